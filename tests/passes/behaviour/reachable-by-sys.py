# A module finds itself in sys.modules.
import sys
def f(x): return x * 0.5
print(f(1.0))
m = sys.modules.get("__main__")
print(m is None or m.f(3) == 1.5)
