# Classes in the bodies of others, made through the class and through its instances.


class List:
    class Node:
        def __init__(self, data, next=None):
            self.data = data
            self.next = next

        class Mark:
            letters = "ab"

            def show(self):
                return self.letters

    def __init__(self, *items):
        self.head = None
        for item in items:
            self.head = self.Node(item, self.head)

    def push(self, item):
        self.head = List.Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.data
            node = node.next


numbers = List(1.5, 2.5)
numbers.push(4)
print(list(numbers), List.Node.Mark().show(), numbers.Node(3, None).data)


# The class is another for some instances, and for one class later.
class Other:
    def __init__(self, data, next=None):
        self.data = -data
        self.next = next


odd = List(1)
odd.Node = Other
odd.push(2)
odd.head = odd.Node(5, odd.head)
print(list(odd), list(List(7)))
List.Node = Other
print(list(List(7, 8)), list(numbers))
del List.Node
try:
    List(1)
except AttributeError as e:
    print(e)
