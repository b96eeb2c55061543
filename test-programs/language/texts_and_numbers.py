# Texts that are numbers for int() and float(), and what the errors show of those that are not; bytes as text.
def read(make, *args):
    try:
        return make(*args)
    except ValueError as error:
        return error.args


TEXTS = ("", " ", "abc", "12x", "it's", 'a"b', "\"'", "\\", "\n", "t\t1", "é", "\x7f", "1\x00", "0x1g", "+", "-x")
TEXTS += ("1_2", "--1", " 5 a ", "ab cd", "~", "[", "]", "&", "'", "inf", "-INF", "infinity", "Nan", "in", "i", "n")
TEXTS += ("nano", "+nan", "1e", "1e5", ".", "..", "e", "I", "naN ", " inf x", "infinit", "-12", " +7\n")

for text in TEXTS:
    print(repr(text), read(int, text), read(float, text), read(int, text, 16))
    print(text.encode(), read(int, text.encode()))
for i in range(256):
    print(bytes([i]), bytes([39, i]), bytes([34, 39, i]), end=" ")
print()
