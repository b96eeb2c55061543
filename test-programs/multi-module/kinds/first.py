from .base import Base

made = 0


class First(Base):
    def __init__(self, n):
        global made
        made += 1
        super().__init__(n)
        self.share = 0.25

    def size(self):
        return self.n * self.share


def count():
    return made + 1
