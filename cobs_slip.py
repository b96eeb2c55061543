import time

def cobs_encode(data):
    out = bytearray()
    block = bytearray()
    for b in data:
        if b == 0:
            out.append(len(block)+1); out.extend(block); block = bytearray()
        else:
            block.append(b)
            if len(block) == 254:
                out.append(255); out.extend(block); block = bytearray()
    out.append(len(block)+1); out.extend(block)
    return bytes(out)
def cobs_decode(data):
    out = bytearray(); i = 0
    while i < len(data):
        n = data[i]; i += 1
        out += data[i:i+n-1]; i += n-1
        if n < 255 and i < len(data): out.append(0)
    return bytes(out)
END=0xC0; ESC=0xDB
def slip(data):
    return bytes([END]) + data.replace(b"\xdb", b"\xdb\xdd").replace(b"\xc0", b"\xdb\xdc") + bytes([END])
def unslip(data):
    out = []
    esc = False
    for b in data:
        if b == END: continue
        if esc:
            out.append(END if b == 0xdc else ESC); esc = False
        elif b == ESC: esc = True
        else: out.append(b)
    return bytes(out)
def run(n):
    t = 0
    for i in range(n):
        d = bytes((j*i*7) & 255 for j in range(300))
        assert cobs_decode(cobs_encode(d)) == d
        assert unslip(slip(d)) == d
        t += len(cobs_encode(d)) + len(slip(d))
    return t

start = time.ticks_us()
result = run(150)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
