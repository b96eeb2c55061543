/**
 * Entries of dicts that are asked for and then used: `if k in d: d[k] += 1`, `if k in memo: return memo[k]`,
 * `if k not in d: d[k] = []` before `d[k].append(v)`. The test keeps the entry that it has found in a variable, and what reads or
 * writes `d[k]` behind it looks for no key, up to where an entry may have been removed or the names may mean something else.
 *
 * The variable holds `undefined` where the key was not there, and `null` where it was, but in no entry that can be kept (a small dict
 * with strs for keys has none, see `core/dict-record.ts`): then it is looked for again.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { Compare, GetItem, IrStmt, IrValue, Primitive, SetItem } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { BOOL, OBJECT } from "../ir/types.js";
import { blocksOf } from "../ir/walk.js";
import { assignExpr, evaluate, load } from "../lower/builder.js";
import { EntryUses, isPlainKey } from "./entry-uses.js";
import { boxedPrimitive } from "./low-words.js";
import { isSteady } from "./effects.js";

/** Keeps what the test `test` finds, which stands in `body[at]`, if something behind it can use that. */
export function rememberEntry(fn: IrFunction, body: IrStmt[], at: number, test: Compare): void {
  if (!isSteady(test.left) || !isSteady(test.right) || !isPlainKey(test.left.type)) return;
  const found = new EntryUses(test);
  found.follow(body, at);
  if (found.reads.size === 0 && found.stores.size === 0) return;
  const entry: IrVar = { name: "found", kind: "temp", captured: false, type: OBJECT, rep: "boxed" };
  fn.locals.push(entry);
  replaceIn(
    body,
    at,
    (v) => (v === test ? foundIt(test, entry) : replacement(v, found, entry)),
    found,
    entry,
  );
}

type Replace = (v: IrValue) => IrValue;

function replaceIn(body: IrStmt[], from: number, own: Replace, found: EntryUses, entry: IrVar): void {
  const replace: Replace = (v) => {
    const made = own(v);
    // What was made has operands of the old ones, in which nothing is to be replaced.
    if (made === v) replaceOperands(v, replace);
    return made;
  };
  for (let i = from; i < body.length; i++) {
    const s = body[i]!;
    replaceValues(s, replace);
    for (const block of blocksOf(s)) replaceIn(block, 0, own, found, entry);
    if (s.op === "SetItem" && found.stores.has(s)) body[i] = storing(s, entry);
    if (s === found.last) return;
  }
}

/** `(found = d.seek(k)) !== undefined`, or the opposite. */
function foundIt(test: Compare, entry: IrVar): IrValue {
  const seek = boxedPrimitive("dict.seek", test, [test.right, test.left], OBJECT);
  const name = test.operator === "in" ? "dict.isFound" : "dict.isMissing";
  return boxedPrimitive(name, test, [assignExpr(test, entry, seek)], BOOL);
}

function replacement(v: IrValue, found: EntryUses, entry: IrVar): IrValue {
  if (!found.reads.has(v)) return v;
  if (v.op === "Primitive") return boxedPrimitive("dict.kept", v, [load(v, entry)], OBJECT);
  const { object, index } = v as GetItem;
  return boxedPrimitive("dict.keptValue", v, [load(v, entry), object, index], v.type);
}

function storing(s: SetItem, entry: IrVar): IrStmt {
  const kept: Primitive = boxedPrimitive("dict.kept", s, [load(s, entry)], OBJECT);
  return evaluate(s, boxedPrimitive("dict.put", s, [s.object, s.index, s.value, kept], OBJECT));
}
