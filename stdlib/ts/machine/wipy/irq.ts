/** Interrupts of the CC3200 port (MicroPython ports/cc3200/misc/mpirq.c): handlers run at once, and an object switches them on and off. */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { runHard } from "../../../../runtime-hal/exec/scheduler.js";
import { lazyType } from "../part.js";
import { invalidArgument } from "../wipy-arguments.js";

/** Kinds of sleep that an interrupt wakes from, added up. */
export const IDLE = 1;
export const SLEEP = 2;
export const DEEPSLEEP = 4;
const MOST_PRIORITY = 7;

export interface IrqArguments {
  readonly trigger: Value;
  readonly handler: Value;
  readonly wake: number;
}

export function irqArguments(args: readonly Value[], kw: Keywords): IrqArguments {
  const [trigger, priority, handler, wake] = parseArguments(args, kw, [
    { name: "trigger", keywordOnly: true },
    { name: "priority", keywordOnly: true, default: 1, convert: intArgument },
    { name: "handler", keywordOnly: true },
    { name: "wake", keywordOnly: true },
  ]);
  if (priority < 1 || priority > MOST_PRIORITY) throw invalidArgument();
  const kinds = wake === null ? IDLE : intArgument(wake);
  if (kinds < 0 || kinds > (IDLE | SLEEP | DEEPSLEEP)) throw invalidArgument();
  return { trigger, handler, wake: kinds };
}

/** What has interrupts. */
export interface WipySource {
  /** Sets up, as the method `irq` does. */
  setUp(args: readonly Value[], kw: Keywords): Value;
  enable(): void;
  disable(): void;
  readonly flags: number;
}

export class PyWipyIrq extends PyObject {
  constructor(
    readonly source: WipySource,
    private readonly parent: Value,
    private handler: Value,
  ) {
    super();
  }

  /** The interrupt happens. A handler that fails is taken away. */
  fire(): void {
    if (this.handler === null || runHard(this.handler, this.parent)) return;
    this.source.disable();
    this.handler = null;
  }
}

const type = lazyType((): PyType =>
  defineType({
    name: "irq",
    js: PyWipyIrq,
    slots: {
      call$(this: PyWipyIrq, args: Value[]): Value {
        if (args.length > 0) throw argumentCountError(args.length, 0, 0);
        this.fire();
        return null;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyWipyIrq).source.setUp(args.slice(1), kw);
        return null;
      }),
      enable: native("enable", 1, 1, (self: PyWipyIrq) => {
        self.source.enable();
        return null;
      }),
      disable: native("disable", 1, 1, (self: PyWipyIrq) => {
        self.source.disable();
        return null;
      }),
      flags: native("flags", 1, 1, (self: PyWipyIrq) => self.source.flags),
    },
  }),
);

export function newIrq(source: WipySource, parent: Value, handler: Value): PyWipyIrq {
  type();
  return new PyWipyIrq(source, parent, handler);
}
