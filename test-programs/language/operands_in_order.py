# Operands are read in order, also variables that a later operand changes by a call or by :=.
def floats():
    t = 0.25
    u = 2.0
    def change():
        nonlocal t
        t = t + 1.0
        return t
    print(min(t, change()), max(t, change()), t + change(), t * change(), t < change())
    print(min(+t, change()), max(+t, change()), +t + change(), -t * change(), abs(t) < change())
    print(t // change(), t % change(), t ** change(), min(u, t, change()), max(change(), t, change()))
    print((t, change()), [t, change()], {t: change()}, "%s %s" % (t, change()), f"{t} {change()}")
    v = t + change() * t + change()
    w = max(t, min(change(), t)) - t
    print(v, w, round(t, 1) + change(), divmod(t, change()), int(t) + change(), t if change() else 0)
floats()
total = 0.5
def add():
    global total
    total += 1.0
    return total
def g():
    print(min(total, add()), total + add(), max(+total, add()), -total * add(), abs(total) < add(), (total, add()))
    a = [total, add()]
    print(a, total - add() - total, min(total, total + add(), total))
g()
def others():
    n = 7
    def change():
        nonlocal n
        n += 3
        return n
    print(n / change(), n // change(), n % change(), n - change(), min(n, change()), max(n, change()), n / change() / n)
    s = "ab"
    def grow():
        nonlocal s
        s += "c"
        return len(s)
    print(s[grow() - 3], s * grow(), s.find("c", grow() - 2), len(s) - grow(), s[0:grow()], s[grow() - 1:])
    l = [1.5, 2.5]
    def more():
        nonlocal l
        l = l + [1.0]
        return len(l)
    print(l[more() - 3], l * 1 == l * (more() - 3), l[0] + more() * l[0], sum(l) + more(), min(l[0], more()), l[more() - 4:])
    b = bytearray(b"abc")
    def fresh():
        nonlocal b
        b = bytearray(b"xyzw")
        return 1
    print(b[fresh()], b[0] + fresh() + b[0], (b[0] << fresh()) | b[1])
    b = bytearray(b"abc")
    b[fresh()] = 65
    print(b)
    d = {1: 2.5}
    def other():
        nonlocal d
        d = {1: 7.5, 2: 8.5}
        return 1
    print(d[other()], d.get(other(), 1.0))
    d = {1: 2.5}
    print(d.get(other(), 9.5), max(d[1], other()))
    f = 2.5
    def flip():
        nonlocal f
        f = -f
        return f
    print(f - flip(), f * flip() + f, abs(f) + flip(), f ** 2 + flip(), f / flip(), round(f) + flip(), f // flip(), f if flip() > 0 else -f, f > flip(), f == flip(), not f or flip(), -f + flip(), +f - flip(), int(f) + flip(), divmod(f, flip()), [f, flip(), f], (f, flip()) < (f, flip()))
others()
def walrus():
    n = 7
    print(n % (n := 3), n / (n := 4), n // (n := 5), min(n, (n := 3)), max((n := 9), n), n % 4 + (n := 2) % n)
    f = 7.5
    print(f % (f := 2.0), f / (f := 4.0), f // (f := 5.0), min(f, (f := 3.0)), max((f := 9.5), f), f ** 2 + (f := 2.0) % f)
walrus()
