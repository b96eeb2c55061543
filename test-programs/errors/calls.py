# Through functions, a method and a lambda.
class Meter:
    def __init__(self, scale):
        self.scale = scale

    def read(self, raw):
        convert = lambda value: value / self.scale
        return convert(raw)


def average(meter, values):
    total = 0
    for value in values:
        total += meter.read(value)
    return total / len(values)


print(average(Meter(2), [1, 2, 3]))
print(average(Meter(0), [1, 2, 3]))
