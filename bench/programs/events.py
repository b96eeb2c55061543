# An event simulation: customers at a counter, a heap of (time, number, callback).
import time
from heapq import heappush, heappop

SIZE = 24000


class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.number = 0

    def after(self, delay, callback, *args):
        self.number += 1
        heappush(self.queue, (self.now + delay, self.number, callback, args))

    def run(self, limit):
        while self.queue and self.number < limit:
            self.now, _, callback, args = heappop(self.queue)
            callback(*args)


class Shop:
    def __init__(self, simulation, counters):
        self.simulation = simulation
        self.free = counters
        self.waiting = []
        self.served = 0
        self.waited = 0
        self.seed = 7

    def random(self, limit):
        self.seed = (self.seed * 75 + 74) % 65537
        return self.seed % limit

    def arrive(self):
        self.simulation.after(1 + self.random(20), self.arrive)
        self.waiting.append(self.simulation.now)
        self.serve()

    def serve(self):
        if self.free > 0 and self.waiting:
            since = self.waiting.pop(0)
            self.waited += self.simulation.now - since
            self.free -= 1
            self.simulation.after(5 + self.random(30), self.done, since)

    def done(self, since):
        self.free += 1
        self.served += 1
        self.serve()


def run(limit):
    simulation = Simulation()
    shop = Shop(simulation, 2)
    simulation.after(0, shop.arrive)
    for i in range(200):
        simulation.after(1000 + shop.random(5000), lambda n=i: shop.waiting.append(simulation.now + n % 2))
    simulation.run(limit)
    return "%d %d %d %d" % (simulation.now, shop.served, shop.waited, len(shop.waiting))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
