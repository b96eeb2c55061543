# The queens of a chess board: recursion, lists and sets of small numbers.
import time

SIZE = 10


def place(row, n, columns, rising, falling, queens, solutions):
    if row == n:
        solutions.append(tuple(queens))
        return
    for column in range(n):
        if columns[column] or (row + column) in rising or (row - column) in falling:
            continue
        columns[column] = True
        rising.add(row + column)
        falling.add(row - column)
        queens.append(column)
        place(row + 1, n, columns, rising, falling, queens, solutions)
        queens.pop()
        falling.remove(row - column)
        rising.remove(row + column)
        columns[column] = False


def run(n):
    solutions = []
    for size in range(4, n + 1):
        place(0, size, [False] * size, set(), set(), [], solutions)
    best = max(solutions, key=lambda s: sum(i * c for i, c in enumerate(s)))
    return "%d %s" % (len(solutions), list(best))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
