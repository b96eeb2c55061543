# Parts of strs at the edges: nothing, nothing but separators, and long texts before short ones.
def parts(text):
    return text.split(), text.split(","), text.split(", "), [part.split() for part in text.split(";")]


for text in ("", " ", ",", "a", " a", "a ", "a,", ",a", ",,", "a, b", " , ", "a  b\t\nc ", "aa;a a;", "\u00a0x\u2003", "é, ö"):
    print(parts(text))
print("aaa".split("aa"), "abcabc".split("abc"), "abc".split("abcd"))
long = "x, y " * 5000
print(len(long.split()), len(long.split(",")), len(long.split(", ")))
total = 0
for line in (long + "\nlast").split("\n") * 3:
    for part in line.split(", "):
        total += len(part.split())
print(total)
