# Statements in each other's corners.
class A:
    if (n := 5) > 3: print(n)
    m = [1, 2]
    k = lambda: (w := 3, w)
    def f(self):
        return [self for _ in range(2)][0] is self, __class__.__name__
print(A().f(), A.n, A.k())
x = 10
class G:
    global x
    x = 11
    y = x
print(x, G.y, hasattr(G, 'x'))
def f(a):
    def g():
        nonlocal a
        del a
    g()
    try: return a
    except NameError as e: return str(e)
print(f(1))
def h():
    for i in range(3):
        def k(): return i
        if i == 1: break
    i = 7
    return k()
print(h())
def fin():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        except ValueError: pass
        else: print('else', i)
        finally: print('fin', i)
    else: print('no')
fin()
def nest():
    try:
        try:
            raise KeyError('k')
        finally:
            print('f1')
    except KeyError as e:
        try:
            raise ValueError('v')
        except ValueError as e:
            print('inner', e)
        try: print(e)
        except NameError as z: print('unbound', z)
nest()
def early():
    for x in [1,2,3]:
        try:
            return x
        finally:
            print('cleanup')
print(early())
def gen():
    try:
        for i in range(3):
            try: yield i
            except GeneratorExit: print('ge'); raise
    finally: print('outer')
g = gen(); next(g); g.close()
def ww():
    class C:
        def __enter__(s): return s
        def __exit__(s, t, v, tb): print('exit', t); return True
    with C(): raise KeyError
    with C() as c:
        with C(): 1/0
        print('after')
    for i in range(2):
        with C(): continue
    while True:
        with C(): break
    with C(): return 'r'
print(ww())
def lg():
    yield from (i for i in range(2))
    return (yield 'last')
print(list(lg()))
d = {}
d['a'], d['b'] = 1, 2
(d['c'], [d['e'], *d2]), q = (1, (2, 3, 4)), 5
print(sorted(d.items()), d2, q)
i = 0
def nxt():
    global i
    i += 1
    return i
arr = [0] * 5
arr[nxt()] += nxt()
print(arr, i)
arr = [0] * 9
arr[nxt()], arr[nxt()] = nxt(), nxt()
print(arr)
def dflt(a, b=[]):
    b.append(a); return b
dflt(1); print(dflt(2))
print((lambda *a, **k: (a, k))(1, *[2], x=3))
print([(a, b) for a in range(2) for b in range(a, 2) if b])
print(not 1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, 'a' in 'abc' == True)
for a.z in []: pass
x = y = z = [1]
x += [2]; print(y, z is x)
def unb():
    if False: v = 1
    return v
v = 'global'
print(unb())
s = 'abc'
print(s[1:], s[:-1], list(s))
print(*(x for x in range(3)), **{'sep': ','})
assert (1, 'always true')
def kwo(*, a, b=2): return a, b
print(kwo(a=1))
try: kwo(1)
except TypeError as e: print(e)
t = 1, 2
print(t, (), (1,))
while x:
    x.pop()
else:
    print('empty')
print(f"{1+1:>4}|{'q'!r}|{{}}")
