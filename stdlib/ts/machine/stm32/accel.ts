/**
 * `pyb.Accel` (MicroPython ports/stm32/accel.c): the MMA7660 of the pyboard, on I2C(1). It is the part `mma7660` of the board file; without
 * one the board lies flat on a table.
 */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../../runtime-hal/exec/time.js";
import type { Board } from "../../../../runtime-hal/hal/board.js";
import type { I2cController } from "../../../../runtime-hal/hal/i2c.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot } from "../part.js";

const ADDRESS = 0x4c;
const TILT = 3;
const MODE = 7;
const AXES = 3;
/** `filtered_xyz` adds up so many readings. */
const DEPTH = 4;
const HZ = 400_000;
const TIMEOUT_US = 50_000;
const POWER_US = 30_000;
/** Registers of a board that lies flat: 1 g along z, its front up. */
const FLAT: Readonly<Record<number, number>> = { 0: 0, 1: 0, 2: 21, [TILT]: 1, [MODE]: 1 };

/** Where the chip is soldered on the board. */
function solderedPins(board: Board): { scl: number; sda: number } | undefined {
  const pins = board.description.parts?.find(({ id }) => id === "accelerometer")?.pins;
  return pins?.scl === undefined || pins.sda === undefined ? undefined : { scl: pins.scl, sda: pins.sda };
}

/** Whether the board has one. */
export const hasAccelerometer = (board: Board): boolean => solderedPins(board) !== undefined;

class PyAccel extends PyObject {
  private isThere = false;
  private readonly readings: number[][] = Array.from({ length: DEPTH }, () => [0, 0, 0]);

  /** Switches its power off and on, and wakes it. */
  start(): void {
    timeSource().sleepUs(2 * POWER_US);
    this.isThere = this.write(MODE, 1);
    timeSource().sleepUs(POWER_US);
  }

  /** The bus is free for the program again after each transfer. */
  private onBus<T>(transfer: (bus: I2cController) => T): T {
    const setup = { ...solderedPins(useBoard())!, frequencyHz: HZ, timeoutUs: TIMEOUT_US, pullUps: true };
    const bus = guard(() => useBoard().claimBus("i2c", 1, setup, { name: "Accel" }));
    try {
      return transfer(bus);
    } finally {
      bus.close();
    }
  }

  /** Whether the chip took it. */
  write(register: number, value: number): boolean {
    return this.onBus((bus) => bus.write(ADDRESS, Uint8Array.of(register, value), true).kind === "ok");
  }

  read(register: number, count: number): number[] {
    if (!this.isThere) return Array.from({ length: count }, (_, i) => FLAT[register + i] ?? 0);
    const into = new Uint8Array(count);
    this.onBus((bus) => {
      bus.write(ADDRESS, Uint8Array.of(register), false);
      bus.read(ADDRESS, into, true);
    });
    return [...into];
  }

  filtered(): PyTuple {
    this.readings.shift();
    this.readings.push(this.read(0, AXES).map(signed));
    return new PyTuple([0, 1, 2].map((axis) => this.readings.reduce((sum, one) => sum + one[axis]!, 0)));
  }
}

/** Six bits with a sign. */
const signed = (byte: number): number => ((byte & 0x3f) ^ 0x20) - 0x20;

const accel = perBoot(() => new PyAccel());

const axis = (name: string, register: number): Value =>
  native(name, 1, 1, (self: PyAccel) => signed(self.read(register, 1)[0]!));

export const accelType = lazyType((): PyType =>
  defineType({
    name: "Accel",
    js: PyAccel,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 0);
      const self = accel();
      self.start();
      return self;
    },
    methods: {
      x: axis("x", 0),
      y: axis("y", 1),
      z: axis("z", 2),
      tilt: native("tilt", 1, 1, (self: PyAccel) => self.read(TILT, 1)[0]!),
      filtered_xyz: native("filtered_xyz", 1, 1, (self: PyAccel) => self.filtered()),
      read: native("read", 2, 2, (self: PyAccel, register: Value) => self.read(intArgument(register), 1)[0]!),
      write: native("write", 3, 3, (self: PyAccel, register: Value, value: Value) => {
        self.write(intArgument(register), intArgument(value));
        return null;
      }),
    },
  }),
);
