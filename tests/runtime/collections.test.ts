/** deque and heapq, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("collections", () => {
  it("has deques", () => {
    checkExpressions(
      [
        ["list(deque([1, 2, 3], 2))", "[2, 3]"],
        ["deque()", "TypeError: function missing 2 required positional arguments"],
        ["deque([1])", "TypeError: function missing 1 required positional arguments"],
        ["deque((), -1)", "ValueError"],
        ["deque(maxlen=1)", "TypeError: function doesn't take keyword arguments"],
        ["deque([1, 2], 1, 1)", "IndexError: full"],
        ["deque((), 5).popleft()", "IndexError: empty"],
        ["deque((), 5).pop()", "IndexError: empty"],
        ["deque([1, 2], 5)[1]", "2"],
        ["deque([1, 2], 5)[-1]", "2"],
        ["deque([1, 2], 5)[2]", "IndexError: deque index out of range"],
        ['deque([1, 2], 5)["a"]', "TypeError: deque indices must be integers, not str"],
        ["deque([1, 2], 5)[0:1]", "TypeError: deque indices must be integers, not slice"],
        ["len(deque([1, 2], 5))", "2"],
        ["bool(deque((), 5))", "False"],
        ["1 in deque([1], 5)", "True"],
        ["deque([1], 5) == deque([1], 5)", "False"],
        ["hash(deque([], 1))", "TypeError: unsupported type for __hash__: 'deque'"],
        ["deque([], 1)", "<deque>"],
        ["fill(3, 0)", "[2, 3, 4]"],
        ["fill(3, 1)", "IndexError: full"],
        ["left(3)", "([4, 3, 2], 2, 4, [3])"],
        ["queue(200)", "(18721, 6, [194, 195, 196, 197, 198, 199])"],
        ["put(deque([1, 2], 5))", "[1, 5]"],
        ["remove(deque([1, 2], 5))", "TypeError: 'deque' object doesn't support item deletion"],
      ],
      `
from collections import deque
def fill(size, flags):
    d = deque((), size, flags)
    for i in range(5):
        d.append(i)
    return list(d)
def left(size):
    d = deque((), size)
    for i in range(5):
        d.appendleft(i)
    return list(d), d.pop(), d.popleft(), list(d)
def queue(n):
    d = deque((), 10)
    out = []
    for i in range(n):
        d.append(i)
        if i > 5:
            out.append(d.popleft())
    return sum(out), len(d), list(d)
def put(d):
    d[1] = 5
    return list(d)
def remove(d):
    del d[0]
`,
    );
  });

  it("has heaps", () => {
    checkExpressions(
      [
        ["heap([5, 3, 8, 1])", "[1, 3, 8, 5]"],
        ["order([5, 3, 8, 1, 9, 2, 2])", "[1, 2, 2, 3, 5, 8, 9]"],
        ["heapq.heappop([])", "IndexError: empty heap"],
        ["heapq.heappush((), 1)", "TypeError: heap must be a list"],
        ["heapq.heapify(5)", "TypeError: heap must be a list"],
      ],
      `
import heapq
def heap(l):
    heapq.heapify(l)
    return l
def order(values):
    h = []
    for v in values:
        heapq.heappush(h, v)
    return [heapq.heappop(h) for _ in range(len(h))]
`,
    );
  });
});
