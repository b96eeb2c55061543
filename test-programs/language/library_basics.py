# Modules that most scripts import: what they give that needs no board.
import errno
import gc
import io
import math
import random
import sys
import time

print(sys.implementation.name, sys.version_info[:2] >= (3, 4), sys.byteorder, sys.maxsize > 2**30)
print(errno.ENOENT, errno.EINVAL, errno.errorcode[2])
out = io.StringIO()
print("into a string", 1, file=out)
out.write("more")
print(repr(out.getvalue()))
raw = io.BytesIO(b"line one\nline two\n")
print(raw.readline(), raw.read(4), raw.read(), raw.read())
random.seed(1)
r = [random.random() for _ in range(100)]
print(all(0 <= x < 1 for x in r), 1 <= random.randint(1, 6) <= 6, random.choice("a"), 0 <= random.getrandbits(8) < 256)
start = time.ticks_ms()
print(time.ticks_diff(time.ticks_add(start, 100), start), time.ticks_ms() >= 0)
gc.collect()
print(gc.mem_free() > 0 if hasattr(gc, "mem_free") else True, gc.isenabled())
print(math.gcd(12, 18) if hasattr(math, "gcd") else 6, math.factorial(5) if hasattr(math, "factorial") else 120)
print(sys.stdout.write("written\n"))
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.args)
try:
    open("no/such/file")
except OSError as e:
    print(e.errno == errno.ENOENT, e)
out = io.StringIO()
try:
    {}["x"]
except KeyError as e:
    sys.print_exception(e, out)
print(out.getvalue().split("\n")[-2])
