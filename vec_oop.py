import time

import math
class Vec:
    __slots__ = ("x", "y", "z")
    def __init__(self, x=0.0, y=0.0, z=0.0): self.x = x; self.y = y; self.z = z
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y, self.z + o.z)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y, self.z - o.z)
    def __mul__(self, k): return Vec(self.x * k, self.y * k, self.z * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y, -self.z)
    def dot(self, o): return self.x * o.x + self.y * o.y + self.z * o.z
    def cross(self, o): return Vec(self.y*o.z - self.z*o.y, self.z*o.x - self.x*o.z, self.x*o.y - self.y*o.x)
    def __abs__(self): return math.sqrt(self.dot(self))
    def __eq__(self, o): return isinstance(o, Vec) and self.x == o.x and self.y == o.y and self.z == o.z
    def __iter__(self): yield self.x; yield self.y; yield self.z
    def __repr__(self): return "Vec({:.3f}, {:.3f}, {:.3f})".format(*self)
class Body:
    def __init__(self, name, mass, pos, vel): self.name = name; self.mass = mass; self.pos = pos; self.vel = vel
def step(bodies, dt):
    for a in bodies:
        acc = Vec()
        for b in bodies:
            if a is not b:
                d = b.pos - a.pos
                r = abs(d)
                acc = acc + d * (b.mass / (r*r*r))
        a.vel = a.vel + acc * dt
    for b in bodies: b.pos += dt * b.vel
def run(n):
    bodies = [Body("sun", 1000.0, Vec(), Vec()), Body("a", 1.0, Vec(10.0), Vec(0.0, 10.0)), Body("b", 0.5, Vec(0.0, 20.0), Vec(-7.0)), Body("c", 0.1, Vec(0, 0, 30), Vec(5.0, 0.0, 1))]
    for i in range(n // 4): step(bodies, 0.001)
    return [repr(b.pos) for b in bodies]

start = time.ticks_us()
result = run(4000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)
