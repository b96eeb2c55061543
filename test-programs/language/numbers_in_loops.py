# Arithmetic of the kind that compilers like to make faster, at the places where that goes wrong.
def mandelbrot_row(y, width):
    row = ""
    for i in range(width):
        cr = i * 3.0 / width - 2.0
        zr = zi = 0.0
        n = 0
        while zr * zr + zi * zi < 4.0 and n < 30:
            zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + y
            n += 1
        row += " .:-=+*#%@"[n // 3 - 1] if n < 30 else "@"
    return row


for line in range(-5, 6):
    print(mandelbrot_row(line / 5, 48))


def hash_text(text):
    h = 5381
    for c in text:
        h = (h * 33 + ord(c)) & 0xFFFFFFFF
    return h


print(hash_text("hello"), hash_text("MicroPython" * 10))


def lcg(seed, count):
    state = seed
    out = []
    for _ in range(count):
        state = (1103515245 * state + 12345) % (1 << 31)
        out.append(state >> 16)
    return out


print(lcg(1, 6))


def overflow():
    n = 1
    steps = 0
    while n < 10**19:
        n = n * 3 + 1
        steps += 1
    return n, steps


print(overflow())


def sieve(limit):
    flags = bytearray(b"\1" * limit)
    flags[0:2] = b"\0\0"
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit, i):
                flags[j] = 0
    return sum(flags)


print(sieve(10000))


def changes_type(n):
    x = n
    for i in range(n):
        x = x * 1000003
        if i == 3:
            x = x / 7
        elif i == 5:
            x = str(x)[:3]
            return x, i
    return x


print(changes_type(3), changes_type(10))


def collatz(n):
    longest = (0, 0)
    for start in range(1, n):
        x, length = start, 1
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            length += 1
        longest = max(longest, (length, start))
    return longest


print(collatz(3000))


def signs():
    return [(a // b, a % b) for a in (7, -7) for b in (2, -2)], [(-8 >> 1), (-1 >> 40), 1 << 40, -1 & 0xFFFFFFFFFF]


print(signs())
i = 2**53
print(i + 1, i + 2, (i + 1) * 3, -i - 1, (i + 1) % 10, (i + 1) // 2)
