# board: pico
# randomSeed: the clock as a seed. Within one second of it the same numbers come again.
import random
import time


def numbers():
    random.seed(int(time.time()))
    return [random.randint(1, 100) for _ in range(5)]


first = numbers()
print(first == numbers())
time.sleep(1)
print(first == numbers())
