# Fields that __init__ leaves to methods: which of them an instance has when something looks at it.
class Pid:
    def __init__(self, kp, ki=0.5):
        self.kp = kp
        self.clear()
        self.ki = ki

    def clear(self):
        self.last = 0
        self.total = 0
        self.count_up()

    def count_up(self, by=1):
        self.runs = by

    def update(self, error):
        self.total += error
        slope = error - self.last
        self.last = error
        self.runs += 1
        return self.kp * error + self.ki * self.total - slope


p = Pid(2)
print([p.update(e) for e in (1, 0.5, -2)], p.runs)
p.clear()
print(p.last, p.total, p.runs)


def attempt(make):
    try:
        print(make())
    except AttributeError as e:
        print("AttributeError", e)


class Early:
    def __init__(self, first):
        self.first = first
        if first:
            self.show()
        self.level = 1
        self.show()

    def show(self):
        print("level", self.level)


attempt(lambda: Early(False).level)
attempt(lambda: Early(True).level)


class Reads:
    def __init__(self):
        self.reset()

    def reset(self):
        old = self.value
        self.value = 1
        return old


attempt(Reads)


class Base:
    def __init__(self):
        self.setup()
        self.done = True

    def setup(self):
        self.size = 1

    def total(self):
        return self.size + 1


class Other(Base):
    def setup(self):
        self.other = 2


class Late(Base):
    def __init__(self):
        super().__init__()
        self.extra = self.size

    def total(self):
        return super().total() + self.extra


attempt(lambda: Base().total())
attempt(lambda: Other().total())
attempt(lambda: Late().total())


class Leaves:
    def __init__(self, n):
        self.fill(n)

    def fill(self, n):
        if n < 0:
            return
        self.n = n


attempt(lambda: Leaves(3).n)
attempt(lambda: Leaves(-3).n)
