import time

class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])
    @staticmethod
    def zeros(n, m): return Matrix([[0] * m for _ in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v):
        i, j = ij
        self.rows[i][j] = v
    def __mul__(self, o):
        n, k = self.shape; m = o.shape[1]
        r = Matrix.zeros(n, m)
        for i in range(n):
            for j in range(m):
                s = 0
                for t in range(k): s += self[i, t] * o[t, j]
                r[i, j] = s
        return r
    def transpose(self): return Matrix(zip(*self.rows))
    def __pow__(self, e):
        r = Matrix.identity(self.shape[0]); b = self
        while e:
            if e & 1: r = r * b
            b = b * b; e >>= 1
        return r
    def det(self):
        m = [list(map(float, r)) for r in self.rows]; n = len(m); d = 1.0
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(m[r][c]))
            if m[p][c] == 0: return 0.0
            if p != c: m[p], m[c] = m[c], m[p]; d = -d
            d *= m[c][c]
            for r in range(c + 1, n):
                f = m[r][c] / m[c][c]
                for k in range(c, n): m[r][k] -= f * m[c][k]
        return d
def run(n):
    t = 0; d = 0.0
    for i in range(n):
        a = Matrix([[(i + j * k + 1) % 7 for j in range(5)] for k in range(5)])
        t = (t + (a ** 6).transpose()[1, 2]) % 1000003
        d += a.det()
    return t, round(d, 3)

start = time.ticks_us()
result = run(30)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
