import time

import struct
def crc16(data):
    crc = 0xFFFF
    for b in data:
        crc ^= b
        for _ in range(8):
            if crc & 1: crc = crc >> 1 ^ 0xA001
            else: crc >>= 1
    return crc
def request(unit, fn, addr, count):
    pdu = struct.pack(">BBHH", unit, fn, addr, count)
    return pdu + struct.pack("<H", crc16(pdu))
def respond(req, regs):
    unit, fn, addr, count = struct.unpack(">BBHH", req[:6])
    if crc16(req[:-2]) != struct.unpack("<H", req[-2:])[0]: raise ValueError("crc")
    body = bytearray([unit, fn, count*2])
    for i in range(count):
        body.extend(struct.pack(">H", regs[addr+i]))
    body += struct.pack("<H", crc16(body))
    return bytes(body)
def parse(resp):
    n = resp[2]
    return struct.unpack(">%dH" % (n//2), resp[3:3+n])
def run(n):
    regs = [i*37 & 0xffff for i in range(200)]
    t = 0
    for i in range(n):
        r = request(1, 3, i % 100, 10 + i % 20)
        for v in parse(respond(r, regs)): t += v
    return t

start = time.ticks_us()
result = run(300)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
