# Functions inside functions: what they keep, and which variable they mean.
def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return step, reset


step, reset = counter(10)
other, _ = counter()
print(step(), step(5), other(), step())
reset()
print(step(), other())

# All functions made in a loop share the loop's variable; a default keeps a value.
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x

    return run


print(compose(lambda x: x + 1, lambda x: x * 2, str, len)(499))


def memo(f):
    known = {}

    def look(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    look_up = look
    return look_up


@memo
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(40))


def outer():
    x = "outer"

    class Inner:
        y = "class"

        def show(self):
            return x

    return Inner().show(), Inner.y


print(outer())


def deleted():
    value = 1

    def use():
        return value

    print(use())
    del value
    try:
        use()
    except NameError as e:
        print("NameError", e)


deleted()
