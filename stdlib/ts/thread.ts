/**
 * The module `_thread`, as py/modthread.c has it. Threads have their turns at waits and safepoints only (`runtime-hal/exec/threads.ts`),
 * so a lock is a flag and a list of who waits for it.
 */

import { PyDict } from "../../runtime-hal/core/dict-data.js";
import {
  importError,
  newException,
  osErrorType,
  runtimeErrorType,
  systemExitType,
  typeError,
} from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { threadCallKw, type Resumption } from "../../runtime-hal/core/resumable.js";
import { defineType, typeName } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { handlePending } from "../../runtime-hal/exec/scheduler.js";
import { currentThread, startThread, threadCount, waitUntil } from "../../runtime-hal/exec/threads.js";
import { platformName } from "./firmware.js";

/** Ports whose firmware has no threads: `MICROPY_PY_THREAD` of their mpconfigport.h. `pyboard` is what `sys.platform` is on the STM32. */
const WITHOUT_THREADS: ReadonlySet<string> = new Set(["esp8266", "stm32", "pyboard"]);
/** The threads there can be beside the main one, where there is a limit: the second core of ports/rp2/mpthreadport.c. */
const MOST_THREADS: Readonly<Record<string, number>> = { rp2: 1 };

/** The port of the board that the program runs on, or was started for. */
const dialect = (): string => startedBoard()?.description.dialect ?? platformName();

class PyLock extends PyObject {
  isLocked = false;
  /** Threads that wait for it, in the order in which they came. */
  readonly waking: (() => void)[] = [];
  /** How many wait for it that cannot be left: the main thread is one. */
  onStack = 0;

  /** Does anybody wait for it? */
  get isWanted(): boolean {
    return this.onStack > 0 || this.waking.length > 0;
  }
}

/** The argument of `acquire` that says whether to wait; the timeout behind it is of no effect in MicroPython. */
const mayWait = (flag: Value | undefined): boolean => flag === undefined || intArgument(flag) !== 0;

function acquire(lock: PyLock, flag?: Value): boolean {
  if (lock.isLocked && mayWait(flag)) {
    lock.onStack++;
    try {
      waitUntil(() => !lock.isLocked, Infinity, "the lock of another thread");
    } finally {
      lock.onStack--;
    }
  }
  if (lock.isLocked) return false;
  return (lock.isLocked = true);
}

function unlock(lock: PyLock): void {
  if (!lock.isLocked) throw newException(runtimeErrorType);
  lock.isLocked = false;
  lock.waking.shift()?.();
}

/** In the main thread who waits for the lock has a turn at once; else the next waits in vain where a loop takes it again. */
function release(lock: PyLock): null {
  const isWanted = lock.isWanted;
  unlock(lock);
  if (isWanted) handlePending();
  return null;
}

// ---------------------------------------------------------------- the same in threads, which are left where they wait

function* acquireInThread(...args: Value[]): Resumption {
  const [lock, flag] = args;
  while (lock instanceof PyLock && lock.isLocked && args.length <= MOST_ARGUMENTS && mayWait(flag))
    yield (wake) => lock.waking.push(wake);
  return acquireNative(...args);
}
const MOST_ARGUMENTS = 3;

const releaseInThread = (count: number) =>
  function* (...args: Value[]): Resumption {
    const [lock] = args;
    if (!(lock instanceof PyLock) || args.length !== count) return releaseNative(...args);
    const isWanted = lock.isWanted;
    unlock(lock);
    if (isWanted) yield;
    return null;
  };

/** A native function with a version for threads. */
const inThreads = (f: Value, version: (...args: Value[]) => Resumption): Value =>
  Object.assign(f, { thread$: version });

const acquireNative = inThreads(native("acquire", 1, MOST_ARGUMENTS, acquire), acquireInThread);
const releaseNative = inThreads(native("release", 1, 1, release), releaseInThread(1));

const lockType = defineType({
  name: "lock",
  js: PyLock,
  methods: {
    acquire: acquireNative,
    release: releaseNative,
    locked: native("locked", 1, 1, (lock: PyLock) => lock.isLocked),
    __enter__: acquireNative,
    __exit__: inThreads(native("__exit__", 4, 4, release), releaseInThread(4)),
  },
});

// ---------------------------------------------------------------- threads

function startNewThread(callee: Value, args: Value, keywords?: Value): number {
  if (!(args instanceof PyTuple || args instanceof PyList))
    throw typeError(`object '${typeName(args)}' isn't a tuple or list`);
  if (keywords !== undefined && !(keywords instanceof PyDict))
    throw typeError("expecting a dict for keyword args");
  if (threadCount() >= (MOST_THREADS[dialect()] ?? Infinity)) throw newException(osErrorType, "core1 in use");
  const given = [...args.items];
  const named: [Value, Value][] = keywords === undefined ? [] : [...keywords.entries()];
  return startThread(callee, () =>
    threadCallKw(
      callee,
      given,
      named.map(([name]) => name),
      named.map(([, value]) => value),
    ),
  );
}

let stackSize = 0;

/** Names of the module; the ports without threads have none. */
export function _threadModule(): Record<string, Value> {
  if (WITHOUT_THREADS.has(dialect())) throw importError("no module named '_thread'");
  return {
    LockType: lockType,
    allocate_lock: native("allocate_lock", 0, 0, () => new PyLock()),
    exit: native("exit", 0, 0, () => {
      throw newException(systemExitType);
    }),
    get_ident: native("get_ident", 0, 0, currentThread),
    stack_size: native("stack_size", 0, 1, (bytes?: Value) => {
      const before = stackSize;
      stackSize = bytes === undefined ? 0 : intArgument(bytes);
      return before;
    }),
    start_new_thread: native("start_new_thread", 2, 3, startNewThread),
  };
}
