/** Items of hardware objects that a program sets: `ring[0] = colour`. */

import type { Argument, NativeEvent } from "../evaluate/event.js";
import type { NativeObject } from "../evaluate/value.js";

export interface ItemWrite {
  readonly event: NativeEvent;
  readonly index: Argument;
  readonly value: Argument;
}

export function setItemEvents(events: readonly NativeEvent[], object: NativeObject): ItemWrite[] {
  return events.flatMap((event) => {
    const [index, value] = event.args.positional;
    const isItem = event.object === object && event.kind === "write" && event.name.endsWith(".__setitem__");
    return isItem && index !== undefined && value !== undefined ? [{ event, index, value }] : [];
  });
}
