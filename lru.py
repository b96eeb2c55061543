import time

class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.prev = None
        self.next = None
class LRU:
    def __init__(self, cap):
        self.cap = cap
        self.map = {}
        self.head = Node(None, None)
        self.tail = Node(None, None)
        self.head.next = self.tail
        self.tail.prev = self.head
        self.hits = self.misses = 0
    def _remove(self, n):
        n.prev.next = n.next
        n.next.prev = n.prev
    def _add(self, n):
        n.prev = self.head
        n.next = self.head.next
        self.head.next.prev = n
        self.head.next = n
    def get(self, key):
        n = self.map.get(key)
        if n is None:
            self.misses += 1
            return None
        self.hits += 1
        self._remove(n)
        self._add(n)
        return n.value
    def put(self, key, value):
        if key in self.map:
            self._remove(self.map[key])
        n = Node(key, value)
        self.map[key] = n
        self._add(n)
        if len(self.map) > self.cap:
            last = self.tail.prev
            self._remove(last)
            del self.map[last.key]
def run(n):
    c = LRU(200)
    s = 1
    for i in range(n):
        s = (s * 75 + 74) % 65537
        k = s % 400
        if c.get(k) is None:
            c.put(k, i)
    return c.hits, c.misses

start = time.ticks_us()
result = run(40000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
