/** What the pins of all ports have in common, and how the other parts of `machine` find a pin that they are given. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { adviseWrite } from "./pin-guards.js";
import type { PinLine } from "./pin-line.js";
import type { PinLike } from "./pin-protocol.js";

/** A pin as the program has it. */
export abstract class PyPin extends PyObject implements PinLike {
  line!: PinLine;

  abstract get(): number;
  abstract set(level: boolean): void;

  readPin(): number {
    return this.get();
  }

  writePin(level: boolean): void {
    this.set(level);
  }
}

function write(self: PyPin, level: boolean): void {
  const { line } = self;
  if (line.isInput || line.digital.takenBy !== undefined) adviseWrite(line);
  self.set(level);
}

/** `pin()`, `pin(x)`, `pin.value()`, `pin.value(x)`. */
function value(self: PyPin, x?: Value): Value {
  if (x === undefined) return self.get();
  write(self, truth(x));
  return null;
}

const high = (self: PyPin): Value => {
  write(self, true);
  return null;
};
const low = (self: PyPin): Value => {
  write(self, false);
  return null;
};

/** Methods that every port has. */
export const pinMethods = (): Record<string, Value> => ({
  value: native("value", 1, 2, value),
  on: native("on", 1, 1, high),
  off: native("off", 1, 1, low),
});

/** `Pin(which, ...)` of a port that finds a pin as it is and sets it up only if there is more to say. */
export function pinMaker<P extends PyPin>(
  find: (which: Value) => P,
  setUp: (line: PinLine, args: readonly Value[], kw: Keywords) => void,
): (args: Value[], kw: Keywords) => P {
  return (args, kw) => {
    if (args.length === 0) throw argumentCountError(0, 1, Infinity);
    const pin = find(args[0]);
    if (args.length > 1 || (kw !== null && kw.size > 0)) setUp(pin.line, args.slice(1), kw);
    return pin;
  };
}

/** `high` and `low`, where the port has them. */
export const highLow = (): Record<string, Value> => ({
  high: native("high", 1, 1, high),
  low: native("low", 1, 1, low),
});

/** Calling a pin is reading or writing it. */
export const pinCallSlots = {
  call$(this: PyPin, args: Value[], kw: Keywords): Value {
    if (args.length > 1 || (kw !== null && kw.size > 0)) throw argumentCountError(args.length, 0, 1);
    return value(this, args[0]);
  },
  asFunction$(this: PyPin): (...args: Value[]) => Value {
    return (...args) => {
      if (args.length > 1) throw argumentCountError(args.length, 0, 1);
      return value(this, args[0]);
    };
  },
};

/** The pins of the port that the program runs on. */
export interface PortPins {
  readonly type: PyType;
  /** The pin that a value is or names; the port's error if it is none. */
  find(which: Value): PyPin;
}

let port: PortPins | undefined;

export function setPortPins(pins: PortPins): void {
  port = pins;
}

/** Nobody has a pin before `machine` has set them up: what functions of other modules are given is none. ValueError. */
function portPins(): PortPins {
  if (port === undefined) throw valueError("invalid pin");
  return port;
}

/** The pin of the chip that a value names or is. */
export function findPin(which: Value): PyPin {
  return portPins().find(which);
}

/** The class `Pin` of the port. */
export function pinType(): PyType {
  return portPins().type;
}

/** `Pin.board`, `Pin.cpu`: pins as attributes of a class without instances. */
export function pinsAsAttributes(name: string, pins: Iterable<readonly [string, PyObject]>): PyType {
  const type = new PyType(name, [], PyObject.prototype as never);
  for (const [key, pin] of pins) type.dict.set(key, pin);
  return type;
}
