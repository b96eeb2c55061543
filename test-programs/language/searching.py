# Searching in bytes, bytearrays and strs, with all kinds of needles and bounds.
datas = [b"a", b"abcabc", b"\x80\xbf\xc3\xa9"]
needles = [b"", b"bc", b"\xbf", 97, 256, bytearray(b"ca"), "a", None]
bounds = [(), (1,), (-2,), (2, 1), (1, 4), (None, 3)]
def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__
for kind in (bytes, bytearray):
    for d in datas:
        for m in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            for n in needles:
                row = []
                for b in bounds:
                    row.append(attempt(lambda: getattr(kind(d), m)(n, *b)))
                print(m, n, row)
for d in ("", "abcabc", "äöä"):
    for m in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
        for n in ("", "bc", "ä", b"a", ("x", "ä"), 97):
            print(d, m, n, [attempt(lambda: getattr(d, m)(n, *b)) for b in bounds])
