import time

import struct
class Packet:
    FMT = "<HBBIf"
    SIZE = struct.calcsize(FMT)
    def __init__(self, seq, kind, flags, stamp, value, payload=b""):
        self.seq, self.kind, self.flags, self.stamp, self.value, self.payload = seq, kind, flags, stamp, value, payload
    def encode(self):
        head = struct.pack(self.FMT, self.seq, self.kind, self.flags, self.stamp, self.value)
        body = head + bytes([len(self.payload)]) + self.payload
        return b"\xaa" + body + bytes([checksum(body)])
    @classmethod
    def decode(cls, raw):
        if raw[0] != 0xaa: raise ValueError("start")
        body = raw[1:-1]
        if checksum(body) != raw[-1]: raise ValueError("checksum")
        fields = struct.unpack_from(cls.FMT, body, 0)
        n = body[cls.SIZE]
        return cls(*fields, payload=body[cls.SIZE+1:cls.SIZE+1+n])
def checksum(data):
    s = 0
    for b in data: s = (s + b) & 0xff
    return s ^ 0xff
def run(n):
    t = 0; bad = 0
    for i in range(n):
        p = Packet(i & 0xffff, i % 5, i & 3, i * 1000, i / 4, b"data%d" % i)
        raw = p.encode()
        if i % 9 == 0: raw = raw[:-1] + bytes([raw[-1] ^ 1])
        try:
            q = Packet.decode(raw)
            t += q.seq + q.stamp + int(q.value) + len(q.payload)
        except ValueError as e:
            bad += 1
    return t, bad

start = time.ticks_us()
result = run(500)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
