/** `machine.SoftI2C`: a bus made of any two pins, timed in whole microseconds (MicroPython extmod/machine_i2c.c). */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { I2cController } from "../../../runtime-hal/hal/i2c.js";
import { guard } from "./hal-error.js";
import { defineI2c, ENODEV, ETIMEDOUT, PyI2c } from "./i2c-class.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";

const DEFAULT_HZ = 400_000;
const DEFAULT_TIMEOUT_US = 50_000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "scl", required: true },
  { name: "sda", required: true },
  { name: "freq", keywordOnly: true, default: DEFAULT_HZ, convert: intArgument },
  { name: "timeout", keywordOnly: true, default: DEFAULT_TIMEOUT_US, convert: intArgument },
];

class PySoftI2c extends PyI2c {
  private scl = 0;
  private sda = 0;
  private hz = 0;
  private bus!: I2cController;

  override initialise(args: readonly Value[], kw: Keywords): void {
    const [scl, sda, freq, timeout] = parseArguments(args, kw, ARGUMENTS);
    this.scl = findPin(scl).line.id;
    this.sda = findPin(sda).line.id;
    const halfBitUs = Math.max(1, Math.floor(500_000 / (freq as number)));
    this.hz = Math.floor(500_000 / halfBitUs);
    const setup = { scl: this.scl, sda: this.sda, frequencyHz: this.hz, timeoutUs: timeout as number };
    this.bus = guard(() => useBoard().claimBus("i2c", "soft", setup, { name: "SoftI2C" }));
    // Devices that were left in the middle of something get free.
    this.bus.stop();
  }

  describe(): string {
    return `SoftI2C(scl=${this.scl}, sda=${this.sda}, freq=${this.hz})`;
  }

  writeTo(address: number, data: Uint8Array, stop: boolean): number {
    const result = this.bus.write(address, data, stop);
    return result.kind === "ok" ? result.bytes : result.kind === "no-ack" ? -ENODEV : -ETIMEDOUT;
  }

  readFrom(address: number, into: Uint8Array, stop: boolean): number {
    const result = this.bus.read(address, into, stop);
    return result.kind === "ok" ? 0 : result.kind === "no-ack" ? -ENODEV : -ETIMEDOUT;
  }

  override get steps(): I2cController {
    return this.bus;
  }
}

export function makeSoftI2c(args: readonly Value[], kw: Keywords): PyI2c {
  const made = new PySoftI2c();
  made.initialise(args, kw);
  return made;
}

export const softI2cType: () => PyType = lazyType(() => defineI2c("SoftI2C", PySoftI2c, makeSoftI2c));

export const softI2c: Part = () => ({ SoftI2C: softI2cType() });

/** The ESP8266 has no other I2C: both names are the same class (ports/esp8266/modmachine.c). */
export const i2cEsp8266: Part = () => ({ I2C: softI2cType(), SoftI2C: softI2cType() });
