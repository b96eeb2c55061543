# Patterns of bytes: numbers are written as in text, everything else as bytes has it.


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def line(i, x):
    return b"AT+%d,%04x;%5.2f\r\n" % (i, i * 7, x)


for i in range(3):
    print(line(i, i / 3), b"%d%%" % i, b"\xff%d\x80" % (i,), b"%+d|%-4d|" % (i, i))
print(b"%s=%d" % (b"k", 5), b"%s" % "\u00e9", b"%c%c" % (65, "b"), b"%r" % "a", b"%c" % 200, b"%5s|" % b"ab")
shown(lambda: b"%d" % (1, 2))
shown(lambda: b"%d %d" % 1)
shown(lambda: b"%d" % "x")
shown(lambda: b"%(a)d" % {"a": 3})
shown(lambda: b"none" % ())
shown(lambda: b"%d" % True)
shown(lambda: b"%x %o" % (2**70, 2**66))
shown(lambda: b"%z" % 1)
shown(lambda: b"%d" % 2.75)
