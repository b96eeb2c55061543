# Locks between threads: who waits, who goes on, and what is refused.
import _thread
import time

lock = _thread.allocate_lock()
print(type(lock) == _thread.LockType, lock.locked())
print(lock.acquire(), lock.locked(), lock.acquire(0), lock.acquire(False))
print(lock.release(), lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError", e.args)
with lock as entered:
    print(entered, lock.locked())
print(lock.locked())
try:
    with lock:
        raise KeyError(1)
except KeyError:
    print(lock.locked())

# Nobody else comes between what is done under a lock.
log = []
done = []


def careful(name):
    for i in range(5):
        with lock:
            log.append(name)
            time.sleep_us(300)
            log.append(name)
    done.append(name)


for name in "abc":
    _thread.start_new_thread(careful, (name,))
while len(done) < 3:
    time.sleep(0.001)
print(len(log), all(log[i] == log[i + 1] for i in range(0, len(log), 2)), sorted(done))

# A producer and consumers.
queue = []
results = []


class Consumer:
    def __init__(self, guard):
        self.guard = guard
        self.seen = 0

    def take(self):
        with self.guard:
            return queue.pop(0) if queue else None

    def run(self):
        while True:
            item = self.take()
            if item is None:
                time.sleep_ms(1)
                continue
            if item < 0:
                break
            self.seen += 1
            with self.guard:
                results.append(item * item)
        done.append(self)


done.clear()
consumers = [Consumer(lock) for _ in range(2)]
for consumer in consumers:
    _thread.start_new_thread(consumer.run, ())
for i in range(20):
    with lock:
        queue.append(i)
    if i % 5 == 0:
        time.sleep_ms(2)
with lock:
    queue.extend((-1, -1))
while len(done) < 2:
    pass
print(sorted(results) == [i * i for i in range(20)], sum(c.seen for c in consumers))

# A lock that one thread takes and another gives back: ping and pong.
ping = _thread.allocate_lock()
pong = _thread.allocate_lock()
pong.acquire()
order = []


def answer():
    for i in range(4):
        pong.acquire()
        order.append("pong %d" % i)
        ping.release()


_thread.start_new_thread(answer, ())
for i in range(4):
    ping.acquire()
    order.append("ping %d" % i)
    pong.release()
ping.acquire()
print(order)

# A wait on a flag, without any sleep.
flag = False


def raise_flag():
    global flag
    time.sleep_ms(5)
    flag = True


_thread.start_new_thread(raise_flag, ())
rounds = 0
while not flag:
    rounds += 1
print(rounds > 0)

# Sleeps of different lengths.
ends = []


def sleeper(n):
    time.sleep_ms(n * 50)
    ends.append(n)


for n in (4, 2, 3, 1):
    _thread.start_new_thread(sleeper, (n,))
while len(ends) < 4:
    time.sleep_ms(1)
print(ends)
