/** Objects that the program can still get at when the evaluation ends: through variables of modules, attributes, containers. */

import type { Evaluator } from "../evaluate/evaluator.js";
import type { NativeObject, Value } from "../evaluate/value.js";

export function reachableObjects(ev: Evaluator): ReadonlySet<NativeObject> {
  const found = new Set<NativeObject>();
  const seen = new Set<object>();
  const queue: (Value | undefined)[] = [];
  for (const module of ev.modules.values()) {
    for (const cell of module.globals.values()) queue.push(cell.value);
    for (const [variable, cell] of ev.frameOf(module.name)?.vars ?? [])
      if (variable.kind === "local") queue.push(cell.value);
  }
  for (let value = queue.pop(); value !== undefined || queue.length > 0; value = queue.pop()) {
    if (value === undefined || seen.has(value)) continue;
    seen.add(value);
    switch (value.kind) {
      case "object":
        found.add(value);
        queue.push(...value.holds);
        for (const cell of value.fields.values()) queue.push(cell.value);
        break;
      case "instance":
        queue.push(value.cls, value.native.value);
        for (const cell of value.fields.values()) queue.push(cell.value);
        break;
      case "class":
        for (const cell of value.names.values()) queue.push(cell.value);
        break;
      case "sequence": {
        const { value: content } = value.content;
        if (content.known) queue.push(...content.items);
        else queue.push(content.any);
        break;
      }
      case "dict":
        for (const entry of value.content.value.entries.values()) queue.push(entry.value);
        queue.push(value.content.value.rest);
        break;
      case "oneOf":
        queue.push(...value.values);
        break;
      case "bound":
        queue.push(value.self);
        break;
    }
  }
  return found;
}
