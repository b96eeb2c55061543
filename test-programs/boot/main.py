print(speed, ready, extra, count, len([]), tell())
total = 0.5
for step in range(4):
    total += step * speed
count += 1
ready = True
print(total, count, ready, tell(), max(1, 2))
try:
    print(_hidden)
except NameError as e:
    print(e)
try:
    print(later)
except NameError as e:
    print(e)
later = 1
del speed
try:
    print(speed)
except NameError as e:
    print(e)
from more import *
print(count, stored, later)
def change():
    global extra, total_of
    extra = extra + [3]
    total_of = sum(extra)
change()
print(extra, total_of, [item * count for item in extra])
class Reader:
    count = count
    def get(self):
        return stored, self.count
print(Reader().get())
