/** MMA7660FC: an accelerometer of six bits, ±1.5 g, on I2C; the one of the pyboard, where `pyb.Accel` reads it. */

import { RegisterFile } from "../part-support/register-file.js";
import { I2C_TERMINALS, POWER_TERMINALS, liveNumber } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const ADDRESS = 0x4c;
const REGISTERS = 11;
const TILT = 3;
const MODE = 7;
const ACTIVE = 1;
/** Counts for 1 g. */
const PER_G = 21.33;
const MOST = 31;
const AXES = ["x", "y", "z"] as const;
/** Below so many g along z the board stands. */
const STANDING = 0.5;

function make(context: PartContext, properties: Properties): Part {
  const values = new Map<string, number>(AXES.map((axis) => [axis, properties[axis] as number]));
  const registers = new Uint8Array(REGISTERS);
  const awake = (): boolean => (registers[MODE]! & ACTIVE) !== 0;
  const g = (axis: string): number => values.get(axis)!;
  /** Bits 0 and 1: front or back, 2 to 4: which edge is down. */
  const tilt = (): number => {
    const face = g("z") > STANDING ? 1 : g("z") < -STANDING ? 2 : 0;
    const [x, y] = [g("x"), g("y")];
    if (Math.max(Math.abs(x), Math.abs(y)) < STANDING) return face;
    const edge = Math.abs(y) >= Math.abs(x) ? (y < 0 ? 5 : 6) : x < 0 ? 1 : 2;
    return face | (edge << 2);
  };
  const sample = (): void => {
    if (!awake()) return;
    AXES.forEach((axis, i) => {
      registers[i] = Math.max(-MOST - 1, Math.min(MOST, Math.round(g(axis) * PER_G))) & 0x3f;
    });
    registers[TILT] = tilt();
  };
  context.i2c(
    "scl",
    "sda",
    new RegisterFile({
      address: ADDRESS,
      count: REGISTERS,
      began: sample,
      read: (register) => registers[register] as number,
      write: (register, byte) => {
        if (register <= TILT) return;
        registers[register] = byte;
        context.changed();
      },
    }),
  );
  const set: Record<string, (value: unknown) => void> = {};
  const probes: Record<string, () => number | boolean> = { asleep: () => !awake() };
  for (const axis of AXES) {
    set[axis] = (value) => values.set(axis, value as number);
    probes[axis] = () => g(axis);
  }
  return { set, probes, reset: () => void registers.fill(0) };
}

const acceleration = (axis: string, start: number) =>
  liveNumber(axis, start, `acceleration along ${axis}`, { unit: "g", min: -1.5, max: 1.5 });

const mma7660: PartDefinition = {
  type: "mma7660",
  summary: "an accelerometer on I2C, that of the pyboard",
  source: "Freescale MMA7660FC data sheet, rev. 8 (registers, tilt, counts for 1 g)",
  terminals: [...I2C_TERMINALS, ...POWER_TERMINALS],
  properties: [acceleration("x", 0), acceleration("y", 0), acceleration("z", 1)],
  probes: [
    { name: "asleep", help: "has the program not woken it?" },
    ...AXES.map((axis) => ({ name: axis, unit: "g", help: "as set" })),
  ],
  make,
};
export default mma7660;
