"""The old name of asyncio. What it has is looked up without reflection, which would make the classes of all programs generic."""

import asyncio

_LOADED = {
    "CancelledError": asyncio.CancelledError,
    "IOQueue": asyncio.IOQueue,
    "Loop": asyncio.Loop,
    "Task": asyncio.Task,
    "TaskQueue": asyncio.TaskQueue,
    "TimeoutError": asyncio.TimeoutError,
    "create_task": asyncio.create_task,
    "current_task": asyncio.current_task,
    "get_event_loop": asyncio.get_event_loop,
    "new_event_loop": asyncio.new_event_loop,
    "run": asyncio.run,
    "run_until_complete": asyncio.run_until_complete,
    "sleep": asyncio.sleep,
    "sleep_ms": asyncio.sleep_ms,
    "core": asyncio.core,
    "__version__": asyncio.__version__,
}


def __getattr__(name):
    if name in _LOADED:
        return _LOADED[name]
    # There once they have been asked for.
    if name == "funcs":
        return asyncio.funcs
    if name == "event":
        return asyncio.event
    if name == "lock":
        return asyncio.lock
    if name == "stream":
        return asyncio.stream
    return asyncio.__getattr__(name)
