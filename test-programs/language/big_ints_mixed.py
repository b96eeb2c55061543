# Operators of ints of all sizes, with results that come back to small ones.

vals = [0, 1, -1, 2, -3, 7, 255, -256, 2**31, -2**31, 2**32-1, 2**52, 2**53-1, 2**53, 2**53+1, -(2**53-1), -(2**53), -(2**53)-1, 2**63, -2**63, 2**64, 2**64-1, -2**64, 10**20, -10**20, 10**30+7, 3**100, -3**101]
def chk():
    h = 0
    for a in vals:
        for b in vals:
            r = [a + b, a - b, a * b]
            if b != 0:
                r += [a // b, a % b]
                assert (a // b) * b + a % b == a, (a, b)
            r += [a & b, a | b, a ^ b]
            for n in (0, 1, 5, 31, 40, 64, 70):
                r += [a >> n, a << n]
            for x in r:
                h = (h * 31 + x) % (2**61 - 1)
                h = (h ^ (x & 0xffffffff)) % 1000000007
        print(a, h)
def known(n):
    a = 2**53 - 1 - n
    b = -3**50 + n
    for i in range(40):
        a = a * (i + 1) + b
        b = (b >> 1) - (a << i % 5)
        a, b = b % (2**127 - 1), a // 3 % -(10**25)
        print(a, b, a % 7, b % 7, a % -7, b // -1000003, (a * 0) + 1, a >> 200, b >> 200)
chk()
known(3)
for f in (lambda a, b: a >> b, lambda a, b: a << b, lambda a, b: a % b, lambda a, b: a // b):
    for a in (5, 10**30):
        for b in (0, -1, 2**70):
            try: print(f(a, b) if b != 2**70 or a != 1 else 0)
            except Exception as e: print(type(e).__name__, e)
