# What next() raises for iterators of the program, whose StopIteration may be a class of its own.
class Done(StopIteration): pass
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise Done("end", self.n)
        return self.n
i = It()
print(next(i), next(i))
try: next(i)
except StopIteration as e: print(type(e).__name__, e.args, repr(e))
print(list(It()), next(It(), 5))
i = It(); next(i); next(i)
print(next(i, "dflt"))
def g():
    r = yield from It()
    print("r", r)
print(list(g()))
class It2(It):
    def __next__(self): raise StopIteration
try: next(It2())
except StopIteration as e: print(type(e).__name__, e.args)
class It3(It):
    def __next__(self): raise StopIteration(7)
try: next(It3())
except StopIteration as e: print(type(e).__name__, e.args, e.value)
try: It().__next__(); i.__next__()
except StopIteration as e: print(type(e).__name__, e.args)
