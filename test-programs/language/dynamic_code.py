# Code from text: eval, exec, compile, and names looked up while running.
x = 10
print(eval("x + 1"), eval("[i * x for i in range(3)]"), eval("x * y", {"x": 2, "y": 3}))
exec("y = x * 2\nprint('inside', y)")
print(y)
space = {"base": 5}
exec("def grow(n):\n    return base + n\nresult = grow(10)", space)
print(space["result"], space["grow"](1), sorted(k for k in space if not k.startswith("__")))
code = compile("a + b", "<sum>", "eval")
print([eval(code, {"a": i, "b": 100}) for i in range(3)])
exec(compile("for i in range(2): print('loop', i)", "<loop>", "exec"))
exec(compile("1 + 1", "<single>", "single"))
print(globals()["x"], "space" in globals(), __name__)


def local_names(a, b=2):
    return eval("1 + 1"), callable(local_names)


print(local_names(1))
exec("class Made:\n    def hello(self):\n        return 'hello from text'")
print(Made().hello())
globals()["written"] = "by name"
print(written)
for text in ("1 +", "x = ", "def f(:", "return 5", "break", "'open"):
    try:
        exec(text)
    except SyntaxError as e:
        print(repr(text), type(e).__name__)
try:
    eval("undefined + 1")
except NameError as e:
    print(e)
try:
    exec("def f():\n    return 1 // 0\nf()")
except ZeroDivisionError as e:
    print(e)
print(getattr(Made, "hello")(Made()), hasattr(Made, "missing"), callable(Made), callable(3))
print(type("text") is str, type(Made()) is Made, isinstance(Made, type), id(x) == id(x))
module = __import__("sys")
print(module.implementation.name)
for code in ("del x_unbound", "x_bound = 1\ndel x_bound\ndel x_bound"):
    try:
        exec(code)
    except KeyError as e:
        print("KeyError", e)
    try:
        exec(code, {})
    except KeyError as e:
        print("KeyError", e)
