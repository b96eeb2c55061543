# Sorts of every kind of key, whose order shows that equal items keep no order; tuples as keys of dicts beside all that may equal them.
import random
random.seed(4)
def key(k): return k
for n in (0,1,2,5,40):
    for mk in (lambda: random.randint(0,9), lambda: random.randint(0,9)/4, lambda: (random.randint(0,2), random.randint(0,3)), lambda: (str(random.randint(0,5)), random.randint(0,3)), lambda: random.choice("abc"), lambda: (random.randint(0,2), random.randint(0,3)/2), lambda: [random.randint(0,3)], lambda: random.choice([1,2.0,True,3])):
        a=[mk() for _ in range(n)]
        for rev in (False, True):
            b=list(a); b.sort(reverse=rev); print(b)
            c=[(x,i) for i,x in enumerate(a)]
            c.sort(key=lambda t:t[0], reverse=rev); print(c)
            print(sorted(a, key=lambda x: (x,x) , reverse=rev))
d={}
class K:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==(o.v if isinstance(o,K) else o)
    def __hash__(s): return hash(s.v)
for k in [(1,2),(1,2.0),(1.0,2),(True,2),(1,2,3),("a","b"),("a",1),("a",),(),(1,(2,3)),(1,(2,3)),(10**20,1),(10**20,1),(1.5,2),(1.5,2),("a",K(1)),("a",1),(K("a"),1),(2**30,5),(2**30,5),(-1,-1),(-1,-1),(0,None),(0,None),(1,b"x"),(1,b"x")]:
    d[k]=d.get(k,0)+1
    print(len(d), d[k], k in d)
print((K("a"),1) in d, ("a",K("b")) in d, ("a",K("z")) in d, (K(1),K(2)) in d)
for k in list(d):
    del d[k]
    print(len(d), k in d)
s={(1,2),(2,1),(1,2)}
s.discard((1,2)); print(s, (2,1) in s)
try: {([],1):2}
except TypeError as e: print(e)
d={(1,2):3}
try: d[([],1)]
except TypeError as e: print(e)
try: print(([],1) in d)
except TypeError as e: print(e)
