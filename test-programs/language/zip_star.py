# zip(*rows): any number of rows, of which each may be any iterable.


def transpose(rows):
    return [list(column) for column in zip(*rows)]


def product(left, right):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*right)] for row in left]


print(transpose([[1, 2, 3], [4, 5, 6]]), transpose([]), transpose([[1, 2], [3]]))
print(product([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
print(product([[1.5, 2], [3, 4]], [[5, 6], [7, 0.25]]))
print(list(zip(*["abc", (1, 2, 3), range(9)])), list(zip("ab", *[[1, 2], [3, 4]])))
pair = ([1, 2], ["p", "q"])
print(list(zip(*pair)), [n * text for n, text in zip(*pair)])

# What comes out are the items themselves, which others go on changing.
rows = [[[], "k"], [[], None]]
for column in zip(*rows):
    for cell in column:
        if isinstance(cell, list):
            cell.append(len(rows))
print(rows)


class Cell:
    def __init__(self, value):
        self.value = value


cells = [[Cell(1), Cell(2)], [Cell(3), Cell(4)]]
for left, right in zip(*cells):
    left.value = right.value + 0.5
print([cell.value for row in cells for cell in row])
numbers = [1, 2, 3]
print(*numbers)
print("sum", *(n + 1 for n in numbers), *[])
numbers.append(2**60)
print(*numbers, numbers[3] + numbers[0])


def shown():
    return "shown"


actions = [shown]
if len(numbers) > 9:
    print(*actions)
print(actions[0]())
try:
    print(list(zip(*[1, 2])))
except TypeError as e:
    print("TypeError", e)

# Rows of nothing but floats.
readings = [[0.5, 1.5], [2.25, 4.0], [1.0, 8.0]]
print([sum(column) for column in zip(*readings)], [max(a, b, c) for a, b, c in zip(*readings)])
print(product([[0.5, 1.5]], [[2.0], [4.0]]), [x + y for x, y in zip(*[[0.5], [0.25]])])
