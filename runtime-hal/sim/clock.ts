/**
 * Virtual time. It moves only when the program uses it up: by loop iterations and clock readings (ticks), and by
 * sleeping. Events are ordered by time and, at one time, by the order in which they were made, so every run of a
 * program is the same.
 */

import type { Alarm, Clock } from "../hal/clock.js";

interface Event {
  timeUs: number;
  sequence: number;
  run: () => void;
  cancelled: boolean;
}

/** The clock's way back to the scheduler of the program. */
export interface ClockHooks {
  /** Has the program's used-up fuel turned into time (`spend`) before the clock is read. */
  settle(): void;
  /** Uses up the program's fuel: something that takes so many ticks was done. */
  charge(ticks: number): void;
  /** Runs the oldest of the callbacks that events have queued, while the program sleeps. False: there was none. */
  runCallback(): boolean;
  /** Waits until real time has come to this virtual time, if the run is to be in real time. */
  pace(virtualUs: number): void;
}

/** Longest time between two safepoints, in ticks: nothing is due, so it only bounds how long Ctrl-C takes. */
const MAX_TICKS = 2 ** 20;

export class SimClock implements Clock {
  private timeUs = 0;
  private sequence = 0;
  private readonly heap: Event[] = [];
  private live = 0;
  private readonly alarms = new Set<() => void>();
  /** When the sleep that is going on ends: what runs meanwhile should not go on for much longer. */
  private sleepEnd = Infinity;
  hooks: ClockHooks = { settle() {}, charge() {}, runCallback: () => false, pace() {} };

  constructor(private readonly tickUs: number) {}

  /** The time, without using any. */
  get currentUs(): number {
    return this.timeUs;
  }

  peekUs(): number {
    return this.timeUs;
  }

  /** Reads the clock, which takes a tick: so a loop that only waits for a time comes to an end. */
  nowUs(): number {
    this.hooks.settle();
    this.advanceTo(this.timeUs + this.tickUs);
    return this.timeUs;
  }

  /** The program does something at a pin: it happens now, and takes a tick. */
  use(): void {
    this.hooks.settle();
    this.hooks.charge(1);
  }

  sleepUs(us: number): void {
    this.hooks.settle();
    const end = this.timeUs + Math.max(0, us);
    const outerEnd = this.sleepEnd;
    this.sleepEnd = Math.min(outerEnd, end);
    try {
      this.sleepTo(end);
    } finally {
      this.sleepEnd = outerEnd;
    }
    this.hooks.settle();
  }

  private sleepTo(end: number): void {
    for (;;) {
      // One at a time: callbacks that take longer than they come apart must not keep the program for ever.
      if (this.hooks.runCallback()) {
        if (this.timeUs >= end) break;
        continue;
      }
      const next = this.peek();
      if (next === undefined || next.timeUs > end) break;
      this.hooks.pace(next.timeUs);
      this.step();
    }
    // Callbacks take time too, possibly more than was to be slept.
    if (this.timeUs < end) {
      this.hooks.pace(end);
      this.timeUs = end;
    }
  }

  /** Time goes by and events happen, but callbacks stay in the queue. */
  busyUs(us: number): void {
    this.hooks.settle();
    if (us > 0) this.advanceTo(this.timeUs + us);
    this.hooks.settle();
  }

  idle(mostUs: number): void {
    this.hooks.settle();
    if (this.hooks.runCallback()) return;
    const next = this.peek();
    const end = this.timeUs + mostUs;
    if (next !== undefined && next.timeUs <= end) {
      this.hooks.pace(next.timeUs);
      this.step();
      this.hooks.runCallback();
    } else {
      this.hooks.pace(end);
      this.timeUs = end;
    }
    this.hooks.settle();
  }

  /** Waits until an event wakes the program. False: there is none, so it would wait for ever. */
  waitForEvent(): boolean {
    this.hooks.settle();
    if (this.hooks.runCallback()) return true;
    const next = this.peek();
    if (next === undefined) return false;
    this.hooks.pace(next.timeUs);
    this.step();
    this.hooks.runCallback();
    return true;
  }

  /** Lets time pass without the program, until `end` or until `woken` gives something. `undefined`: nothing is left to happen. */
  sleepUntil<T>(end: number | undefined, woken: () => T | undefined): T | "time" | undefined {
    this.hooks.settle();
    for (;;) {
      const reason = woken();
      if (reason !== undefined) return reason;
      const next = this.peek();
      if (next === undefined && end === undefined) return undefined;
      if (next === undefined || (end !== undefined && next.timeUs > end)) {
        this.hooks.pace(end as number);
        this.timeUs = Math.max(this.timeUs, end as number);
        return "time";
      }
      this.hooks.pace(next.timeUs);
      this.step();
    }
  }

  /** Lets the next thing happen, if it is not later than `end`; else it is `end` now, which gives false. */
  stepUntil(end: number): boolean {
    this.hooks.settle();
    const next = this.peek();
    if (next === undefined || next.timeUs > end) {
      this.timeUs = Math.max(this.timeUs, end);
      return false;
    }
    this.step();
    return true;
  }

  /** Has `run` called at that time, or now if it is over. */
  schedule(timeUs: number, run: () => void): () => void {
    const event = this.add(timeUs, run);
    // The program may have been granted more time than there is now until something happens.
    this.hooks.settle();
    return () => {
      if (!event.cancelled) this.live--;
      event.cancelled = true;
    };
  }

  private add(timeUs: number, run: () => void): Event {
    const event = { timeUs: Math.max(timeUs, this.timeUs), sequence: this.sequence++, run, cancelled: false };
    this.push(event);
    this.live++;
    return event;
  }

  /** An alarm of the program: a reset of the chip cancels it. */
  alarm(run: () => void): Alarm {
    let event: Event | undefined;
    const cancel = (): void => {
      if (event !== undefined && !event.cancelled) {
        event.cancelled = true;
        this.live--;
      }
      this.alarms.delete(cancel);
    };
    return {
      at: (timeUs) => {
        if (event !== undefined && !event.cancelled) cancel();
        event = this.add(timeUs, run);
        this.alarms.add(cancel);
        this.hooks.settle();
      },
      cancel,
    };
  }

  /** Cancels what the program has started. */
  cancelAlarms(): void {
    for (const cancel of this.alarms) cancel();
  }

  /** The program used so many ticks: runs what became due and gives the ticks until the next event. */
  spend(ticks: number): number {
    if (ticks > 0) this.advanceTo(this.timeUs + ticks * this.tickUs);
    const sleepEnd = this.sleepEnd > this.timeUs ? this.sleepEnd : Infinity;
    const nextUs = Math.min(this.peek()?.timeUs ?? Infinity, sleepEnd);
    const until = Math.ceil((nextUs - this.timeUs) / this.tickUs);
    return Math.min(Math.max(until, 1), MAX_TICKS);
  }

  /** Number of events still to come. */
  get eventsLeft(): number {
    return this.live;
  }

  private advanceTo(timeUs: number): void {
    for (let next = this.peek(); next !== undefined && next.timeUs <= timeUs; next = this.peek()) this.step();
    if (this.timeUs < timeUs) this.timeUs = timeUs;
  }

  /** Runs the next event at its time. */
  private step(): void {
    const event = this.pop();
    if (event.timeUs > this.timeUs) this.timeUs = event.timeUs;
    this.live--;
    event.cancelled = true;
    event.run();
  }

  // ------------------------------------------------------------ a binary heap; cancelled events stay until they are on top

  private peek(): Event | undefined {
    while (this.heap.length > 0 && (this.heap[0] as Event).cancelled) this.pop();
    return this.heap[0];
  }

  private push(event: Event): void {
    const heap = this.heap;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = heap[parent] as Event;
      if (!before(event, other)) break;
      heap[at] = other;
      at = parent;
    }
    heap[at] = event;
  }

  private pop(): Event {
    const heap = this.heap;
    const top = heap[0] as Event;
    const last = heap.pop() as Event;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Event, heap[child] as Event)) child++;
      if (!before(heap[child] as Event, last)) break;
      heap[at] = heap[child] as Event;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

function before(a: Event, b: Event): boolean {
  return a.timeUs < b.timeUs || (a.timeUs === b.timeUs && a.sequence < b.sequence);
}
