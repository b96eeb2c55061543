/** `machine.I2C` of the RP2 port: fixed choices of pins, a rate that comes from the clock (ports/rp2/machine_i2c.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { I2cController } from "../../../runtime-hal/hal/i2c.js";
import { busOf, carries } from "./bus-data.js";
import { currentClockHz } from "./clock-rate.js";
import { guard } from "./hal-error.js";
import { defineI2c, EIO, ENODEV, ETIMEDOUT, PyI2c } from "./i2c-class.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { busesOf, refused, wrongPin } from "./refusal.js";

const DEFAULT_HZ = 400_000;
const DEFAULT_TIMEOUT_US = 50_000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", default: 0, convert: intArgument },
  { name: "freq", default: DEFAULT_HZ, convert: intArgument },
  { name: "scl", keywordOnly: true },
  { name: "sda", keywordOnly: true },
  { name: "timeout", keywordOnly: true, default: DEFAULT_TIMEOUT_US, convert: intArgument },
];

/** What the peripheral makes of a rate (pico-sdk, i2c_set_baudrate). */
function possibleHz(hz: number): number {
  const clockHz = currentClockHz();
  const period = Math.floor((clockHz + Math.floor(hz / 2)) / hz);
  return Math.floor(clockHz / period);
}

class PyRp2I2c extends PyI2c {
  id = 0;
  scl = 0;
  sda = 0;
  /** 0: not set up yet. */
  hz = 0;
  timeoutUs = 0;
  private bus: I2cController | undefined;

  connect(hz: number, timeoutUs: number): void {
    if (hz <= 0) throw valueError("invalid freq");
    this.hz = possibleHz(hz);
    this.timeoutUs = timeoutUs;
    this.bus?.close();
    const setup = { scl: this.scl, sda: this.sda, frequencyHz: this.hz, timeoutUs, pullUps: true };
    this.bus = guard(() => useBoard().claimBus("i2c", this.id, setup, { name: `I2C(${this.id})` }));
  }

  describe(): string {
    return `I2C(${this.id}, freq=${this.hz}, scl=${this.scl}, sda=${this.sda}, timeout=${this.timeoutUs})`;
  }

  writeTo(address: number, data: Uint8Array, stop: boolean): number {
    const result = this.bus?.write(address, data, stop);
    if (result === undefined || result.kind === "timeout") return -ETIMEDOUT;
    // The peripheral cannot send an address alone; the firmware does that with the pins, and their errors are others.
    if (result.kind === "no-ack") return data.length === 0 ? -ENODEV : -EIO;
    if (result.bytes === data.length) return data.length;
    if (!stop) this.bus?.stop();
    return -EIO;
  }

  readFrom(address: number, into: Uint8Array, stop: boolean): number {
    const result = this.bus?.read(address, into, stop);
    if (result === undefined || result.kind === "timeout") return -ETIMEDOUT;
    return result.kind === "ok" ? into.length : -EIO;
  }
}

const objects = perBoot(() => new Map<number, PyRp2I2c>());

function make(args: readonly Value[], kw: Keywords): PyI2c {
  const [idValue, freq, scl, sda, timeout] = parseArguments(args, kw, ARGUMENTS);
  const id = idValue as number;
  const bus = busOf("i2c", id);
  if (bus === undefined) throw refused(valueError(`I2C(${id}) doesn't exist`), "PIN420", busesOf("i2c"));
  let self = objects().get(id);
  if (self === undefined) {
    self = new PyRp2I2c();
    self.id = id;
    self.scl = bus.defaults?.scl ?? 0;
    self.sda = bus.defaults?.sda ?? 0;
    objects().set(id, self);
  }
  if (scl !== null) {
    const pin = findPin(scl).line.id;
    if (!carries(bus, "scl", pin))
      throw refused(valueError("bad SCL pin"), "PIN455", wrongPin(bus, "scl", pin));
    self.scl = pin;
  }
  if (sda !== null) {
    const pin = findPin(sda).line.id;
    if (!carries(bus, "sda", pin))
      throw refused(valueError("bad SDA pin"), "PIN455", wrongPin(bus, "sda", pin));
    self.sda = pin;
  }
  if (args.length > 1 || (kw !== null && kw.size > 0) || self.hz === 0)
    self.connect(freq as number, timeout as number);
  return self;
}

const type = lazyType(() => defineI2c("I2C", PyRp2I2c, make));

export const i2cRp2: Part = () => ({ I2C: type() });
