# Matrices as lists of lists of floats: product, transposition, a system of equations.
import time

SIZE = 100


def make(n, seed):
    return [[((i * 7 + j * 13 + seed) % 19) / 19 + (i == j) * n for j in range(n)] for i in range(n)]


def multiply(a, b):
    columns = [[row[j] for row in b] for j in range(len(b[0]))]
    result = []
    for row in a:
        line = []
        for column in columns:
            total = 0.0
            for x, y in zip(row, column):
                total += x * y
            line.append(total)
        result.append(line)
    return result


def solve(matrix, right):
    n = len(matrix)
    m = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(i + 1, n):
            factor = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= factor * m[i][c]
    x = [0.0] * n
    for i in range(n - 1, -1, -1):
        x[i] = (m[i][n] - sum(m[i][k] * x[k] for k in range(i + 1, n))) / m[i][i]
    return x


def run(n):
    a = make(n, 1)
    product = multiply(multiply(a, make(n, 5)), a)
    x = solve(product, [float(i) for i in range(n)])
    trace = sum(product[i][i] for i in range(n))
    return "%.3f %.9f" % (trace, sum(x))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
