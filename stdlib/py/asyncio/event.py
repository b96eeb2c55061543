"""Events: flags that tasks wait for."""

import io

from . import core


class Event:
    def __init__(self):
        self.state = False
        self.waiting = core.TaskQueue()

    def is_set(self):
        return self.state

    def set(self):
        while self.waiting.peek():
            core._task_queue.push(self.waiting.pop())
        self.state = True

    def clear(self):
        self.state = False

    def wait(self):
        if not self.state:
            task = core.cur_task
            self.waiting.push(task)
            task.data = self.waiting
            yield
        return True


class ThreadSafeFlag(io.IOBase):
    """May be set by interrupt handlers: to the loop it is a stream that can be read as long as it is set."""

    def __init__(self):
        self.state = 0

    def ioctl(self, request, events):
        # 3: which of these events are there?
        return self.state * events if request == 3 else -1

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    def wait(self):
        if not self.state:
            core._io_queue.queue_read(self)
            yield
        self.state = 0
