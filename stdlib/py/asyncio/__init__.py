"""Cooperative tasks with the interface of MicroPython's asyncio.

The loop itself is loaded at once, the rest when a program first asks for it: each part is imported by a
statement, so that a built program has all of them in it.
"""

from .core import (
    CancelledError,
    IOQueue,
    Loop,
    Task,
    TaskQueue,
    TimeoutError,
    create_task,
    current_task,
    get_event_loop,
    new_event_loop,
    run,
    run_until_complete,
    sleep,
    sleep_ms,
)

__version__ = (3, 0, 0)


def __getattr__(name):
    global wait_for, wait_for_ms, gather, Event, ThreadSafeFlag, Lock
    global StreamReader, StreamWriter, open_connection, start_server

    if name in ("wait_for", "wait_for_ms", "gather"):
        from .funcs import gather, wait_for, wait_for_ms

        return {"wait_for": wait_for, "wait_for_ms": wait_for_ms, "gather": gather}[name]
    if name in ("Event", "ThreadSafeFlag"):
        from .event import Event, ThreadSafeFlag

        return Event if name == "Event" else ThreadSafeFlag
    if name == "Lock":
        from .lock import Lock

        return Lock
    if name in ("StreamReader", "StreamWriter", "open_connection", "start_server"):
        from .stream import StreamReader, StreamWriter, open_connection, start_server

        return {
            "StreamReader": StreamReader,
            "StreamWriter": StreamWriter,
            "open_connection": open_connection,
            "start_server": start_server,
        }[name]
    raise AttributeError(name)
