"""Tasks, the loop that runs them, and the queue of tasks that wait for streams.

Names and the fields of tasks are those of MicroPython, since drivers use them: a task that waits in a queue other
than that of the loop has the queue in `data` (with a method `remove`), and `state` tells what became of it:

    True        running, nobody waits for it
    a queue     running, the tasks in the queue wait for it
    a function  running, the function is called at its end (gather)
    None        ended, nobody has asked for the result yet
    False       ended
"""

import select
import sys
from time import ticks_add, ticks_diff, ticks_ms

from _asyncio import TaskQueue, idle


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class Task:
    def __init__(self, coro, context=None):
        self.coro = coro
        self.data = None
        self.state = True
        self.ph_key = 0

    # MicroPython's tasks are made in C and have no text of their own.
    def __repr__(self):
        return "<Task>"

    def done(self):
        return not self.state

    def cancel(self):
        if not self.state:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        task = self
        # What a task waits for is cancelled in its place.
        while isinstance(task.data, Task):
            task = task.data
        if hasattr(task.data, "remove"):
            task.data.remove(task)
            _task_queue.push(task)
        elif ticks_diff(task.ph_key, ticks_ms()) > 0:
            _task_queue.remove(task)
            _task_queue.push(task)
        task.data = CancelledError
        return True

    # Waiting for a task: the first step puts the waiting one into its queue, the last one gives the result.

    def __iter__(self):
        if not self.state:
            self.state = False
        elif self.state is True:
            self.state = TaskQueue()
        elif not isinstance(self.state, TaskQueue):
            raise RuntimeError("can't wait")
        return self

    def __next__(self):
        if not self.state:
            raise self.data
        self.state.push(cur_task)
        cur_task.data = self


def _sleep_until(time):
    _task_queue.push(cur_task, time)
    yield


def sleep_ms(t):
    """Sleeps from now on, not from where it is awaited."""
    return _sleep_until(ticks_add(ticks_ms(), max(0, t)))


def sleep(t):
    return sleep_ms(int(t * 1000))


class IOQueue:
    """Tasks that wait until a stream can be read or written."""

    def __init__(self):
        self.poller = select.poll()
        # By identity of the stream: reading task, writing task, stream.
        self.map = {}

    def queue_read(self, stream):
        self._wait(stream, 0)

    def queue_write(self, stream):
        self._wait(stream, 1)

    def _wait(self, stream, direction):
        entry = self.map.get(id(stream))
        if entry is None:
            entry = self.map[id(stream)] = [None, None, stream]
        assert entry[direction] is None
        entry[direction] = cur_task
        cur_task.data = self
        self._watch(entry)

    def _watch(self, entry):
        """Asks the poller for what the entry waits for, if anything."""
        reader, writer, stream = entry
        events = (0 if reader is None else select.POLLIN) | (0 if writer is None else select.POLLOUT)
        if events:
            self.poller.register(stream, events)
        else:
            del self.map[id(stream)]
            self.poller.unregister(stream)

    def remove(self, task):
        for entry in list(self.map.values()):
            if entry[0] is task or entry[1] is task:
                del self.map[id(entry[2])]
                self.poller.unregister(entry[2])

    def wait_io_event(self, timeout):
        """Waits so many milliseconds (negative: for ever) for a stream, and wakes those who waited for it."""
        for stream, events in self.poller.ipoll(timeout):
            entry = self.map[id(stream)]
            # Errors and hang-ups wake both sides: they find out by themselves.
            if entry[0] is not None and events & ~select.POLLOUT:
                _task_queue.push(entry[0])
                entry[0] = None
            if entry[1] is not None and events & ~select.POLLIN:
                _task_queue.push(entry[1])
                entry[1] = None
            self._watch(entry)


cur_task = None
_stop_task = None
_exc_context = {"message": "Task exception wasn't retrieved", "exception": None, "future": None}


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _task_queue.push(task)
    return task


def _promote_to_task(awaitable):
    return awaitable if isinstance(awaitable, Task) else create_task(awaitable)


def _next_task(main_task):
    """Waits until a task may run and takes it; None if no task ever will and nobody needs one."""
    global cur_task
    while True:
        task = _task_queue.peek()
        if task is not None:
            wait = ticks_diff(task.ph_key, ticks_ms())
            if wait <= 0:
                # Streams are looked at in between, so that busy tasks do not keep them out.
                if _io_queue.map:
                    _io_queue.wait_io_event(0)
                return _task_queue.pop()
            _io_queue.wait_io_event(wait)
        elif _io_queue.map:
            _io_queue.wait_io_event(-1)
        else:
            cur_task = None
            if main_task is None or not main_task.state:
                return None
            # Only an interrupt handler can wake a task now.
            idle()


def run_until_complete(main_task=None):
    global cur_task
    endings = (CancelledError, Exception)
    while True:
        task = _next_task(main_task)
        if task is None:
            return None
        if not task.state:
            # It ended with an exception a while ago; if still nobody has asked for it, it is shown.
            if task.state is None:
                _exc_context["exception"] = task.data
                _exc_context["future"] = task
                Loop.call_exception_handler(_exc_context)
            continue
        cur_task = task
        thrown = task.data
        try:
            if thrown is None:
                task.coro.send(None)
            else:
                task.data = None
                task.coro.throw(thrown)
        except endings as ending:
            if task is main_task:
                cur_task = None
                _wake_waiting(task, ending)
                task.state = False
                task.data = ending
                if isinstance(ending, StopIteration):
                    return ending.value
                raise ending
            awaited = _wake_waiting(task, ending)
            task.state = False if awaited else None
            if not awaited and not isinstance(ending, (CancelledError, StopIteration)):
                # Others get one round to ask for the exception.
                _task_queue.push(task)
            task.data = ending


def _wake_waiting(task, ending):
    """Tells those who wait for a task that has ended; was there anybody?"""
    waiting = task.state
    if waiting is True:
        return False
    if not isinstance(waiting, TaskQueue):
        waiting(task, ending)
        return True
    awaited = False
    while waiting.peek():
        _task_queue.push(waiting.pop())
        awaited = True
    return awaited


def run(coro):
    return run_until_complete(create_task(coro))


async def _nothing():
    pass


class Loop:
    """The loop as an object; there is only one, so its functions take no self."""

    _exc_handler = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stop_task
        _stop_task = Task(_nothing())
        run_until_complete(_stop_task)

    def run_until_complete(awaitable):
        return run_until_complete(_promote_to_task(awaitable))

    def stop():
        global _stop_task
        if _stop_task is not None:
            _task_queue.push(_stop_task)
            _stop_task = None

    def close():
        pass

    def set_exception_handler(handler):
        Loop._exc_handler = handler

    def get_exception_handler():
        return Loop._exc_handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        handler = Loop._exc_handler or Loop.default_exception_handler
        handler(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def new_event_loop():
    """Forgets all tasks."""
    global _task_queue, _io_queue
    _task_queue = TaskQueue()
    _io_queue = IOQueue()
    return Loop


new_event_loop()
