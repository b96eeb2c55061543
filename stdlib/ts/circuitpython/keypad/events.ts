/** `keypad.Event` and `keypad.EventQueue` (shared-bindings/keypad): what happened to keys, until the program asks. */

import { typeError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../../runtime-hal/core/native.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, typeName } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { computed } from "../../computed.js";
import { ticksMs } from "../ticks.js";

/** A key went down or up. */
export class PyKeyEvent extends PyObject {
  constructor(
    public key: number,
    public isPressed: boolean,
    /** In milliseconds of `supervisor.ticks_ms()`. */
    public ticks: number,
  ) {
    super();
  }
}

export const eventType = defineType({
  name: "Event",
  js: PyKeyEvent,
  make: (_type, args, kw) => {
    const [key, isPressed, ticks] = parseArguments(args, kw, [
      { name: "key_number", default: 0, convert: intArgument },
      { name: "pressed", default: true, convert: truth },
      { name: "timestamp" },
    ]) as [number, boolean, Value];
    return new PyKeyEvent(key, isPressed, ticks === null ? ticksMs() : intArgument(ticks));
  },
  slots: {
    repr$(this: PyKeyEvent) {
      return `<Event: key_number ${this.key} ${this.isPressed ? "pressed" : "released"}>`;
    },
    hash$(this: PyKeyEvent) {
      return this.key * 2 + (this.isPressed ? 1 : 0);
    },
    // When it was does not count.
    bin$(this: PyKeyEvent, op: string, other: Value): Value | undefined {
      if (op !== "==" || !(other instanceof PyKeyEvent)) return undefined;
      return this.key === other.key && this.isPressed === other.isPressed;
    },
  } as never,
  attrs: {
    key_number: computed<PyKeyEvent>("key_number", ({ key }) => key),
    pressed: computed<PyKeyEvent>("pressed", ({ isPressed }) => isPressed),
    released: computed<PyKeyEvent>("released", ({ isPressed }) => !isPressed),
    timestamp: computed<PyKeyEvent>("timestamp", ({ ticks }) => ticks),
  },
});

/** What scanners write and the program reads; events for which there is no room are lost, which is noted. */
export class PyEventQueue extends PyObject {
  private waiting: PyKeyEvent[] = [];
  hasOverflowed = false;

  constructor(private readonly most: number) {
    super();
  }

  get length(): number {
    return this.waiting.length;
  }

  add(event: PyKeyEvent): void {
    if (this.waiting.length < this.most) this.waiting.push(event);
    else this.hasOverflowed = true;
  }

  take(): PyKeyEvent | undefined {
    return this.waiting.shift();
  }

  clear(): void {
    this.waiting = [];
    this.hasOverflowed = false;
  }
}

export const eventQueueType = defineType({
  name: "EventQueue",
  js: PyEventQueue,
  slots: {
    len$(this: PyEventQueue) {
      return this.length;
    },
    truth$(this: PyEventQueue) {
      return this.length > 0;
    },
  },
  methods: {
    get: native("get", 1, 1, (self: PyEventQueue) => self.take() ?? null),
    get_into: native("get_into", 2, 2, (self: PyEventQueue, into: Value) => {
      if (!(into instanceof PyKeyEvent))
        throw typeError(`event must be of type Event, not ${typeName(into)}`);
      const event = self.take();
      if (event === undefined) return false;
      into.key = event.key;
      into.isPressed = event.isPressed;
      into.ticks = event.ticks;
      return true;
    }),
    clear: native("clear", 1, 1, (self: PyEventQueue) => {
      self.clear();
      return null;
    }),
  },
  attrs: { overflowed: computed<PyEventQueue>("overflowed", (self) => self.hasOverflowed) },
});
