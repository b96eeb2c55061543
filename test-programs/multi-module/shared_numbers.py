# Numbers of modules as others see them: bare ones among them are floats, ints or None to everybody.
import gauges
import gauges_apart
import gauges_looked
import gauges_back
from gauges import lowest, put

print(gauges.level, gauges.lowest, gauges.mean, lowest)
put(1.5)
gauges.put(0.5)
print(gauges.level, gauges.lowest, gauges.mean, gauges.count, lowest, gauges.low())
gauges.level = 7.5
gauges.lowest = None
gauges.mean += 1
gauges.count *= 2
print(gauges.level, gauges.lowest is None, gauges.mean, gauges.low())
put(2.0)
print(gauges.level, gauges.lowest, gauges.mean, gauges.lowest + 1)
gauges.mean = 3
print(gauges.mean, type(gauges.mean))
from gauges import lowest, mean

print(lowest, mean)


def show(module):
    print(module.level, module.lowest, module.mean, getattr(module, "level"), hasattr(module, "lowest"))


apart = gauges_apart
show(apart)
apart.put(1.5)
show(apart)
setattr(apart, "level", 4)
apart.lowest = 2**60
apart.put(0.5)
show(apart)
apart.lowest = None
apart.put(3)
show(apart)
print(gauges_back.level, gauges_looked.look(), gauges_back.rise(), gauges_looked.look())
# In the module itself.
total = 0.0
last = None


def add(x):
    global total, last
    total += x
    last = x


add(0.5)

print(total, last)
