# Fields of % in columns: strs, ints and floats, and what else may stand there.
class S(str): pass
class I(int): pass
def show(v, w, x, y):
    print("%5s|%-5s|%5d|%-5d|%8.2f|" % (v, w, x, x, y), end="")
    print("%1s|%1d|%2.1f|" % (v, x, y))
for v in ("", "a", "abcdef", "äö", "€", None, 5, -7, 2**70, 1.5, True, [1], S("sub"), I(4), b"x"):
    for x in (0, -3, 123456, 2**70, True, I(9)):
        show(v, v, x, 3.14159)
for y in (0.0, -0.0, 1e20, -1e-9, float("nan"), float("inf"), -float("inf"), 5, 2**60, True, 123456.789):
    print("%8.2f|%3.0f|%12.4f|%-9.3f|%+8.1f|%08.2f" % (y, y, y, y, y, y))
for bad in ("a", None, [1], 1.5):
    for f in ("%5d", "%8.2f", "%-3d"):
        try:
            print(f % (bad,), ("[%5d]" % bad) if f == "%5d" else ("[%8.2f]" % bad) if f == "%8.2f" else ("[%-3d]" % bad))
        except TypeError as e:
            print(e)
print("%-10s|%5d" % ("ab", 3), "%3s" % "abcd", "%-3d" % -12345)
