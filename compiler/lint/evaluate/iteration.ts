/** What iterating over a value gives. */

import { NO_ARGUMENTS } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, Place } from "./frame.js";
import { findMethod } from "./lookup.js";
import { anyItem } from "./store.js";
import { alternatives, join, strValue, unknown, type Items, type Value } from "./value.js";

const UNKNOWN_ITEMS: Items = { known: false, any: unknown("it comes from something unknown") };

export function itemsOf(ev: Evaluator, frame: Frame, place: Place, value: Value): Items {
  switch (value.kind) {
    case "sequence":
      return value.content.value;
    case "dict": {
      const { entries, rest } = value.content.value;
      const keys = [...entries.values()].map(({ key }) => key);
      if (rest === undefined) return { known: true, items: keys };
      return { known: false, any: unknown("it is a key of a dict that changes") };
    }
    case "const":
      if (value.value.kind === "str")
        return { known: true, items: [...value.value.value].map((c) => strValue(c)) };
      return UNKNOWN_ITEMS;
    case "oneOf": {
      // Lists of equal lengths would be better kept apart, but loops have one body.
      const all = alternatives(value).map((one) => anyItem(itemsOf(ev, frame, place, one)));
      return { known: false, any: all.reduce(join) };
    }
    case "instance": {
      if (findMethod(value, "__iter__") === undefined) return UNKNOWN_ITEMS;
      const iterator = ev.call(frame, place, ev.attribute(frame, place, value, "__iter__"), NO_ARGUMENTS);
      if (iterator.kind === "sequence") return iterator.content.value;
      return UNKNOWN_ITEMS;
    }
    default:
      return UNKNOWN_ITEMS;
  }
}
