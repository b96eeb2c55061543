/** Arguments of a hardware call by the names of the table. */

import type { Argument, NativeEvent } from "../evaluate/event.js";
import { asInt, type Value } from "../evaluate/value.js";
import type { HardwareCall } from "./table.js";

/** The argument for a parameter; `undefined` if it is not given (or hidden in `*args`). */
export function argumentOf(event: NativeEvent, call: HardwareCall, name: string): Argument | undefined {
  const named = event.args.keywords.get(name);
  if (named !== undefined) return named;
  const index = call.params.indexOf(name);
  // Buses by software once had the id -1 in front.
  const { positional } = event.args;
  const isOldForm = call.bus !== undefined && asInt(positional[0]?.value) === -1;
  const shift = call.soft && isOldForm ? 1 : 0;
  // `I2C(-1, scl, sda)` is a SoftI2C, which takes its pins by place.
  const count = isOldForm && call.bus === "i2c" ? call.params.indexOf("sda") + 1 : call.positional;
  return index >= 0 && index < count ? positional[index + shift] : undefined;
}

export function argumentsOf(event: NativeEvent): Value[] {
  return [...event.args.positional, ...event.args.keywords.values()].map(({ value }) => value);
}
