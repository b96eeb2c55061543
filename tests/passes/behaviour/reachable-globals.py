# Functions and globals that look private, but are reached by other ways than their names.
def f(x): return x * 0.5
class A:
    f = f
print(f(1.0), A.f(3))
import __main__
scale = 0.5
def g(): return scale * 2.0
print(__main__.f(3), __main__.f(7.0))
__main__.scale = 3
print(g())
