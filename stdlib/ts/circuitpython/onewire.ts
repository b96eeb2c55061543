/** `OneWire` of `busio` and `bitbangio` (shared-bindings/busio/OneWire.c): single bits; drivers are on top of it. */

import { BitbangOneWire } from "../../../runtime-hal/bitbang/onewire.js";
import { native, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { DigitalPin } from "../../../runtime-hal/hal/digital.js";
import type { OneWireBus } from "../../../runtime-hal/hal/system-devices.js";
import { guard } from "../machine/hal-error.js";
import { PIN, type PyMcuPin } from "./pins.js";
import { PyResource, resourceMethods } from "./resource.js";

class PyOneWire extends PyResource {
  private readonly digital: DigitalPin;
  readonly bus: OneWireBus;

  constructor(pin: PyMcuPin) {
    super([pin]);
    const board = useBoard();
    this.digital = guard(() => board.claim("digital", pin.id, { name: `OneWire(${pin.describe()})` }));
    guard(() => this.digital.configure({ mode: "open-drain", pull: "up", initial: 1 }));
    this.bus = guard(() => board.system?.oneWire(pin.id) ?? new BitbangOneWire(this.digital, board.clock));
  }

  protected release(): void {
    guard(() => this.digital.configure({ mode: "in", pull: "none" }));
    this.digital.close();
  }
}

export const oneWireType = defineType({
  name: "OneWire",
  js: PyOneWire,
  make: (_type, args, kw) => {
    const [pin] = parseArguments(args, kw, [PIN]) as [PyMcuPin];
    return new PyOneWire(pin);
  },
  methods: {
    ...resourceMethods(),
    // False says that somebody is there, as the level that was seen.
    reset: native("reset", 1, 1, (self: PyOneWire) => !self.check().bus.reset()),
    read_bit: native("read_bit", 1, 1, (self: PyOneWire) => truth(self.check().bus.readBit())),
    write_bit: native("write_bit", 2, 2, (self: PyOneWire, bit: Value) => {
      self.check().bus.writeBit(truth(bit));
      return null;
    }),
  },
});
