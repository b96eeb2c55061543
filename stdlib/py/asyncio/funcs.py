"""Waiting with a time limit, and for several tasks at once."""

from . import core


async def _run(waiting, task):
    """Waits for a task in the place of another one, and ends that one's sleep with what came out."""
    result = None
    try:
        result = await task
        outcome = True
    except BaseException as e:
        outcome = e
    if waiting.data is None and waiting.cancel():
        # It gets this instead of the plain error; cancelling it from outside puts the plain one back.
        waiting.data = core.CancelledError(outcome, result)


async def wait_for(aw, timeout, sleep=core.sleep):
    task = core._promote_to_task(aw)
    if timeout is None:
        return await task
    helper = core.create_task(_run(core.cur_task, task))
    try:
        await sleep(timeout)
    except core.CancelledError as e:
        if len(e.args) < 2:
            helper.cancel()
            raise
        outcome, result = e.args
        if outcome is True:
            return result
        raise outcome
    helper.cancel()
    await helper
    raise core.TimeoutError


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, core.sleep_ms)


class _Gathering:
    """What a gathering task waits in. It can be taken out at any time, so there is nothing to do."""

    @staticmethod
    def remove(task):
        pass


def gather(*aws, return_exceptions=False):
    missing = 0
    failure = None
    gathering = core.cur_task

    def ended(task, ending):
        nonlocal missing, failure
        if gathering.data is not _Gathering:
            # It has been woken already, by a failure or because it was cancelled.
            return
        if not return_exceptions and not isinstance(ending, StopIteration):
            failure = ending
        else:
            missing -= 1
            if missing:
                return
        core._task_queue.push(gathering)

    tasks = [core._promote_to_task(aw) for aw in aws]
    failed = False
    for task in tasks:
        if task.state is True:
            task.state = ended
            missing += 1
        elif task.state:
            raise RuntimeError("can't gather")
        elif not isinstance(task.data, StopIteration) and not return_exceptions:
            failed = True

    cancelled = False
    if missing and not failed:
        gathering.data = _Gathering
        try:
            yield
        except core.CancelledError as e:
            cancelled = True
            failure = e

    results = []
    for task in tasks:
        if task.state is ended:
            task.state = True
            if cancelled:
                task.cancel()
        elif isinstance(task.data, StopIteration):
            results.append(task.data.value)
        else:
            if not return_exceptions and failure is None:
                failure = task.data
            results.append(task.data)
    if failure is not None:
        raise failure
    return results
