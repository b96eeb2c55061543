/** `machine.I2C` of the STM32 port (ports/stm32/machine_i2c.c): buses with fixed pins. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { I2cController } from "../../../../runtime-hal/hal/i2c.js";
import { guard } from "../hal-error.js";
import { defineI2c, ENODEV, ETIMEDOUT, PyI2c } from "../i2c-class.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { namedBus, shownPin } from "./bus-id.js";

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", required: true },
  { name: "scl", keywordOnly: true },
  { name: "sda", keywordOnly: true },
  { name: "freq", keywordOnly: true, default: 400_000, convert: intArgument },
  { name: "timeout", keywordOnly: true, default: 50_000, convert: intArgument },
];

class PyStm32I2c extends PyI2c {
  id = 0;
  scl = 0;
  sda = 0;
  hz = 0;
  private bus: I2cController | undefined;

  connect(hz: number, timeoutUs: number): void {
    this.hz = hz;
    this.bus?.close();
    const setup = { scl: this.scl, sda: this.sda, frequencyHz: hz, timeoutUs, pullUps: true };
    this.bus = guard(() => useBoard().claimBus("i2c", this.id, setup, { name: `I2C(${this.id})` }));
  }

  describe(): string {
    return `I2C(${this.id}, scl=${shownPin(this.scl)}, sda=${shownPin(this.sda)}, freq=${this.hz})`;
  }

  writeTo(address: number, data: Uint8Array, stop: boolean): number {
    const result = this.bus?.write(address, data, stop);
    if (result === undefined || result.kind === "timeout") return -ETIMEDOUT;
    if (result.kind === "no-ack") return -ENODEV;
    if (result.bytes < data.length && !stop) this.bus?.stop();
    return result.bytes;
  }

  readFrom(address: number, into: Uint8Array, stop: boolean): number {
    const result = this.bus?.read(address, into, stop);
    if (result === undefined || result.kind === "timeout") return -ETIMEDOUT;
    return result.kind === "ok" ? into.length : -ENODEV;
  }
}

const objects = perBoot(() => new Map<number, PyStm32I2c>());

function make(args: readonly Value[], kw: Keywords): PyI2c {
  const [id, scl, sda, freq, timeout] = parseArguments(args, kw, ARGUMENTS);
  const bus = namedBus("i2c", id);
  if (scl !== null || sda !== null) throw valueError("explicit choice of scl/sda is not implemented");
  let self = objects().get(bus.number);
  if (self === undefined) {
    self = new PyStm32I2c();
    self.id = bus.number;
    self.scl = bus.defaults?.scl ?? 0;
    self.sda = bus.defaults?.sda ?? 0;
    objects().set(bus.number, self);
  }
  if (args.length > 1 || (kw !== null && kw.size > 0) || self.hz === 0)
    self.connect(freq as number, timeout as number);
  return self;
}

const type = lazyType(() => defineI2c("I2C", PyStm32I2c, make));

export const i2cStm32: Part = () => ({ I2C: type() });
