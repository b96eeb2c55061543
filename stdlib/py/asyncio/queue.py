"""The queue of tasks: a binary heap by time; tasks of the same time come out in the order they went in."""

from time import ticks_diff, ticks_ms


def _before(a, b):
    d = ticks_diff(a.ph_key, b.ph_key)
    return d < 0 or (d == 0 and a._turn < b._turn)


class TaskQueue:
    def __init__(self):
        self._heap = []
        self._turns = 0

    def peek(self):
        """The next task, None if there is none."""
        heap = self._heap
        return heap[0] if heap else None

    def push(self, task, key=None):
        """Puts a task in, to be run at that time (now if left out)."""
        task.data = None
        task.ph_key = ticks_ms() if key is None else key
        self._turns += 1
        task._turn = self._turns
        self._heap.append(task)
        self._rise(len(self._heap) - 1)

    def pop(self):
        heap = self._heap
        if not heap:
            raise IndexError("empty heap")
        return self._take(0)

    def remove(self, task):
        """Takes out a task that need not be the next one."""
        heap = self._heap
        for i in range(len(heap)):
            if heap[i] is task:
                self._take(i)
                return

    def _take(self, at):
        heap = self._heap
        task = heap[at]
        last = heap.pop()
        if last is not task:
            heap[at] = last
            self._sink(at)
            self._rise(at)
        return task

    def _rise(self, at):
        heap = self._heap
        task = heap[at]
        while at > 0:
            above = (at - 1) >> 1
            if not _before(task, heap[above]):
                break
            heap[at] = heap[above]
            at = above
        heap[at] = task

    def _sink(self, at):
        heap = self._heap
        size = len(heap)
        task = heap[at]
        while True:
            below = 2 * at + 1
            if below >= size:
                break
            if below + 1 < size and _before(heap[below + 1], heap[below]):
                below += 1
            if not _before(heap[below], task):
                break
            heap[at] = heap[below]
            at = below
        heap[at] = task
