/** Buses by the numbers and names that scripts give. */

import type { BusDescription, BusKind, BusRole } from "../../../runtime-hal/hal/chip-description.js";
import type { NativeEvent } from "../evaluate/event.js";
import { asInt, asStr, type Value } from "../evaluate/value.js";
import { argumentOf } from "./arguments.js";
import type { BoardPins } from "./board-pins.js";
import type { HardwareCall } from "./table.js";

const ROLES: Readonly<Record<BusKind, readonly BusRole[]>> = {
  i2c: ["scl", "sda"],
  spi: ["sck", "mosi", "miso"],
  uart: ["tx", "rx", "rts", "cts"],
  i2s: ["sck", "ws", "sd"],
  can: ["tx", "rx"],
};

/** Parameters of a bus constructor that are pins, with their roles. */
export function roleParameters(call: HardwareCall, kind: BusKind): (readonly [string, BusRole])[] {
  const named = Object.entries(call.roles) as [string, BusRole][];
  if (named.length > 0) return named;
  return ROLES[kind].filter((role) => call.params.includes(role)).map((role) => [role, role] as const);
}

/** The argument that says which bus: the first. */
export function busIdOf(event: NativeEvent, call: HardwareCall): Value | undefined {
  const param = call.params[0];
  if (param !== "id" && param !== "bus") return undefined;
  return argumentOf(event, call, param)?.value;
}

/** The hardware bus that a constructor means, if it is certain. */
export function busOf(
  event: NativeEvent,
  call: HardwareCall,
  kind: BusKind,
  board: BoardPins,
): BusDescription | undefined {
  if (call.soft) return undefined;
  const id = busIdOf(event, call);
  const buses = busesOf(kind, board);
  const number = asInt(id);
  if (number !== undefined) return buses.find((bus) => bus.number === number);
  const text = asStr(id);
  if (text !== undefined) return buses.find((bus) => bus.id === text || bus.names?.includes(text));
  return undefined;
}

export function busesOf(kind: BusKind, board: BoardPins): readonly BusDescription[] {
  return (board.target.chip.buses ?? []).filter((bus) => bus.kinds.includes(kind));
}
