import time

def compress(data):
    table = {bytes([i]): i for i in range(256)}
    w = b""
    out = []
    for b in data:
        wc = w + bytes([b])
        if wc in table:
            w = wc
        else:
            out.append(table[w])
            table[wc] = len(table)
            w = bytes([b])
    if w: out.append(table[w])
    return out
def decompress(codes):
    table = {i: bytes([i]) for i in range(256)}
    w = table[codes[0]]
    out = bytearray(w)
    for k in codes[1:]:
        if k in table: e = table[k]
        else: e = w + w[:1]
        out += e
        table[len(table)] = w + e[:1]
        w = e
    return bytes(out)
def run(n):
    data = b"TOBEORNOTTOBEORTOBEORNOT, that is the question whether 'tis nobler " * 60
    t = 0
    for i in range(n):
        c = compress(data)
        assert decompress(c) == data
        t += len(c)
    return t

start = time.ticks_us()
result = run(6)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
