/** `machine.I2C` of the ESP32 port: the pins can be any, and what was set stays for the next `I2C(n)` (ports/esp32/machine_i2c.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { I2cController, I2cResult } from "../../../runtime-hal/hal/i2c.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { defineI2c, ENODEV, ETIMEDOUT, PyI2c } from "./i2c-class.js";
import { makeSoftI2c } from "./i2c-soft.js";
import { asksForSoft } from "./legacy-soft.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { busesOf, refused } from "./refusal.js";

const DEFAULT_HZ = 400_000;
const DEFAULT_TIMEOUT_US = 50_000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", default: 0, convert: intArgument },
  { name: "scl", keywordOnly: true },
  { name: "sda", keywordOnly: true },
  { name: "freq", keywordOnly: true, default: -1, convert: intArgument },
  { name: "timeout", keywordOnly: true, default: -1, convert: intArgument },
];

class PyEsp32I2c extends PyI2c {
  id = 0;
  scl = 0;
  sda = 0;
  hz = DEFAULT_HZ;
  timeoutUs = DEFAULT_TIMEOUT_US;
  private bus: I2cController | undefined;

  connect(): void {
    const { scl, sda, hz, timeoutUs } = this;
    this.bus?.close();
    const setup = { scl, sda, frequencyHz: hz, timeoutUs, pullUps: true };
    this.bus = guard(() => useBoard().claimBus("i2c", this.id, setup, { name: `I2C(${this.id})` }));
  }

  describe(): string {
    return `I2C(${this.id}, scl=${this.scl}, sda=${this.sda}, freq=${this.hz}, timeout=${this.timeoutUs})`;
  }

  writeTo(address: number, data: Uint8Array, stop: boolean): number {
    return this.result(this.bus?.write(address, data, stop), data.length);
  }

  readFrom(address: number, into: Uint8Array, stop: boolean): number {
    return this.result(this.bus?.read(address, into, stop), into.length);
  }

  /** One command to the peripheral: after a refused byte there is no reading. */
  override readMemory(address: number, memory: Uint8Array, into: Uint8Array): number {
    const written = this.result(this.bus?.write(address, memory, false), memory.length);
    return written < 0 ? written : this.readFrom(address, into, true);
  }

  /** Any byte that is not acknowledged makes the whole transfer fail. */
  private result(result: I2cResult | undefined, length: number): number {
    if (result === undefined || result.kind === "timeout") return -ETIMEDOUT;
    if (result.kind === "ok" && result.bytes === length) return length;
    if (result.kind === "ok") this.bus?.stop();
    return -ENODEV;
  }
}

const objects = perBoot(() => new Map<number, PyEsp32I2c>());

function make(args: readonly Value[], kw: Keywords): PyI2c {
  if (args.length > 0 && asksForSoft("I2C", args)) return makeSoftI2c(args.slice(1), kw);
  const [idValue, scl, sda, freq, timeout] = parseArguments(args, kw, ARGUMENTS);
  const id = idValue as number;
  const bus = busOf("i2c", id);
  if (bus === undefined) throw refused(valueError(`I2C(${id}) doesn't exist`), "PIN420", busesOf("i2c"));
  let self = objects().get(id);
  if (self === undefined) {
    self = new PyEsp32I2c();
    self.id = id;
    self.scl = bus.defaults?.scl ?? 0;
    self.sda = bus.defaults?.sda ?? 0;
    objects().set(id, self);
  }
  if (kw?.has("scl")) self.scl = findPin(scl).line.id;
  if (kw?.has("sda")) self.sda = findPin(sda).line.id;
  if (freq !== -1) self.hz = freq as number;
  if (timeout !== -1) self.timeoutUs = timeout as number;
  self.connect();
  return self;
}

const type = lazyType(() => defineI2c("I2C", PyEsp32I2c, make));

export const i2cEsp32: Part = () => ({ I2C: type() });
