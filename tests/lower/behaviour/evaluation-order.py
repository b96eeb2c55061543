# What is evaluated when: every call prints its name.
def t(n, v=None):
    print(n, end=' ')
    return v
{t('k1',1): t('v1'), t('k2',2): t('v2')}; print()
for i in range(t('start',0), t('end',1)): print()
class A: pass
a=A(); a.x=1
def f(): t('f'); return a
def g(): t('g'); return 2
f().x += g(); print()
d={1:1}
def h(): t('h'); return d
h()[t('i',1)] += g(); print()
h()[t('i',1)] = g(); print()
del h()[t('i',1)]; print()
def k(*a, **kw): print(a, sorted(kw.items()))
k(t('a'), x=t('x'), **t('ss',{'z':2}))
t('fn', k)(t('arg'))
try:
    a.nope(t('evaluated'))
except AttributeError as e: print('AE', e)
try:
    None(t('evaluated'))
except TypeError as e: print('TE', e)
def dec(n): t(n); return lambda f: f
@dec('d1')
@dec('d2')
def q(a=t('def1'), *, b=t('kdef1'), c=t('kdef2')): pass
print()
@dec('cd')
class B(t('base', object)):
    t('body')
    print(__name__)
print()
class C:
    "doc"
    print('q', __qualname__)
    print('m', __module__)
class C2:
    "doc"
    x: t('ann')
    y: t('ann2') = 5
print(sorted(C2.__dict__.keys()))
z: t('modann')
zz: t('modann2') = 1
print([ (t('e',x)) for x in t('it',[1,2]) if t('c',True)])
print(sorted({t('dk',x): t('dv',x) for x in [1,2]}))
i=0
l=[0,0,0]
i, l[i] = 1, 5
print(i,l)
l[t('a',0)], l[t('b',1)], l[t('c',2)] = t('x'),t('y'),t('z')
print()
l[t('a',0)] = l[t('b',1)] = t('x'); print()
print(t('a',1) < t('b',0) < t('c',2))
print(t('a',1) < t('b',2) < t('c',3))
l[t('lo',0):t('hi',1):t('st',1)]; print()
def gen():
    x = [t('pre'), (yield 1), t('post')]
    print(x)
list(gen())
class M:
    def __init__(s,n): s.n=n; t('init'+n)
    def __enter__(s): t('enter'+s.n); return s
    def __exit__(s,*a): t('exit'+s.n); print(a and a[0]); return False
def w():
    with M('1') as l[t('tgt',0)], M('2'):
        t('body'); return t('ret')
w(); print()
for i in range(2):
    with M('L'):
        if i==0: continue
        break
class M2:
    def __enter__(self): print('enter'); return 1
try:
    with M2(): print('body')
except AttributeError as e: print(e)
class M3:
    def __exit__(self,*a): print('exit'); return 1
try:
    with M3(): print('body')
except AttributeError as e: print(e)
M4i=A(); M4i.__enter__=lambda: print('E'); M4i.__exit__=lambda *a: print('X',a)
with M4i: pass
class M5:
    def __enter__(self): return 1
    def __exit__(self,*a): print('exit',a[0]); return 1
with M5() as (p,q): print('no')
with M5() as p:
    raise ValueError
class O:
    def __init__(s): s.n=0
    def __str__(s): s.n+=1; return 'O'
    __repr__=__str__
o=O()
print(f"{o} {o.n} {o!r} {o.n}")
print(f"{t('a','a'):{t(5,5)}} {t('b','b')}")
x=1;s='a'
print(f"{x=}", f"{s=}", f"{s=!s}", f"{s=:>5}", f"{s=!r}")
def mk():
    for i in range(3):
        if i == 1:
            i = 10
        yield i
print(list(mk()))
print([i for i in range(3)], i)
def fe():
    for i in []: pass
    try: print(i)
    except NameError as e: print(e)
fe()
def star(*a, b=1, **k): return a, b, k
print(star(*[1,2], *(3,), b=4, **{'c':5}))
a, *b = 1, 2, 3; print(a, b)
(a, b), *c = [(1,2), 3]; print(a,b,c)
try:
    a, b = 1, 2, 3
except ValueError as e: print(e)
try:
    a, b, *c = 1,
except ValueError as e: print(e)
print(next((lambda: (yield))()))
def gg():
    try:
        yield 1
    finally:
        print('fin')
x = gg(); next(x); x.close()
def g3():
    r = yield from g4()
    print('r', r)
    return 7
def g4():
    x = yield 1
    print('x', x)
    return 5
it = g3(); next(it)
try: it.send(3)
except StopIteration as e: print(e.value)
class Cnt:
    def __init__(s, n): s.n = n
    def __iter__(s): return s
    def __next__(s):
        if s.n == 0: raise StopIteration
        s.n -= 1; return s.n
print(list(Cnt(3)), sum(x for x in Cnt(4)))
for i in Cnt(2):
    print(i)
else: print('else')
while 1:
    break
else: print('no')
print([x for x in range(5) if x % 2 if x > 1], {x for x in [1]}, {x: y for x, y in [(1, 2)]})
print([[j for j in range(i)] for i in range(3)])
def walr():
    if (n := 5) > 3: print(n)
    print([y := x for x in range(3)], y)
walr()
assert True, 'x'
try: assert False, 'msg'
except AssertionError as e: print(e)
try: assert False
except AssertionError as e: print(repr(e))
import sys as system
from sys import platform as pf
print(system.platform == pf)
try: import nonexist
except ImportError as e: print(e)
try:
    from sys import nonexist
except ImportError as e: print(e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    @staticmethod
    def s(): return 's'
    @classmethod
    def c(cls): return cls.__name__
p = P(); p.x = 5; p.x += 1; print(p.x, P.s(), P.c(), p.c())
class Q(P):
    def __init__(self):
        super().__init__()
        self.y = 2
print(Q().y)
print(*[1,2], *(3,), sep='-')
