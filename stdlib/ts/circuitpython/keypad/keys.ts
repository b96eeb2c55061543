/** `keypad.Keys` (shared-bindings/keypad/Keys.c): a pin for each key. */

import { parseArguments } from "../../../../runtime-hal/core/native.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType } from "../../../../runtime-hal/core/type.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { guard } from "../../machine/hal-error.js";
import { freePins, type PyMcuPin } from "../pins.js";
import { PyScanner, SCAN_ARGUMENTS, scannerAttributes, scannerMethods, scanSettings } from "./scanner.js";
import type { ScanSettings } from "./scanner.js";

class PyKeys extends PyScanner {
  constructor(
    private readonly keyPins: readonly PyMcuPin[],
    private readonly pressedValue: boolean,
    pull: boolean,
    settings: ScanSettings,
  ) {
    super("Keys", keyPins, keyPins.length, settings);
    for (const pin of keyPins)
      guard(() =>
        this.line(pin).configure({ mode: "in", pull: !pull ? "none" : pressedValue ? "down" : "up" }),
      );
    this.begin();
  }

  protected scan(): void {
    this.keyPins.forEach((pin, i) => this.see(i, (this.line(pin).peek() === 1) === this.pressedValue));
  }
}

export const keysType = defineType({
  name: "Keys",
  js: PyKeys,
  make: (_type, args, kw) => {
    const [pins, pressedValue, pull, ...scan] = parseArguments(args, kw, [
      { name: "pins", required: true, convert: (value) => freePins(value, "pins") as Value },
      { name: "value_when_pressed", required: true, keywordOnly: true, convert: truth },
      { name: "pull", keywordOnly: true, default: true, convert: truth },
      ...SCAN_ARGUMENTS,
    ]) as [readonly PyMcuPin[], boolean, boolean, ...Value[]];
    return new PyKeys(pins, pressedValue, pull, scanSettings(scan));
  },
  methods: scannerMethods(),
  attrs: scannerAttributes(),
});
