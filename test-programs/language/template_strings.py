# t-strings keep their text and their values apart.
name = "World"
n = 7
t = t"Hello {name}, {n:03d} and {n + 1!r}"
print(type(t).__name__, t.strings, t.values)
for part in t:
    if isinstance(part, str):
        print("text", repr(part))
    else:
        print("field", part.value, part.expression, part.conversion, repr(part.format_spec))


def shell(template):
    words = []
    for part in template:
        words.append(part if isinstance(part, str) else "'" + str(part.value) + "'")
    return "".join(words)


print(shell(t"ls {name}"))
print((t"a{1}" + t"b{2}").strings, t"".strings, t"{{x}}".strings)
