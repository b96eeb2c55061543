/** A bus that several drivers share: whoever wants to talk has to lock it first. */

import { runtimeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type {
  BusDescription,
  BusKind,
  BusRole,
  ChipDescription,
} from "../../../runtime-hal/hal/chip-description.js";
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

type RolePin = readonly [BusRole, PyMcuPin];

/** Families whose firmware has nothing but the chip's own buses behind `busio`. */
const HARD_FAMILIES: ReadonlySet<string> = new Set(["nrf", "rp2", "samd", "stm32"]);

/** Pads of a serial unit that can be any signal go together in certain sets. */
function padsFit(
  chip: ChipDescription,
  kind: BusKind,
  bus: BusDescription,
  pins: readonly RolePin[],
): boolean {
  const sets = chip.padSets?.[kind];
  const padsOf = ({ description }: PyMcuPin): readonly (number | undefined)[] =>
    (description.signals ?? []).filter((signal) => signal.bus === bus.id).map(({ pad }) => pad);
  return (
    sets?.some((set) =>
      pins.every(([role, pin]) => set[role] !== undefined && padsOf(pin).includes(set[role])),
    ) === true
  );
}

/**
 * The number of the chip's own bus that these pins make; `soft`: none does, and firmware of the chip moves the pins one by one then.
 * ValueError where it does not.
 */
export function busOfPins(
  kind: BusKind,
  all: readonly (readonly [BusRole, PyMcuPin | undefined])[],
): number | "soft" {
  const { chip } = bootBoard();
  const pins = all.filter((one): one is RolePin => one[1] !== undefined);
  const found = chip.buses?.find(
    (bus) =>
      bus.kinds.includes(kind) &&
      bus.number !== undefined &&
      bus.reserved === undefined &&
      (pins.every(([role, pin]) => carries(bus, role, pin.id)) || padsFit(chip, kind, bus, pins)),
  );
  if (found?.number !== undefined) return found.number;
  if (!HARD_FAMILIES.has(chip.family ?? "")) return "soft";
  for (const [, pin] of pins) pin.user = undefined;
  throw refused(
    valueError("Invalid pins"),
    "PIN455",
    `no bus of ${chip.name} leads to ${pins.map(([, pin]) => pin.describe()).join(" and ")}; bitbangio takes any pins`,
  );
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
