# Shortest ways through a grid with walls: tuples as keys of dicts and sets, a queue of places.
import time

SIZE = 100


def make_walls(size):
    walls = set()
    seed = 11
    for x in range(size):
        for y in range(size):
            seed = (seed * 75 + 74) % 65537
            if seed % 10 < 3:
                walls.add((x, y))
    return walls


def search(walls, size, start):
    distance = {start: 0}
    came = {}
    frontier = [start]
    while frontier:
        following = []
        for place in frontier:
            x, y = place
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                near = (x + dx, y + dy)
                if not (0 <= near[0] < size and 0 <= near[1] < size):
                    continue
                if near in walls or near in distance:
                    continue
                distance[near] = distance[place] + 1
                came[near] = place
                following.append(near)
        frontier = following
    return distance, came


def run(rounds):
    size = 16
    walls = make_walls(size)
    reached = longest = steps = 0
    for turn in range(rounds):
        start = (turn % size, turn // 2 % size)
        walls.discard(start)
        distance, came = search(walls, size, start)
        far = max(distance, key=lambda p: (distance[p], p))
        place = far
        while place in came:
            place = came[place]
            steps += 1
        reached += len(distance)
        longest = max(longest, distance[far])
    return "%d %d %d" % (reached, longest, steps)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
