# Methods of values that are strs for certain, beside the same calls where nobody knows what they get; parsing; tuples as keys.


def of_text(s, t):
    return s.strip(t), s.strip(), s.lower(), s.upper(), s.find(t), s.split(t), s.split(), s.startswith(t), s.endswith(t)


class Shouting(str):
    pass


def of_anything(s, t):
    return s.strip(t), s.strip(), s.lower(), s.upper(), s.find(t), s.split(t), s.split(), s.startswith(t), s.endswith(t)


for text in ("", "a", "  a,b,,c ", "aé😀b😀", "\x1c a\t\r\n", "Under Über", "x" * 40 + "a" + "x" * 9):
    for part in ("a", ",", "x", "😀", "é", "aé"):
        known = of_text(text, part)
        print(known)
        assert known == of_anything(text, part), (text, part)
print(of_anything(Shouting(" a b "), " "), of_anything(b" a b ", b" "))

for separator in ("", "-", "<>"):
    print(separator.join([]), separator.join(("a",)), separator.join(str(i) for i in range(12)))
print(len(", ".join(["item"] * 5000)), ",".join("äöü"))
for items in ([1], ["a", None], ["a"] * 300 + [b"a"]):
    try:
        print("".join(items))
    except TypeError as e:
        print(e)
for use in (lambda s: s.split(""), lambda s: s.find(1), lambda s: s.strip(1), lambda s: s.lower(1)):
    try:
        print(use("abc"))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

for text in ("12", " 12 ", "-5", "+7", "1_000", "0x10", "", "-", "9" * 30, "ff", "1 2"):
    for base in (10, 16, 0):
        try:
            print(int(text, base), end=" ")
        except ValueError as e:
            print(e, end=" ")
    try:
        print(int(text))
    except ValueError as e:
        print(e)
for text in ("1.5", "0", "-0.0", "1e5", ".5", "5.", "", "inf", "1.2.3", "123456.789", " 2.5 ", "00.10", "x", "1_0.5"):
    try:
        print(float(text), 10**20 + float(text), 1 + float(text))
    except ValueError as e:
        print(e)
print(10**30 + 0.5, 2**70 * 1.5, 2**64 - 0.5, (2**64 + 1) / 3.0)


def units(text):
    return [ord(c) for c in text], len(text)


print(units("aé😀"))
for text in ("", "ab"):
    try:
        print(ord(text))
    except TypeError as e:
        print(e)

# The tuple found last is remembered, until it is gone.
counts = {}
for i in range(6):
    key = ("even" if i % 2 == 0 else "odd", str(i // 4))
    if key in counts:
        counts[key] += 1
    else:
        counts[key] = 1
print(sorted(counts.items()))
key = ("odd", "0")
print(counts[key], key in counts)
del counts[key]
print(key in counts, counts.get(key))
counts[key] = 5
print(counts.pop(key), key in counts)
counts[key] = 6
print(counts[key])
counts.clear()
print(key in counts, counts.get(key, "none"))
