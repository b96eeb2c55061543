/**
 * `keypad.ShiftRegisterKeys` (shared-bindings/keypad/ShiftRegisterKeys.c): keys at the inputs of shift registers such as the 74HC165, which
 * share clock and latch; key 0 is the bit that comes first.
 */

import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType } from "../../../../runtime-hal/core/type.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { guard } from "../../machine/hal-error.js";
import { freePin, freePins, PyMcuPin } from "../pins.js";
import { PyScanner, SCAN_ARGUMENTS, scannerAttributes, scannerMethods, scanSettings } from "./scanner.js";
import type { ScanSettings } from "./scanner.js";

interface Wires {
  readonly clock: PyMcuPin;
  readonly latch: PyMcuPin;
  readonly data: readonly PyMcuPin[];
}

class PyShiftRegisterKeys extends PyScanner {
  private readonly latching: 0 | 1;
  private readonly longest: number;

  constructor(
    private readonly wires: Wires,
    /** Keys at each data wire. */
    private readonly counts: readonly number[],
    valueToLatch: boolean,
    private readonly pressedValue: boolean,
    settings: ScanSettings,
  ) {
    const { clock, latch, data } = wires;
    const total = counts.reduce((a, b) => a + b, 0);
    super("ShiftRegisterKeys", [clock, latch, ...data], total, settings);
    this.latching = valueToLatch ? 1 : 0;
    this.longest = Math.max(...counts);
    guard(() => {
      this.line(clock).configure({ mode: "out", pull: "none", initial: 0 });
      this.line(latch).configure({ mode: "out", pull: "none", initial: this.latching === 1 ? 0 : 1 });
      for (const pin of data) this.line(pin).configure({ mode: "in", pull: "none" });
    });
    this.begin();
  }

  protected scan(): void {
    const { clock, latch, data } = this.wires;
    this.line(latch).write(this.latching);
    for (let i = 0; i < this.longest; i++) {
      let first = 0;
      data.forEach((pin, at) => {
        const count = this.counts[at]!;
        if (i < count) this.see(first + i, (this.line(pin).peek() === 1) === this.pressedValue);
        first += count;
      });
      // The first bit is there without a pulse.
      this.line(clock).write(1);
      this.line(clock).write(0);
    }
    this.line(latch).write(this.latching === 1 ? 0 : 1);
  }
}

const onePin = (name: string): ArgumentSpec => ({
  name,
  required: true,
  keywordOnly: true,
  convert: (value) => freePin(value, name),
});

function countArgument(value: Value): number {
  const count = intArgument(value);
  if (count < 1) throw valueError("key_count must be >= 1");
  return count;
}

/** A number for one data wire, or one for each. */
function countsOf(value: Value, data: Value): readonly number[] {
  if (data instanceof PyMcuPin) return [countArgument(value)];
  if (typeof value === "number") throw typeError("key_count must be of type list, not int");
  return spread(value).map(countArgument);
}

export const shiftRegisterKeysType = defineType({
  name: "ShiftRegisterKeys",
  js: PyShiftRegisterKeys,
  make: (_type, args, kw) => {
    const [clock, data, latch, valueToLatch, count, pressedValue, ...scan] = parseArguments(args, kw, [
      onePin("clock"),
      { name: "data", required: true, keywordOnly: true },
      onePin("latch"),
      { name: "value_to_latch", keywordOnly: true, default: true, convert: truth },
      { name: "key_count", required: true, keywordOnly: true },
      { name: "value_when_pressed", required: true, keywordOnly: true, convert: truth },
      ...SCAN_ARGUMENTS,
    ]) as [PyMcuPin, Value, PyMcuPin, boolean, Value, boolean, ...Value[]];
    const pins = data instanceof PyMcuPin ? [freePin(data, "data")] : freePins(data, "data");
    const counts = countsOf(count, data);
    if (counts.length !== pins.length) throw valueError("key_count must be of the same length as data");
    if (new Set([clock, latch, ...pins]).size < pins.length + 2)
      throw valueError("clock, latch and data contain duplicate pins");
    return new PyShiftRegisterKeys(
      { clock, latch, data: pins },
      counts,
      valueToLatch,
      pressedValue,
      scanSettings(scan),
    );
  },
  methods: scannerMethods(),
  attrs: scannerAttributes(),
});
