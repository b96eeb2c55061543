start = 1


class Counter:
    def __init__(self, value):
        self.value = value

    def add(self, n):
        self.value = self.value + n
        return self.value


def count(n):
    return start + n


def counted(n):
    return start + n


def twice(n):
    return count(count(n))
