# Special methods of all kinds in one class, called by operators, builtins, statements and each other; a class constant that changes late.
class Meta:
    items = []
    total = 0
    LIMIT = 5
    def __init__(self, n):
        self.n = n
        Meta.total += n
        self.items.append(n)
    def __len__(self): return self.n
    def __bool__(self): return self.n > 2
    def __contains__(self, k): return k < self.n
    def __iter__(self):
        for i in range(self.n): yield i * 0.5
    def __getitem__(self, k):
        if isinstance(k, slice): return ("slice", k.start, k.stop)
        if k == "self": return self
        return k * self.LIMIT
    def __call__(self, x, y=2): return x * y + self.n
    def __eq__(self, o): return self.n == (o.n if isinstance(o, Meta) else o)
    def __lt__(self, o): return self.n < o.n
    def __hash__(self): return self.n
    def __neg__(self): return Meta(-self.n)
    def __abs__(self): return float(abs(self.n))
    def __int__(self): return self.n
    def __float__(self): return self.n + 0.5
    def __str__(self): return "M%d" % self.n
    def __enter__(self): return self
    def __exit__(self, *a): return a[0] is KeyError
class Sub(Meta):
    LIMIT = 7.5
    def __len__(self): return super().__len__() + 1
    def __getitem__(self, k): return super().__getitem__(k)
def run(ms):
    out = []
    for m in ms:
        out.append((len(m), bool(m), 1 in m, list(m), m[3], m[1:2], m["self"] is m, m(3), m(1.5, y=3)))
        out.append((m == 3, m == m, m < ms[0], abs(m), int(m), float(m), str(m), m.LIMIT * 2))
        with m as q:
            raise KeyError(q[2])
        s = 0
        for x in m: s += x
        out.append((s, sum(m), max(m) if m.n else None, sorted(ms)[0].n, {m: 1}[m], m in [1, 3], ms.index(m)))
    return out
for r in run([Meta(3), Sub(4), Meta(1), Sub(2)]): print(r)
print(Meta.total, Meta.items, -Meta(2) == -2, Meta.LIMIT, Sub.LIMIT, Sub(3)[2], Sub(1)["self"].LIMIT)
Meta.LIMIT = "x"
print(Meta(3)[2], Sub(3)[2])
class Matrix:
    def __init__(self, r, c, fill=0.0):
        self.r, self.c = r, c
        self.d = [fill] * (r * c)
    def __getitem__(self, ij): return self.d[ij[0] * self.c + ij[1]]
    def __setitem__(self, ij, v): self.d[ij[0] * self.c + ij[1]] = v
    def __matmul__(self, o):
        m = Matrix(self.r, o.c)
        for i in range(self.r):
            for j in range(o.c):
                m[i, j] = sum(self[i, k] * o[k, j] for k in range(self.c))
        return m
a = Matrix(2, 2); b = Matrix(2, 2, 1)
a[0, 0] = 1.5; a[1, 1] = 2; a[0, 1] += 0.5
b[0, 1] = 3
print((a @ b).d, a.d, b.d, (b @ a)[1, 0])
b[0, 0] = "s"
try: print((a @ b).d)
except TypeError as e: print("TypeError")
