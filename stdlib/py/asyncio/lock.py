"""Locks. The lock is handed over: its next owner is chosen when it is released."""

from . import core


class Lock:
    def __init__(self):
        # 0: free, 1: locked, a task: kept for this one, which has yet to run.
        self.state = 0
        self.waiting = core.TaskQueue()

    def locked(self):
        return self.state == 1

    def release(self):
        if self.state != 1:
            raise RuntimeError("Lock not acquired")
        self._pass_on()

    def _pass_on(self):
        if self.waiting.peek():
            self.state = self.waiting.pop()
            core._task_queue.push(self.state)
        else:
            self.state = 0

    def acquire(self):
        if self.state != 0:
            task = core.cur_task
            self.waiting.push(task)
            task.data = self.waiting
            try:
                yield
            except core.CancelledError:
                if self.state is task:
                    self._pass_on()
                raise
        self.state = 1
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        return self.release()
