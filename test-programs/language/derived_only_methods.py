# A method that only derived classes have: calling it on the base raises, on the others it runs.
class Shape:
    def __init__(self, size):
        self.size = size


class Square(Shape):
    def area(self):
        return self.size * self.size

    @property
    def corners(self):
        return 4

    def __len__(self):
        return 4


class Cube(Square):
    def area(self):
        return 6 * super().area()


def report(shape):
    try:
        print(type(shape).__name__, shape.area())
    except AttributeError as e:
        print(e)
    try:
        print(shape.corners)
    except AttributeError as e:
        print(e)
    try:
        print(len(shape))
    except TypeError as e:
        print(e)


for s in (Square(3), Shape(2), Cube(2)):
    report(s)

plain = Shape(1)
try:
    plain.area()
except AttributeError as e:
    print(e)
