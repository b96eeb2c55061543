# Attributes of classes that change: derived classes and instances see it, whatever is between them.


class Shape:
    count = 0
    kind = "shape"
    scale = 1

    def __init__(self):
        Shape.count += 1

    def more(self):
        self.scale += 1


class Square(Shape):
    kind = "square"


class Other:
    count = 0
    scale = 1


class Both(Other, Square):
    pass


class Third(Square, Other):
    pass


def all_of(name):
    return [getattr(c, name) for c in (Shape, Square, Other, Both, Third)], [
        getattr(c(), name) for c in (Shape, Square, Both, Third)
    ]


for i in range(4):
    s = Square()
    print(Shape.count, Square.count, s.count)
print(all_of("count"))
Shape.count = 0
print(all_of("count"))
Other.count = 0
print(all_of("count"))
for i in range(3):
    Shape.scale = Shape.scale * 2
    Other.scale = 1
    print(all_of("scale"))
Square.scale = 100
for i in range(3):
    Shape.scale += 1
    Square.scale += 1
    print(all_of("scale"))
del Square.scale
for i in range(3):
    Shape.scale += 1
    print(all_of("scale"))
s.more()
Shape.scale += 1
print(s.scale, Square.scale)


class Late(Square):
    pass


for i in range(2):
    Shape.scale += 1
    print(Late.scale, Late().scale)
Late.scale = 0.5
Shape.scale += 1
print(Late.scale, Late().scale, Square.scale)
Shape.scale = lambda self: 7
print(Square().scale(), Late().scale)
Shape.scale = 8
print(Square().scale, Late().scale)
Shape.scale += 1
print(Square().scale, Third.scale, Both.scale)
