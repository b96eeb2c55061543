/** `UART.irq`, and the object that it gives (MicroPython shared/runtime/mpirq.c). */

import { lookupMethod } from "../../../runtime-hal/core/attributes.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { runHard, schedule } from "../../../runtime-hal/exec/scheduler.js";
import { lazyType } from "./part.js";

/** What a port's UART needs of its interrupt. */
export class UartInterrupt {
  handler: Value = null;
  hard = false;
  trigger = 0;
  flags = 0;
  readonly object: Value;

  constructor(
    private readonly uart: Value,
    /** Told when the trigger changes. */
    private readonly onTrigger: () => void,
  ) {
    irqType();
    this.object = new PyUartIrq(this);
  }

  set(trigger: number): void {
    this.trigger = trigger;
    this.onTrigger();
  }

  /** These events happened. */
  raise(flags: number): void {
    if ((this.trigger & flags) === 0) return;
    this.flags = flags;
    this.fire();
  }

  fire(): void {
    if (this.handler === null) return;
    if (!this.hard) {
      schedule(this.handler, this.uart);
    } else if (!runHard(this.handler, this.uart)) {
      this.handler = null;
      this.set(0);
    }
  }
}

class PyUartIrq extends PyObject {
  constructor(readonly interrupt: UartInterrupt) {
    super();
  }
}

const irqType = lazyType(() =>
  defineType({
    name: "irq",
    js: PyUartIrq,
    slots: {
      call$(this: PyUartIrq, args: Value[]): Value {
        if (args.length > 0) throw argumentCountError(args.length, 0, 0);
        this.interrupt.fire();
        return null;
      },
    },
    methods: {
      flags: native("flags", 1, 1, (self: PyUartIrq) => self.interrupt.flags),
      trigger: native("trigger", 1, 2, (self: PyUartIrq, trigger?: Value) => {
        const before = self.interrupt.trigger;
        if (trigger !== undefined) self.interrupt.set(intArgument(trigger));
        return before;
      }),
    },
  }),
);

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "handler" },
  { name: "trigger", default: 0, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

export interface InterruptRules {
  readonly allowed: number;
  readonly hard: boolean;
  /** Raises if this UART cannot have one. */
  check?(): void;
}

/** Can it be called? */
export function isCallable(v: Value): boolean {
  return (
    typeof v === "function" || lookupMethod(v, "__call__") !== undefined || typeof v?.call$ === "function"
  );
}

/** The method `irq` of a port. */
export function irqMethod<U extends PyObject>(
  interruptOf: (self: U) => UartInterrupt,
  rulesOf: (self: U) => InterruptRules,
): Value {
  return nativeKw("irq", 1, Infinity, (args, kw) => {
    const self = args[0] as U;
    const [handler, trigger, hard] = parseArguments(args.slice(1), kw, ARGUMENTS);
    const rules = rulesOf(self);
    rules.check?.();
    const interrupt = interruptOf(self);
    if (args.length === 1 && (kw === null || kw.size === 0)) return interrupt.object;
    if (handler !== null && !isCallable(handler)) throw valueError("handler must be None or callable");
    const unsupported = (trigger as number) & ~rules.allowed;
    if (unsupported !== 0)
      throw valueError(`trigger 0x${unsupported.toString(16).padStart(4, "0")} unsupported`);
    if (hard && !rules.hard) throw valueError("hard IRQ is not supported");
    interrupt.handler = handler;
    interrupt.hard = hard as boolean;
    interrupt.set(trigger as number);
    return interrupt.object;
  });
}
