import time

ABC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i+3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        s = "".join(ABC[n >> k & 63] for k in (18, 12, 6, 0))
        out.append(s[:len(chunk) + 1] + "=" * (3 - len(chunk)))
    return "".join(out)
def unb64(s):
    out = bytearray()
    for i in range(0, len(s), 4):
        n = 0; pad = 0
        for c in s[i:i+4]:
            n <<= 6
            if c == "=": pad += 1
            else: n |= ABC.index(c)
        out += n.to_bytes(3, "big")[:3 - pad]
    return bytes(out)
def rle(data):
    out = []
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255: j += 1
        out.append((j - i, data[i])); i = j
    return out
def hexdump(data):
    return "\n".join("%04x  %s  %s" % (i, " ".join("%02x" % b for b in data[i:i+16]), "".join(chr(b) if 32 <= b < 127 else "." for b in data[i:i+16])) for i in range(0, len(data), 16))
def run(n):
    t = 0
    for i in range(n):
        d = bytes((j // 7 * i + j % 3) & 255 for j in range(100))
        assert unb64(b64(d)) == d
        t += len(rle(d)) + len(hexdump(d))
    return t, b64(b"hello")

start = time.ticks_us()
result = run(120)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
