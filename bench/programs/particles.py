# Particles in a box: many small objects with float fields, vectors with operators.
import time

SIZE = 2500


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Particle:
    def __init__(self, place, speed, mass):
        self.place = place
        self.speed = speed
        self.mass = mass
        self.bounces = 0

    @property
    def energy(self):
        return 0.5 * self.mass * self.speed.dot(self.speed)

    def step(self, dt, gravity):
        self.speed = self.speed + gravity * dt
        self.place = self.place + self.speed * dt
        if self.place.y < 0.0:
            self.place.y = -self.place.y
            self.speed.y = -self.speed.y * 0.9
            self.bounces += 1
        if not 0.0 <= self.place.x <= 10.0:
            self.speed.x = -self.speed.x


class Heavy(Particle):
    def step(self, dt, gravity):
        super().step(dt, gravity)
        self.speed = self.speed * 0.999


def run(steps):
    gravity = Vector(0.0, -9.81)
    particles = []
    for i in range(100):
        kind = Heavy if i % 4 == 0 else Particle
        place = Vector(0.1 + i * 0.09, 1.0 + i % 7)
        particles.append(kind(place, Vector((i % 5 - 2) * 1.5, 0.0), 1.0 + i % 3))
    for _ in range(steps):
        for particle in particles:
            particle.step(0.01, gravity)
    energy = sum(p.energy for p in particles)
    bounces = sum(p.bounces for p in particles)
    return "%.5f %d" % (energy, bounces)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
