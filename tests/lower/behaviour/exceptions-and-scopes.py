# Ways out of try, with and loops; names that come and go; async for and with.
def f():
    try:
        raise ValueError(1)
    except ValueError as e:
        del e
    try: e
    except NameError as x: print(x)
f()
def f2():
    try:
        1/0
    except ZeroDivisionError as e:
        e = 5
    try: e
    except NameError as x: print(x)
f2()
e=3
try: 1/0
except ZeroDivisionError as e: pass
try: print(e)
except NameError as x: print('gone', x)
def r(): raise
try:
    try: 1/0
    except ZeroDivisionError: r()
except Exception as ee: print(repr(ee))
def r2():
    try: 1/0
    except ZeroDivisionError:
        try: raise KeyError(2)
        except KeyError: pass
        raise
try: r2()
except Exception as ee: print(repr(ee))
def r3():
    try: 1/0
    except ZeroDivisionError:
        try:
            raise
        except ZeroDivisionError: print('inner'); raise
try: r3()
except Exception as ee: print(repr(ee))
def r4():
    try: 1/0
    finally:
        raise
try: r4()
except Exception as ee: print('r4',repr(ee))
def r4b():
    try: pass
    finally:
        raise
try: r4b()
except Exception as ee: print('r4b',repr(ee))
def r4c():
    try: 1/0
    except ZeroDivisionError:
        try: pass
        finally: raise
try: r4c()
except Exception as ee: print('r4c',repr(ee))
def r5():
    try: 1/0
    except ZeroDivisionError: pass
    raise
try: r5()
except Exception as ee: print('r5',repr(ee))
def r6():
    for i in range(2):
        try:
            if i: raise
            1/0
        except ZeroDivisionError: continue
try: r6()
except Exception as ee: print('r6',repr(ee))
class CM:
    def __enter__(s): pass
    def __exit__(s, *a): pass
def r7():
    try: 1/0
    except ZeroDivisionError as e:
        with CM(): raise
try: r7()
except Exception as ee: print('r7',repr(ee))
def r8():
    try: 1/0
    except ZeroDivisionError as e:
        yield 1
        raise
try: list(r8())
except Exception as ee: print('r8',repr(ee))
def r9():
    try: 1/0
    except ZeroDivisionError:
        try: pass
        except ValueError: pass
        else: raise
try: r9()
except Exception as ee: print('r9',repr(ee))
def r10():
    try: 1/0
    except ZeroDivisionError:
        def g(): raise
        try: g()
        except RuntimeError as e: print('r10 inner', e)
        raise
try: r10()
except Exception as ee: print('r10',repr(ee))
def fr():
    try: return 1
    finally: return 2
print(fr())
def fr2():
    for i in range(3):
        try: return i
        finally:
            if i<2: continue
print(fr2())
def fr3():
    while True:
        try: 1/0
        finally: break
    return 'ok'
print(fr3())
def fr4():
    x=1
    try: return x
    finally: x=2
print(fr4())
def ret_in_except():
    try: 1/0
    except ZeroDivisionError as e: return repr(e)
    finally: print('fin')
print(ret_in_except())
def T(n,t): print(n); return t
try: 1/0
except T('a',ValueError): pass
except T('b',(KeyError,ZeroDivisionError)): print('got')
def ub():
    print(xx)
    xx=1
try: ub()
except NameError as e: print(type(e), e)
def ub2():
    del yy
    yy=1
try: ub2()
except NameError as e: print(type(e), e)
def ub3():
    def g(): return zz
    g()
    zz=1
try: ub3()
except NameError as e: print(type(e), e)
try: del notthere
except Exception as e: print(type(e), e)
def ub4():
    global nn
    del nn
try: ub4()
except Exception as e: print(type(e), e)
class K:
    try: del nope
    except Exception as e: print(type(e), e)
x='g'
def cs():
    x='l'
    class A:
        print(x)
        x='c'
        print(x)
        def m(self): return x
        y=[x for _ in range(1)]
        w=lambda: x
    print(A().m(), A.y)
try: cs()
except Exception as e: print(repr(e))
def cs2():
    x='l'
    class A:
        x=x
    print(A.x)
try: cs2()
except Exception as e: print(repr(e))
class S:
    def f(self): return __class__
    def g(self): return super()
try: print(S().f());
except Exception as e: print(repr(e))
cl = []
for i in range(2):
    class L:
        def f(self): return __class__
    cl.append(L)
print(cl[0]().f() is cl[0], cl[1]().f() is cl[1])
def mk():
    r = []
    for i in range(3):
        r.append(lambda: i)
    return [f() for f in r]
print(mk())
def nl():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    inc(); return inc()
print(nl())
def outer():
    def rec(n): return 1 if n == 0 else n * rec(n - 1)
    return rec(5)
print(outer())
try:
    try: raise ValueError('a')
    except ValueError as e: raise TypeError('b')
except TypeError as e: print(repr(e))
try:
    raise 5
except TypeError as e: print(e)
try:
    raise ValueError
except ValueError as e: print(repr(e), e.args)
def elsef():
    try: pass
    except ValueError: print('v')
    else: raise ValueError('from else')
    finally: print('finally')
try: elsef()
except ValueError as e: print(e)
def gen_finally():
    for i in range(3):
        try:
            yield i
        except KeyError as e:
            print('k', e)
        else: print('else')
        finally: print('f')
g = gen_finally(); print(next(g)); print(g.throw(KeyError(1))); print(next(g))
class AI:
    def __init__(s): s.i = 0
    def __aiter__(s): return s
    async def __anext__(s):
        s.i += 1
        if s.i > 3: raise StopAsyncIteration
        return s.i
class ACM:
    async def __aenter__(s): print('aenter'); return 'v'
    async def __aexit__(s, *a): print('aexit', a[0]); return a[0] is ValueError
async def main():
    async for i in AI():
        if i == 2: continue
        print(i)
    else: print('else')
    async for i in AI():
        if i == 2: break
    else: print('not')
    async with ACM() as v: print(v)
    async with ACM(): raise ValueError
    for i in range(2):
        async with ACM():
            if i == 0: continue
            break
    async with ACM(): return 5
co = main()
try:
    while True: co.send(None)
except StopIteration as e: print('ret', e.value)
