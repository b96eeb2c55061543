/**
 * Threads beside the main one. JavaScript has one stack: the main thread runs on it as in any program, and where it waits or comes to
 * a safepoint, `run` lets one of the others go on from where it was left, on top of the stack, until it waits or its turn is over.
 * Their code is that of `core/resumable.ts`. Code that cannot be left (a key of a sort, a generator) keeps what is below it on the
 * stack waiting; the other threads go on meanwhile.
 */

import { caught, systemExitType } from "../core/exceptions.js";
import { waiting, type Handlers } from "../core/handlers.js";
import { Resumable, setWaitingVersion, type Resumption, type Wait } from "../core/resumable.js";
import { rt } from "../core/state.js";
import { formatException } from "../core/traceback.js";
import { repr } from "../core/text.js";
import type { Value } from "../core/value.js";
import { setArmed } from "./armed.js";
import { after, isToBeLookedFor, runDueAlarms, useAlarms, waitForAlarm } from "./alarms.js";
import { startedBoard } from "./board.js";
import { attempting, LAST, Left, type Attempt } from "./leaving.js";
import { ending, Stop } from "./outcome.js";
import { onRestart } from "./restart.js";
import { handlePending, setOtherThreads, settle } from "./scheduler.js";
import { setTimeSource, timeSource, type TimeSource } from "./time.js";

interface Thread {
  readonly id: number;
  /** What it was started with, for messages. */
  readonly callee: Value;
  readonly code: Resumption;
  /** Waits for its turn only. */
  isReady: boolean;
  /** What it waits for, where nobody tells when that has come. */
  condition: (() => boolean) | undefined;
  /** What its `try` statements have announced. */
  handlers: Handlers | null;
}

/** What `get_ident` gives in the main thread; the others count on from here. */
const MAIN = 1;

/** So often waits of the main thread end for a look at what others wait for, where nobody tells when that has come. */
const LOOK_EVERY_US = 2000;

/** In the order in which they have their turns. */
let threads: Thread[] = [];
/** Those on the stack, innermost last; none: the main thread runs. */
const running: Thread[] = [];
let started = 0;

onRestart(() => {
  threads = [];
  running.length = 0;
  setArmed(threadsOfProgram, false);
});

/** Stands for all threads where things are noted that go on after the script. */
const threadsOfProgram = {};

/** The number of the thread that runs. */
export function currentThread(): number {
  return running.at(-1)?.id ?? MAIN;
}

/** How many threads there are beside the main one. */
export function threadCount(): number {
  return threads.length;
}

/** Has a new thread begin with `begin()`; gives its number. */
export function startThread(callee: Value, begin: () => Resumption | Value): number {
  const thread: Thread = {
    id: MAIN + ++started,
    callee,
    code: codeOf(begin),
    isReady: true,
    condition: undefined,
    handlers: null,
  };
  threads.push(thread);
  setArmed(threadsOfProgram, true);
  useAlarms();
  setOtherThreads({ isReady, interrupt, run });
  settle();
  return thread.id;
}

function* codeOf(begin: () => Resumption | Value): Resumption {
  const begun: Value = begin();
  return begun instanceof Resumable ? yield* begun : begun;
}

function isReady(): boolean {
  runDueAlarms();
  // The one below on the stack could always go on.
  return running.length > 0 || threads.some(canGoOn);
}

function canGoOn(thread: Thread): boolean {
  if (thread.condition?.() === true) thread.isReady = true;
  return thread.isReady;
}

/** Code that cannot be left is on top of the main thread: nobody but the program as a whole can be ended. */
function interrupt(status: number): void {
  if (running.length > 0) throw new Stop({ kind: "exit", code: status });
}

/** Lets the next thread that can go on have its turn. */
function run(): boolean {
  runDueAlarms();
  const thread = threads.find(canGoOn);
  if (thread === undefined) return false;
  putLast(thread);
  resume(thread);
  return true;
}

/** A method, since the names of methods stay as they are in small bundles: tracebacks end at it. */
const entry = {
  onThread$: (code: Resumption): IteratorResult<Wait | undefined, Value> => code.next(),
};

function resume(thread: Thread): void {
  const { handlers } = waiting;
  waiting.handlers = thread.handlers;
  thread.isReady = false;
  thread.condition = undefined;
  running.push(thread);
  settle();
  let isOver = true;
  try {
    const { done, value } = attempting(undefined, () => entry.onThread$(thread.code));
    isOver = done === true;
    // On its way out of the thread it came by a `finally` that waits for something.
    if (ending.stop !== undefined) throw ending.stop;
    if (!isOver) leave(thread, value);
  } catch (thrown) {
    const e = caught(thrown);
    if (!e.type$.isSubclassOf(systemExitType))
      rt.host.writeError(
        `Unhandled exception in thread started by ${repr(thread.callee)}\n${formatException(e, true)}`,
      );
  } finally {
    running.pop();
    thread.handlers = waiting.handlers;
    waiting.handlers = handlers;
    if (isOver) end(thread);
    settle();
  }
}

function leave(thread: Thread, wait: Wait | undefined): void {
  if (wait === undefined) thread.isReady = true;
  else
    wait(() => {
      thread.isReady = true;
      putLast(thread);
    });
}

/** Who comes first has the first turn. */
function putLast(thread: Thread): void {
  remove(thread);
  threads.push(thread);
}

function remove(thread: Thread): void {
  threads = threads.filter((other) => other !== thread);
}

function end(thread: Thread): void {
  remove(thread);
  if (threads.length === 0) setArmed(threadsOfProgram, false);
}

/** A thread waits for so long. */
function* sleep(us: number): Resumption {
  settle();
  yield us > 0 ? (wake) => void after(us, wake) : undefined;
  return null;
}

setWaitingVersion((f) => (f.waits$ === "first" ? waitingFirst(f) : waitingLast(f)));

/** A native function that has done all when it waits: it is only noted how long, and the thread is left. */
const waitingLast = (f: Value) =>
  function* (...args: Value[]): Resumption {
    let us: number | undefined;
    const source = timeSource();
    const noting: TimeSource = {
      nowUs: () => source.nowUs(),
      epochNs: () => source.epochNs(),
      sleepUs: (time) => (us = time),
    };
    setTimeSource(noting);
    let result: Value;
    try {
      result = attempting(LAST, () => f(...args));
    } finally {
      setTimeSource(source);
    }
    if (us !== undefined) yield* sleep(us);
    return result;
  };

/** One that has done nothing when it waits: it is given up, and called again when what it waits for may have come. */
const waitingFirst = (f: Value) =>
  function* (...args: Value[]): Resumption {
    const attempt: Attempt = { beganUs: undefined };
    for (;;) {
      let left: Left;
      try {
        return attempting(attempt, () => f(...args));
      } catch (e) {
        if (!(e instanceof Left)) throw e;
        left = e;
      }
      yield* waitFor(left);
    }
  };

function* waitFor({ us, holds }: Left): Resumption {
  settle();
  const thread = running.at(-1) as Thread;
  let cancel: (() => void) | undefined;
  let stopLooking: (() => void) | undefined;
  const lookAgain = (): void => {
    stopLooking = after(LOOK_EVERY_US, lookAgain);
  };
  yield (wake) => {
    thread.condition = holds;
    if (us !== Infinity) cancel = after(us, wake);
    if (holds !== undefined && isToBeLookedFor()) lookAgain();
  };
  cancel?.();
  stopLooking?.();
  return null;
}

/** Waits, as the main thread or in code that cannot be left, until the condition holds. False: the time is over. */
export function waitUntil(holds: () => boolean, us: number, waitingFor: string): boolean {
  let isOver = false;
  const cancel = us === Infinity ? undefined : after(us, () => (isOver = true));
  try {
    while (!holds() && !isOver) if (!handlePending()) waitForAnything(waitingFor);
    return holds();
  } finally {
    cancel?.();
  }
}

function waitForAnything(waitingFor: string): void {
  const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
  if (clock?.waitForEvent === undefined) waitForAlarm();
  else if (!clock.waitForEvent()) throw new Stop({ kind: "deadlock", waitingFor });
}
