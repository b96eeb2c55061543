def f(o):
    a = [1, 2, 3]
    for i in range(3):
        print(a[i], a[i - 3], a[-1 - i])
    try:
        a[3]
    except IndexError as e: print(e)
    try:
        a[-4]
    except IndexError as e: print(e)
    a.append(o); print(len(a), a.append(1))
    n = 0
    for i in range(-5, 300, 7):
        n += (i & 0xff) ^ 3 | 4
        n += (i & 0xff) * (i & 7) // 3 % 5
        n -= (i + 2) * (i - 1) * -1
        n += (i & 0xff) // ((i & 3) + 1) * 2 - (i & 15) % 7
        n += ((i + 1) & 0xffff) >> 3
        n += i >> 1
        if i < 10 and i != 3 and not i == 2 or i >= 100: n += 1
        if i & 1: n += 1
        if not i: n += 5
    print(n)
    s = "abc"
    t = s + "d"
    print(t == "abcd", t != "abcd", s + t + s, t is s, "x" if s else "y", s and t, not s, not "")
    print(-5 * 0, 0 * -1, (-6) % 3, (0 - 6) // 3)
    z = 0
    w = -5
    print(z * w, z % 3, 1 / ((z * w) or 1))
    print(True & True, True & False, True | True, True ^ True, ~True, -True, +True)
    k = True & True
    if k: print("k", k)
    big = 2 ** 60
    print(big & 0xff, big | 1, (big + 1) & 1, big < 3, big == 2 ** 60)
    for j in range(2**31 - 3, 2**31 + 3): print(j & 0xff, j & 0x7fffffff, j | 1, j ^ 1, j >> 1, j + j, j * 3, j % 7, j // 7)
    for j in range(-2**31 - 2, -2**31 + 2): print(j & 0xff, j & 0x7fffffff, j | 1, j ^ 1, j >> 1, j + j, j * 3, j % 7, j // 7)
    for j in range(10, 0, -3): print(j, j - 20, (j - 20) & 0xff)
    x = 3
    x = x + 1
    while x < 100: x = x * x
    print(x)
    m = a[1:]
    print(m[0], len(m), m[len(m) - 1])
    b = b"abc"
    print(b[o], b[0] + 1, b[1:], len(b))
f(1)
def g(n):
    if n < 2: return n
    return g(n - 1) + g(n - 2)
print(g(15))
def h(n):
    if n == 0: return 1.0
    return h(n - 1) / 2
print(h(10))
class N:
    def __len__(self): return 10**30
print(len(N()) * 0.5)
gl = 0.5
def setgl(v):
    global gl
    gl = v
def rd(): return gl * 2.0
print(rd()); setgl(3); print(rd()); setgl("ab")
try: print(rd())
except TypeError as e: print(e)
