/**
 * The bus behind `machine.I2C` of the WiPy and of the Pycom modules, whose firmware came from it: transfers that come to their end or
 * fail as a whole, and the address of a memory sent before reading it.
 */

import type { PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { PyList } from "../../../runtime-hal/core/objects.js";
import { PyObject } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { I2cController, I2cResult, I2cSetup } from "../../../runtime-hal/hal/i2c.js";
import { guard } from "./hal-error.js";

const FIRST_ADDRESS = 0x08;
const LAST_ADDRESS = 0x77;

export abstract class PyCountedI2c extends PyObject {
  /** 0: switched off. */
  protected hz = 0;
  private bus: I2cController | undefined;

  /** The bus is switched off. */
  protected abstract notOpen(): PyBaseException;
  /** Nobody answered, or not to the end. */
  protected abstract failed(): PyBaseException;

  /** Takes the bus, in place of what the object had; `id` is its number in the text of the object. */
  protected start(number: number | "soft", setup: I2cSetup, id: number): void {
    this.bus?.close();
    this.hz = setup.frequencyHz;
    this.bus = guard(() => useBoard().claimBus("i2c", number, setup, { name: `I2C(${id})` }));
  }

  deinit(): void {
    this.bus?.close();
    this.bus = undefined;
    this.hz = 0;
  }

  private get open(): I2cController {
    if (this.bus === undefined) throw this.notOpen();
    return this.bus;
  }

  /** The addresses that answer. */
  scan(): PyList {
    const bus = this.open;
    const found: number[] = [];
    for (let address = FIRST_ADDRESS; address <= LAST_ADDRESS; address++)
      if (bus.write(address, new Uint8Array(0), true).kind === "ok") found.push(address);
    return new PyList(found);
  }

  write(address: number, data: Uint8Array, stop: boolean): void {
    this.check(this.open.write(address, data, stop), data.length);
  }

  read(address: number, into: Uint8Array): void {
    this.check(this.open.read(address, into, true), into.length);
  }

  readMemory(address: number, memory: Uint8Array, into: Uint8Array): void {
    this.write(address, memory, false);
    this.read(address, into);
  }

  private check(result: I2cResult, length: number): void {
    if (result.kind === "ok" && result.bytes === length) return;
    if (result.kind === "ok") this.bus?.stop();
    throw this.failed();
  }
}
