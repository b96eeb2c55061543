/**
 * Values of dicts that are read and written in one statement, as programs count: `d[k] += 1`, `d[k] = d.get(k, 0) + 1`. The
 * entry that is found for reading is written, so the key is looked for once.
 *
 * What happens in between must not change the dict, so it is operations on numbers, strs and the like only.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { AssignVar, IrStmt, IrValue, Primitive, SetItem } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { isSame } from "../ir/same-value.js";
import { OBJECT } from "../ir/types.js";
import { eachOperand } from "../ir/walk.js";
import { assignExpr, evaluate, load } from "../lower/builder.js";
import { isPlainType } from "../types/type-kinds.js";
import { CHANGES, isSteady, ownEffects } from "./effects.js";
import { boxedPrimitive } from "./low-words.js";

/** Rewrites the statement at `i`, if it is one of those; its operations are primitives already. */
export function keepEntry(fn: IrFunction, body: IrStmt[], i: number): void {
  const store = body[i] as SetItem;
  if (!isSteady(store.object) || !isSteady(store.index)) return;
  const made = madeBefore(body[i - 1], store.value);
  const search = new Search(store);
  search.look(made?.value ?? store.value);
  const { read } = search;
  if (read === undefined || !search.isQuiet) return;
  const entry: IrVar = { name: "entry", kind: "temp", captured: false, type: OBJECT, rep: "boxed" };
  fn.locals.push(entry);
  const found = foundValue(read, store, entry);
  const replace = (v: IrValue): IrValue => {
    if (v === read) return found;
    replaceOperands(v, replace);
    return v;
  };
  replaceValues(made ?? store, replace);
  const { object, index, value } = store;
  const args = [object, index, value, load(store, entry)];
  body[i] = evaluate(store, boxedPrimitive("dict.put", store, args, OBJECT));
}

/** The statement before, where that makes the value which is stored. */
function madeBefore(before: IrStmt | undefined, value: IrValue): AssignVar | undefined {
  if (before?.op !== "AssignVar" || value.op !== "Load" || value.variable !== before.variable)
    return undefined;
  return value.variable.kind === "temp" ? before : undefined;
}

/** The value that is stored, up to the only read of the entry. */
class Search {
  read: Primitive | (IrValue & { op: "GetItem" }) | undefined;
  isQuiet = true;

  constructor(private readonly store: SetItem) {}

  readonly look = (v: IrValue): void => {
    if (!isPlainType(v.type)) this.isQuiet = false;
    else if (this.isRead(v)) {
      if (this.read !== undefined) this.isQuiet = false;
      this.read = v;
    } else if ((ownEffects(v) & CHANGES) === 0) eachOperand(v, this.look, undefined);
    else this.isQuiet = false;
  };

  private isRead(v: IrValue): v is Primitive | (IrValue & { op: "GetItem" }) {
    const { object, index } = this.store;
    if (v.op === "GetItem") return isSame(v.object, object) && isSame(v.index, index);
    if (v.op !== "Primitive" || v.name !== "dict.get2") return false;
    const [dict, key, fallback] = v.args as [IrValue, IrValue, IrValue];
    return isSame(dict, object) && isSame(key, index) && fallback.op === "Const";
  }
}

/** The value of the entry, which is remembered, or what the read gives without one. */
function foundValue(read: IrValue, { object, index }: SetItem, entry: IrVar): IrValue {
  const find = boxedPrimitive("dict.entryOf", read, [object, index], OBJECT);
  const finding = assignExpr(read, entry, find);
  const name = read.op === "Primitive" ? "dict.foundOr" : "dict.found";
  const rest = read.op === "Primitive" ? read.args : [object, index];
  return boxedPrimitive(name, read, [finding, load(read, entry), ...rest], read.type);
}
