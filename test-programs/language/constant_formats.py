# Constant patterns of %, str.format and f-strings, with values of known and of unknown types, beside the same made at run time.


class Shown:
    def __str__(self):
        return "shown"

    def __repr__(self):
        return "Shown()"


VALUES = (0, 7, -42, 255, 2**40, 2**70, -(2**70), True, None, "text", "é😀", "", 1.5, -0.0, 1e20, 123.456, b"by", [1], Shown())


def attempt(make, *args):
    try:
        return make(*args)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


def percents(v):
    return (
        attempt(lambda: "%d" % (v,)),
        attempt(lambda: "<%05d|%3d|%-4d|%+d>" % (v, v, v, v)),
        attempt(lambda: "%x %X %04x %08X %#x" % (v, v, v, v, v)),
        attempt(lambda: "%s|%5s|%-5s|%.2s" % (v, v, v, v)),
        attempt(lambda: "%r %%" % (v,)),
        attempt(lambda: "%.2f %f %6.1f %e %g" % (v, v, v, v, v)),
        attempt(lambda: "%c" % (v,)),
        attempt(lambda: "%u%i%o" % (v, v, v)),
    )


def templates(v):
    return (
        attempt(lambda: "{}{}".format(v, v)),
        attempt(lambda: "{:05d}|{:04x}|{:5}|{:<5}|{:>5}|{:^5}".format(v, v, v, v, v, v)),
        attempt(lambda: "{:>6.2f}{:.1f}{:7.3f}".format(v, v, v)),
        attempt(lambda: "{:<6}|{:>6}".format(v, v)),
        attempt(lambda: f"{v}{v:05d}"),
        attempt(lambda: f"{v:.2f} {v:8.1f}"),
        attempt(lambda: f"{v:<6}|{v:>6}"),
        attempt(lambda: f"{v:04x}{v!r}"),
        attempt(lambda: f"{v:08}{v:+}"),
    )


def made(v):
    patterns = ("%d", "%05d", "%x", "%04X", "%s", "%.2f", "%r")
    return [attempt(lambda: p % (v,)) for p in patterns], [attempt(p.format, v) for p in ("{:05d}", "{:.2f}", "{:<6}", "{:>6}", "{}")]


for v in VALUES:
    print(percents(v))
    print(templates(v))
    print(made(v))


def known(n, x, s):
    print("%d%d" % (n, n + 1), "%d" % n, "%s" % s, "%s" % x, "%05d" % -n, "%.1f%.3f" % (x, x * 2), "%s%s" % (n, s))
    print("%x" % (n * 2**60), "%s" % True, "%s" % None, "a%%b%d" % n, "{}{:.2f}{:>8}".format(n, x / 3, s), f"{x:.1f}{n:03d}{s:<4}|")
    print("{:6.1f}|{:.3f}".format(x, n), f"{x * 1e30:.2f}", "%.1f" % n, "{}".format(x), "extra {}".format(n, x), "%s" % (s * 2,))


known(5, 2.25, "x")
known(-3, -1e-9, "ü")

order = []


def noted(v):
    order.append(v)
    return v


print("%d %s" % (noted(1), noted("b")), "{}{:>3}".format(noted(2), noted("c")), f"{noted(3):02d}{noted(4)}", order)
for make in (
    lambda: "%d" % "x",
    lambda: "%d %d" % (1,),
    lambda: "%d" % (1, 2),
    lambda: "%d %s %z" % (noted(5), 1, 2),
    lambda: "{} {}".format(noted(6)),
    lambda: "{:d}".format("x"),
    lambda: "{:z}".format(1),
    lambda: "{".format(1),
    lambda: f"{'x':05d}",
):
    print(attempt(make))
print(order)


class Pair(tuple):
    pass


def one(v):
    return (
        attempt(lambda: "<%s>" % v),
        attempt(lambda: "%d%%" % v),
        attempt(lambda: "%.2f" % v),
        attempt(lambda: "%05d" % v),
        attempt(lambda: "%r" % v),
        attempt(lambda: "plain" % v),
        attempt(lambda: "%s %s" % v),
        attempt(lambda: "%(a)s" % v),
    )


for v in VALUES + ((), (1,), (1, 2), ((1, 2),), [], {}, {"a": 1}, Pair((1,)), Pair((1, 2)), range(2)):
    print(one(v))
