import time

from collections import namedtuple, OrderedDict
Item = namedtuple("Item", ("sku", "name", "qty", "price"))
class Inventory:
    def __init__(self): self._items = {}; self._index = OrderedDict()
    def add(self, sku, name, qty=1, price=0.0):
        if sku in self._items:
            old = self._items[sku]
            self._items[sku] = Item(sku, old.name, old.qty + qty, price or old.price)
        else:
            self._items[sku] = Item(sku=sku, name=name, qty=qty, price=price)
        self._index.setdefault(name[0], set()).add(sku)
    def remove(self, sku, qty):
        it = self._items.get(sku)
        if not it: raise KeyError(sku)
        if it.qty < qty: raise ValueError("only %d of %s" % (it.qty, it.name))
        self._items[sku] = Item(it.sku, it.name, it.qty - qty, it.price)
    def total(self): return sum(i.qty * i.price for i in self._items.values())
    def top(self, n): return sorted(self._items.values(), key=lambda i: (-i.qty * i.price, i.name))[:n]
def run(n):
    inv = Inventory(); s = 3; bad = {"k": 0, "v": 0}
    for i in range(n):
        s = (s * 75 + 74) % 65537
        inv.add("S%03d" % (s % 97), ["led", "pin", "wire", "board", "motor"][s % 5], s % 7, s % 100 / 4)
        try: inv.remove("S%03d" % (s % 113), s % 5)
        except KeyError: bad["k"] += 1
        except ValueError as e: bad["v"] += len(e.args[0])
        if i % 100 == 0: t = inv.top(5)
    return round(inv.total(), 2), bad, [tuple(x) for x in t[:2]], sorted((k, len(v)) for k, v in inv._index.items())

start = time.ticks_us()
result = run(1500)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
