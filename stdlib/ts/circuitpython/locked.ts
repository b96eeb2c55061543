/** A bus that several drivers share: whoever wants to talk has to lock it first. */

import { runtimeError } from "../../../runtime-hal/core/exceptions.js";
import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type { BusKind, BusRole } from "../../../runtime-hal/hal/chip-description.js";
import { carries } from "../machine/bus-data.js";
import { refused } from "../machine/refusal.js";
import type { PyMcuPin } from "./pins.js";
import { PyResource, resourceMethods } from "./resource.js";

export abstract class PyBus extends PyResource {
  isLocked = false;

  /** RuntimeError for who has not locked it. */
  requireLock(): this {
    this.check();
    if (!this.isLocked)
      throw refused(
        runtimeError("Function requires lock"),
        "PIN435",
        "'while not bus.try_lock(): pass' comes first",
      );
    return this;
  }
}

/** Methods that buses have. */
export const busMethods = (): Record<string, Value> => ({
  ...resourceMethods(),
  try_lock: native("try_lock", 1, 1, (self: PyBus) => {
    if (self.check().isLocked) return false;
    return (self.isLocked = true);
  }),
  unlock: native("unlock", 1, 1, (self: PyBus) => {
    self.requireLock().isLocked = false;
    return null;
  }),
});

/** A method of a bus that takes keywords and needs the lock. */
export const lockedMethod = <T extends PyBus>(
  name: string,
  specs: readonly ArgumentSpec[],
  run: (self: T, values: Value[]) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (args: Value[], kw: Keywords) =>
    run((args[0] as T).requireLock(), parseArguments(args.slice(1), kw, specs)),
  );

/** The number of the chip's own bus that these pins make; `soft`: none does, the pins are moved one by one. */
export function busOfPins(
  kind: BusKind,
  pins: readonly (readonly [BusRole, PyMcuPin | undefined])[],
): number | "soft" {
  const found = bootBoard().chip.buses?.find(
    (bus) =>
      bus.kinds.includes(kind) &&
      bus.number !== undefined &&
      bus.reserved === undefined &&
      pins.every(([role, pin]) => pin === undefined || carries(bus, role, pin.id)),
  );
  return found?.number ?? "soft";
}

/** `start` and `end` of a buffer, as slices have them. */
export const RANGE: readonly ArgumentSpec[] = [
  { name: "start", keywordOnly: true, default: 0, convert: intArgument },
  { name: "end", keywordOnly: true },
];

/** A buffer that is sent and one that is filled, each with its slice. */
export const OUT_AND_IN: readonly ArgumentSpec[] = [
  { name: "out_buffer", required: true },
  { name: "in_buffer", required: true },
  { name: "out_start", keywordOnly: true, default: 0, convert: intArgument },
  { name: "out_end", keywordOnly: true },
  { name: "in_start", keywordOnly: true, default: 0, convert: intArgument },
  { name: "in_end", keywordOnly: true },
];

function part(bytes: Uint8Array, start: Value, end: Value): Uint8Array {
  const { length } = bytes;
  const clip = (at: number): number => Math.max(0, Math.min(length, at < 0 ? at + length : at));
  return bytes.subarray(clip(start as number), end === null ? length : clip(intArgument(end)));
}

export const bytesIn = (buffer: Value, start: Value, end: Value): Uint8Array =>
  part(getBytes(buffer), start, end);
export const roomIn = (buffer: Value, start: Value, end: Value): Uint8Array =>
  part(getWritableBytes(buffer), start, end);
