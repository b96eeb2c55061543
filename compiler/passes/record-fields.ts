/**
 * Items of dicts under keys that stand in the text (`stats["count"] += 1`, `reading["t"]`), where a display of the module makes such
 * dicts: small ones keep their values in an array in the order of the display, and share its array of keys
 * (`runtime-hal/core/dict-record.ts`). So `d.recordKeys === KEYS ? d.recordValues[2] : d["t"]` looks for no key. Which display it was is
 * only guessed: a dict that has come by others, or has been given more keys, has another array of keys.
 */

import type { IrModule } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { GetItem, IrValue, MakeDict, RecordField } from "../ir/ops.js";
import { find } from "../types/cells.js";

/** As many keys as the runtime keeps without a table (`MOST_FIELDS` there). */
const MOST_KEYS = 8;

/** Notes at each such read and store where the value is. */
export function findRecordFields(modules: readonly IrModule[]): void {
  for (const module of modules) {
    const displays = displaysOf(module);
    if (displays.size === 0) continue;
    for (const fn of module.functions) {
      const { statements, values } = nodesOf(fn);
      for (let i = 0; i < values.length; i++) {
        const v = values[i]!;
        if (v.op === "GetItem") v.field = fieldOf(v, displays);
      }
      for (let i = 0; i < statements.length; i++) {
        const s = statements[i]!;
        if (s.op === "SetItem") s.field = fieldOf(s, displays);
      }
    }
  }
}

/** The keys of displays in their order, by the same keys in alphabetical order; `null` where there are displays in several orders. */
type Displays = ReadonlyMap<string, readonly string[] | null>;

function displaysOf(module: IrModule): Displays {
  const displays = new Map<string, readonly string[] | null>();
  for (const fn of module.functions) {
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      const keys = v.op === "MakeDict" ? distinctKeys(v) : undefined;
      if (keys === undefined || keys.length > MOST_KEYS) continue;
      const set = setOf(keys);
      const known = displays.get(set);
      if (known === undefined) displays.set(set, keys);
      else if (known?.some((key, at) => key !== keys[at])) displays.set(set, null);
    }
  }
  return displays;
}

const setOf = (keys: Iterable<string>): string => JSON.stringify([...keys].sort());

/** The keys of a dict display where all are constant strs and none comes twice: nobody needs to look whether they are there. */
export function distinctKeys({ items }: MakeDict): string[] | undefined {
  const keys: string[] = [];
  for (const { key } of items) {
    if (key?.op !== "Const" || key.value.kind !== "str") return undefined;
    keys.push(key.value.value);
  }
  return keys.length > 0 && new Set(keys).size === keys.length ? keys : undefined;
}

function fieldOf(
  access: { object: IrValue; index: GetItem["index"] },
  displays: Displays,
): RecordField | undefined {
  const { object, index } = access;
  if (object.type.kind !== "dict" || index.op !== "Const" || index.value.kind !== "str") return undefined;
  const { fields } = find(object.type.cell);
  if (fields === null || fields.size > MOST_KEYS || !fields.has(index.value.value)) return undefined;
  const keys = displays.get(setOf(fields.keys()));
  return keys === undefined || keys === null ? undefined : { keys, at: keys.indexOf(index.value.value) };
}
