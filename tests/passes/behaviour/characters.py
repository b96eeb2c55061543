# Parts and characters of strs whose type is known, with characters beyond the first 65536, and ints from digits.
def parts(text, a, b):
    return text[:a], text[a:], text[a:b], text[-b:], text[:-a], text[b:a], text[:], text[9:], text[-99:99]


print(parts("sensor", 2, 4))
print(parts("a\U0001f600bc\U0001f601d", 2, 4))
print(parts("", 1, 2), "abc"[1:][:1])


def letters(text):
    out = []
    for c in text:
        if c == "-":
            continue
        out.append(ord(c))
        text = ""
    else:
        out.append(len(out))
    for c in text:
        out.append(c)
    for i, c in enumerate("x\U0001f600y"):
        out.append((i, c))
    for c, d in zip("ab\u00e9", "\U0001f601c"):
        out.append(c + d)
    return out


print(letters("a-b\U0001f600\u20ac-"))
print([c for c in "hi\U0001f600"], {c: 1 for c in "aab"}, sum(ord(c) for c in "abc"))
print(int("0"), int("0042"), int("123456789012345"), int("1234567890123456"), int("12345678901234567890"), int(" 7 "), int("-5"))
for bad in ("", "1x", "1.5", "0x10", "\u0663"):
    try:
        print(int(bad))
    except ValueError as e:
        print(e)
try:
    print("abc"[::2])
except NotImplementedError as e:
    print(e)
