def said(text):
    print(text, end=" ")
    return text


def kinds(text):
    return [text.isspace(), text.isalpha(), text.isdigit(), text.isupper(), text.islower()]


for text in ("", " ", "\t\x0b\r\n", "\x1c", "a", "Z", "aB", "a1", "0", "09", "ä", "aä", "A\u20ac", "é", "A b", "1-"):
    print(repr(text), kinds(text))

print(said("b") in said("abc"), said("b") not in said("abc"), "" in said(""), not said("x") in "abc")

wide = "a\U0001f600b"
names = "north"
for i in (0, 1, 2, -1, -3):
    print(wide[i], names[i], "plain"[i], "\U0001f600x"[i % 2], end=";")
print()
for i in (5, -6):
    try:
        print("plain"[i])
    except IndexError as e:
        print(i, e)
    try:
        print(names[i])
    except IndexError as e:
        print(i, e)
print([("xyz"[i] if i > 1 else "abc"[i]) + "!" for i in range(3)], "ab"[1] == "b" or "cd"[0])
print("a$b".replace("b", "$&$1"), "aa".replace("", "-"), "x.y.z".replace(".", ""), "abc".replace("z", "$"))
print(repr("  a b\n".lstrip()), repr("  a b\n".rstrip()), repr("\u2003a ".rstrip()))


class Loud(str):
    def isdigit(self):
        return "loud"


def ask(text):
    return text.isdigit(), text[0], "l" in text


print(ask("1l"), ask(Loud("loud")))
