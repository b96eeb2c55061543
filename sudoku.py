import time

def possible(g, r, c, v):
    for i in range(9):
        if g[r][i] == v or g[i][c] == v:
            return False
    br, bc = r//3*3, c//3*3
    for i in range(3):
        for j in range(3):
            if g[br+i][bc+j] == v:
                return False
    return True
count = 0
def solve(g):
    global count
    count += 1
    for r in range(9):
        for c in range(9):
            if g[r][c] == 0:
                for v in range(1, 10):
                    if possible(g, r, c, v):
                        g[r][c] = v
                        if solve(g):
                            return True
                        g[r][c] = 0
                return False
    return True
def run(n):
    puzzle = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
    g = [[int(ch) for ch in puzzle[i*9:i*9+9]] for i in range(9)]
    ok = solve(g)
    p2 = "000000907000420180000705026100904000050000040000507009920108000034059000507000000"
    h = [[int(p2[i*9+j]) for j in range(9)] for i in range(9)]
    solve(h)
    return ok, count, "".join(str(x) for row in h for x in row)

start = time.ticks_us()
result = run(1)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
