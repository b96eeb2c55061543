/**
 * The queue of asyncio's tasks, which the firmware has in C, too (extmod/modasyncio.c): a binary heap by time; tasks of the same
 * time come out in the order they went in. Tasks are objects of Python, whose `data` and `ph_key` are set.
 */

import { setattr } from "../../runtime-hal/core/attributes.js";
import { indexError } from "../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { ticksDiff, ticksMs } from "./time.js";

/** A task in its queue; `turn` counts what was put in. */
interface Entry {
  readonly task: Value;
  readonly time: Value;
  readonly turn: number;
}

function isBefore(a: Entry, b: Entry): boolean {
  const difference: Value = ticksDiff(a.time, b.time);
  return difference < 0 || (difference === 0 && a.turn < b.turn);
}

class PyTaskQueue extends PyObject {
  private readonly heap: Entry[] = [];
  private turns = 0;

  peek(): Value {
    return this.heap[0]?.task ?? null;
  }

  push(task: Value, time: Value): void {
    setattr(task, "data", null);
    setattr(task, "ph_key", time);
    this.heap.push({ task, time, turn: this.turns++ });
    this.rise(this.heap.length - 1);
  }

  /** Takes out a task that need not be the next one, if it is there. */
  remove(task: Value): void {
    const at = this.heap.findIndex((entry) => entry.task === task);
    if (at >= 0) this.take(at);
  }

  pop(): Value {
    if (this.heap.length === 0) throw indexError("empty heap");
    return this.take(0).task;
  }

  private take(at: number): Entry {
    const { heap } = this;
    const entry = heap[at]!;
    const last = heap.pop()!;
    if (last !== entry) {
      heap[at] = last;
      this.sink(at);
      this.rise(at);
    }
    return entry;
  }

  private rise(at: number): void {
    const { heap } = this;
    const entry = heap[at]!;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = entry;
  }

  private sink(at: number): void {
    const { heap } = this;
    const entry = heap[at]!;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (!isBefore(heap[below]!, entry)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = entry;
  }
}

/** `TaskQueue()` */
export const taskQueueType = defineType({
  name: "TaskQueue",
  js: PyTaskQueue,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 0);
    return new PyTaskQueue();
  },
  methods: {
    peek: native("peek", 1, 1, (self: PyTaskQueue) => self.peek()),
    push: native("push", 2, 3, (self: PyTaskQueue, task: Value, time: Value = null) => {
      self.push(task, time === null ? ticksMs() : time);
      return null;
    }),
    pop: native("pop", 1, 1, (self: PyTaskQueue) => self.pop()),
    remove: native("remove", 2, 2, (self: PyTaskQueue, task: Value) => {
      self.remove(task);
      return null;
    }),
  },
});
