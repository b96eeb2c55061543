/**
 * The arrays behind the lists, bytes and bytearrays that a closed loop (see `fuel.ts`) indexes, read once when its rounds begin
 * and again behind each safepoint. V8 does not move such reads out of loops: it would follow the object to its array, and
 * test what kind of object it is, in every round.
 *
 * Nothing but the loop itself runs in between, so it is enough that the loop gives the variable no other value and calls nothing that
 * changes a list or bytearray. The items that a comprehension collects are added to the same array.
 */

import type { IrVar } from "../ir/function.js";
import type { ForIter, ForRange, IrStmt, IrValue, While } from "../ir/ops.js";
import { valuesOf, walkStatements, walkValue } from "../ir/walk.js";
import { primitive } from "../primitives/registry.js";
import { isFloatList } from "../types/float-lists.js";
import type { EmitContext } from "./context.js";
import { storageOf } from "./typed-items.js";

/** Notes in the scope what is held for a loop, and gives the text that declares it. */
export function holdArrays(e: EmitContext, loop: While | ForIter | ForRange): string {
  const uses = new Uses();
  uses.statements([loop]);
  const { held } = e.scope;
  held.clear();
  if (uses.changesArrays) return "";
  const texts: string[] = [];
  for (const [variable, object] of uses.indexed) {
    if (uses.assigned.has(variable)) continue;
    const storage = storageOf(object)!;
    const items = `$held${held.size + 1}`;
    const name = e.scope.variable(variable);
    // It may be something else where the loop does not come to its items.
    texts.push(`${items} = ${name}?${storage.items}`);
    let length = `${items}.length`;
    if (!storage.isExact) {
      length = `$size${held.size + 1}`;
      texts.push(`${length} = ${name}?${storage.length}`);
    }
    held.set(variable, { items, length });
  }
  return texts.length === 0 ? "" : `const ${texts.join(", ")};`;
}

class Uses {
  /** Variables whose items are read or written, each with a read of it. */
  readonly indexed = new Map<IrVar, IrValue>();
  readonly assigned = new Set<IrVar>();
  /** Something is done to a list or bytearray that may give it another array or length. */
  changesArrays = false;

  statements(body: readonly IrStmt[]): void {
    walkStatements(body, (s) => {
      if (s.op === "AssignVar" || s.op === "ForIter" || s.op === "ForRange") this.assigned.add(s.variable);
      else if (s.op === "Unpack") for (const variable of s.variables) this.assigned.add(variable);
      else if (s.op === "SetItem") this.index(s.object);
      for (const value of valuesOf(s)) walkValue(value, this.value);
    });
  }

  private readonly value = (v: IrValue): void => {
    if (v.op === "GetItem") this.index(v.object);
    else if (v.op === "AssignExpr") this.assigned.add(v.variable);
    else if (v.op === "Primitive") this.changesArrays ||= !primitive(v.name).pure && v.args.some(isArray);
  };

  private index(object: IrValue): void {
    if (object.op === "Load" && isArray(object) && !isFloatList(object.type))
      this.indexed.set(object.variable, object);
  }
}

const isArray = (v: IrValue): boolean => storageOf(v) !== undefined;
