import time

TEXT = """MicroPython is a lean and efficient implementation of the Python 3 programming language that includes a small subset of the Python standard library and is optimised to run on microcontrollers and in constrained environments. """ * 3
def wrap(text, width):
    lines = []; cur = ""
    for w in text.split():
        if len(cur) + len(w) + (1 if cur else 0) > width:
            lines.append(cur); cur = w
        else:
            cur = cur + " " + w if cur else w
    if cur: lines.append(cur)
    return lines
def justify(line, width):
    words = line.split()
    if len(words) == 1: return line
    gaps = len(words) - 1
    spaces = width - sum(len(w) for w in words)
    out = ""
    for i, w in enumerate(words[:-1]):
        out += w + " " * (spaces // gaps + (1 if i < spaces % gaps else 0))
    return out + words[-1]
def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else chr((ord(c) - 65 + k) % 26 + 65) if c.isupper() else c for c in s)
def palin(s):
    s = "".join(c.lower() for c in s if c.isalpha())
    return s == s[::-1]
def run(n):
    t = 0
    for i in range(n):
        ls = [justify(l, 40) for l in wrap(TEXT, 40)]
        c = caesar(TEXT, i % 26)
        assert caesar(c, -(i % 26)) == TEXT
        t += sum(map(len, ls)) + c.count("a") + palin("A man a plan a canal Panama") + TEXT.title().find("Python") if hasattr(TEXT, "title") else sum(map(len, ls)) + c.count("a") + palin("A man a plan a canal Panama")
    return t % 7, ls[1]

start = time.ticks_us()
result = run(60)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
