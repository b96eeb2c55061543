/** What `Pin.irq` gives: the ESP ports have an object of their own, the others the common one (shared/runtime/mpirq.c). */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { lazyType } from "./part.js";

/** The source of an interrupt. */
export interface IrqSource {
  trigger: number;
  flags: number;
  fire(): void;
}

/** What an interrupt object needs of its source. */
interface Wiring {
  readonly source: IrqSource;
  readonly setTrigger: (trigger: number) => void;
}

abstract class PyIrq extends PyObject {
  constructor(readonly wiring: Wiring) {
    super();
  }
}
class PyEspIrq extends PyIrq {}
class PyMpIrq extends PyIrq {}

const slots = {
  call$(this: PyIrq, args: Value[], kw: Keywords): Value {
    if (args.length > 0 || (kw !== null && kw.size > 0)) throw argumentCountError(args.length, 0, 0);
    this.wiring.source.fire();
    return null;
  },
};

/** `trigger()` gives the trigger, `trigger(x)` also sets it. */
const trigger = native("trigger", 1, 2, (self: PyIrq, wanted?: Value) => {
  const before = self.wiring.source.trigger;
  if (wanted !== undefined) self.wiring.setTrigger(intArgument(wanted));
  return before;
});

const espType = lazyType((): PyType =>
  defineType({ name: "IRQ", js: PyEspIrq, slots: slots as never, methods: { trigger } }),
);
const mpType = lazyType((): PyType =>
  defineType({
    name: "irq",
    js: PyMpIrq,
    slots: slots as never,
    methods: { trigger, flags: native("flags", 1, 1, (self: PyMpIrq) => self.wiring.source.flags) },
  }),
);

export function espIrq(source: IrqSource, setTrigger: (trigger: number) => void): PyObject {
  espType();
  return new PyEspIrq({ source, setTrigger });
}

export function mpIrq(source: IrqSource, setTrigger: (trigger: number) => void): PyObject {
  mpType();
  return new PyMpIrq({ source, setTrigger });
}
