# board: pico
# random: a float below 1, and whole numbers in which both ends can occur.
import random

print(all(0 <= random.random() < 1 for _ in range(1000)))
seen = {random.randint(1, 10) for _ in range(1000)}
print(min(seen), max(seen), len(seen))
