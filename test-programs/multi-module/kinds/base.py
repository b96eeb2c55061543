UNIT = 1


class Base:
    def __init__(self, n):
        self.n = n

    def size(self):
        return self.n * UNIT

    def grown(self, by):
        return self.size() + by
