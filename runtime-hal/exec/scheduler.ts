/**
 * Callbacks between two steps of the program: the queue of `micropython.schedule` and of interrupt handlers, and the
 * safepoint that runs them. As on the boards, at most one callback runs at a safepoint, none while another one
 * runs, and an exception in a callback is printed, not thrown.
 *
 * Fuel is how time passes without a clock being read: the pacer says how many loop iterations may go by until
 * something is due. The simulator's pacer counts iterations as virtual time; the real one only looks for Ctrl-C.
 */

import { call } from "../core/function.js";
import type { PyBaseException } from "../core/exceptions.js";
import { caught, keyboardInterruptType, newException, systemExitType } from "../core/exceptions.js";
import { waiting } from "../core/handlers.js";
import { DEFAULT_FUEL, rt } from "../core/state.js";
import type { Value } from "../core/value.js";

/** Who decides how long the program may run until the next safepoint. */
export interface Pacer {
  /** So many loop iterations went by. Runs what has become due and gives the iterations (at least 1) until the next is. */
  pass(iterations: number): number;
}

/** Threads beside the main one; see `threads.ts`. */
export interface OtherThreads {
  /** Could another thread than the one that runs go on now? */
  isReady(): boolean;
  /** Something asks for the end. The main thread is to hear of it, unless what runs on top of it cannot be left. */
  interrupt(status: number): void;
  /** Lets the next one that can go on have its turn. False: there is none. */
  run(): boolean;
}

interface Callback {
  run: Value;
  argument: Value;
}

const realPacer: Pacer = { pass: () => DEFAULT_FUEL };

/** Depth of the queue on the unix port; boards have 8. */
const DEFAULT_DEPTH = 4;

/** A thread has its turn for so many loop iterations while others can go on: `MICROPY_PY_THREAD_GIL_VM_DIVISOR` of py/mpconfig.h. */
const TURN = 32;

let queue: Callback[] = [];
let depth = DEFAULT_DEPTH;
let locks = 0;
let interruptScheduled = false;
let granted = DEFAULT_FUEL;
let pacer: Pacer = realPacer;
let others: OtherThreads | undefined;
let printError: (e: PyBaseException) => void = () => {};

/** Prepares for a program. Without a pacer time is real. */
export function startScheduler(options: {
  depth?: number;
  pacer?: Pacer;
  printError?: (e: PyBaseException) => void;
}): void {
  queue = [];
  locks = 0;
  interruptScheduled = false;
  depth = options.depth ?? DEFAULT_DEPTH;
  pacer = options.pacer ?? realPacer;
  if (options.printError) printError = options.printError;
  others = undefined;
  granted = rt.fuel = 0;
  rt.safepoint = safepoint;
}

/** Hands time over to another pacer, as at the moment the program first uses hardware. */
export function setPacer(next: Pacer, queueDepth = DEFAULT_DEPTH): void {
  settle();
  pacer = next;
  depth = queueDepth;
  settle();
}

/** The program has threads from now on. */
export function setOtherThreads(threads: OtherThreads): void {
  others = threads;
}

/** Could a thread beside the main one go on now? */
export function threadsAreReady(): boolean {
  return others?.isReady() === true;
}

/** Forgets callbacks that wait and locks that are held: the program starts anew. */
export function clearScheduler(): void {
  queue = [];
  locks = 0;
  interruptScheduled = false;
  settle();
}

/** Queues `run(argument)`. False: the queue is full. */
export function schedule(run: Value, argument: Value): boolean {
  if (queue.length >= depth) return false;
  queue.push({ run, argument });
  // The very next safepoint is to run it; what was used of the fuel so far must not be lost.
  settle();
  return true;
}

/** Tells the pacer of the iterations since the last time, so that its clock is right, and takes new fuel. */
export function settle(): void {
  const used = granted - rt.fuel;
  granted = rt.fuel = 0;
  let next = pacer.pass(used);
  if (threadsAreReady()) next = Math.min(next, TURN);
  granted = rt.fuel = (queue.length > 0 || interruptScheduled) && locks === 0 ? 0 : next - 1;
}

/** The program did something that takes as long as so many loop iterations. */
export function charge(iterations: number): void {
  rt.fuel -= iterations;
}

/** Called by emitted code when the fuel is used up. */
function safepoint(): void {
  settle();
  handlePending();
}

/** Has the next callback be a KeyboardInterrupt: `micropython.schedule(micropython.kbd_intr, …)`. */
export function scheduleInterrupt(): void {
  interruptScheduled = true;
  settle();
}

const SIGINT = 2;
/** Status of a process that a signal ended, as shells show it. */
const STATUS_OF_SIGNAL = 128;

/** Raises KeyboardInterrupt if Ctrl-C was pressed, SystemExit if another signal asked for the end: in the main thread. */
export function raiseInterrupt(): void {
  const signal = rt.host.takeInterrupt();
  if (signal === 0) return;
  others?.interrupt(STATUS_OF_SIGNAL + signal);
  if (signal === SIGINT) throw newException(keyboardInterruptType);
  throw newException(systemExitType, STATUS_OF_SIGNAL + signal);
}

/** Raises a pending KeyboardInterrupt, or runs the oldest callback, or lets another thread go on. True: one of them ran. */
export function handlePending(): boolean {
  raiseInterrupt();
  if (locks > 0) return false;
  if (interruptScheduled) {
    interruptScheduled = false;
    throw newException(keyboardInterruptType);
  }
  const next = queue.shift();
  if (next === undefined) return others !== undefined && others.run();
  locks++;
  // The handlers of the code that is interrupted have no part in this.
  const { handlers } = waiting;
  waiting.handlers = null;
  try {
    call(next.run, next.argument);
  } catch (e) {
    printError(caught(e));
  } finally {
    waiting.handlers = handlers;
    locks--;
    settle();
  }
  return true;
}

/**
 * Runs a handler now, in the middle of whatever is going on, as a hard interrupt does. False: it ended with an exception,
 * which is printed.
 */
export function runHard(run: Value, ...args: Value[]): boolean {
  locks++;
  try {
    call(run, ...args);
    return true;
  } catch (e) {
    const error = caught(e);
    rt.host.writeError("Uncaught exception in IRQ callback handler\n");
    printError(error);
    return false;
  } finally {
    locks--;
    settle();
  }
}

/** Keeps callbacks from running (they still queue up); calls nest. */
export function lockScheduler(): void {
  locks++;
}

export function unlockScheduler(): void {
  if (locks > 0) locks--;
  settle();
}
