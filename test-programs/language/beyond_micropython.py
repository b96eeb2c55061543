# What CPython accepts and MicroPython's own compiler does not (yet): we compile it all the same.
def positional(a, /, b):
    return a, b


print(positional(1, b=2))
print([*range(3), *"ab"], (*[1], 2), len({*"a", *"a"}), {**{"a": 1}})
merged = {**{"a": 1, "b": 2}, "b": 3, **{"c": 4}}
print(sorted(merged.items()))
try:
    [*5]
except TypeError as e:
    print(type(e).__name__)


def pairs():
    return 1, *range(2, 4)


print(pairs(), [x for x in (*"ab", "c")])
for x in *range(2), "end":
    print(x, end=" ")
print()
number = 2.5
print(f"{number = :.2f}")
