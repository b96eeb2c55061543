/** Which of the variables that say of what kind a number is are ever asked, directly or by others that are. */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { eachBlock, eachOperand, eachValue } from "../ir/walk.js";

/** Takes those of the variables away that nobody asks. What they are assigned has no effects. */
export function dropUnreadKinds(fn: IrFunction, kinds: ReadonlySet<IrVar>): void {
  if (kinds.size === 0) return;
  const unread = new Uses(kinds).unread(fn);
  if (unread.size === 0) return;
  drop(fn.body, unread);
  const { locals } = fn;
  for (const variable of unread) locals.splice(locals.indexOf(variable), 1);
}

class Uses {
  /** Which others a variable asks for its own value. */
  private readonly asks = new Map<IrVar, Set<IrVar>>();
  private readonly live: IrVar[] = [];

  constructor(private readonly kinds: ReadonlySet<IrVar>) {}

  unread(fn: IrFunction): Set<IrVar> {
    const unread = new Set(this.kinds);
    this.block(fn.body, undefined);
    for (let variable = this.live.pop(); variable !== undefined; variable = this.live.pop()) {
      if (unread.delete(variable)) this.live.push(...(this.asks.get(variable) ?? []));
    }
    return unread;
  }

  private readonly block = (body: readonly IrStmt[], _context: undefined): void => {
    for (const s of body) {
      eachValue(s, this.value, s.op === "AssignVar" && this.kinds.has(s.variable) ? s.variable : undefined);
      eachBlock(s, this.block, undefined);
    }
  };

  /** `asker`: the variable whose value it is. */
  private readonly value = (v: IrValue, asker: IrVar | undefined): void => {
    if (v.op === "AssignExpr" && this.kinds.has(v.variable)) return this.value(v.value, v.variable);
    if (v.op === "Load" && this.kinds.has(v.variable)) {
      if (asker === undefined) this.live.push(v.variable);
      else this.asks.set(asker, (this.asks.get(asker) ?? new Set()).add(v.variable));
    }
    eachOperand(v, this.value, asker);
  };
}

function drop(body: IrStmt[], variables: ReadonlySet<IrVar>): void {
  const within = (v: IrValue): IrValue => {
    replaceOperands(v, within);
    if (v.op !== "Seq" || !v.values.some((o) => o.op === "AssignExpr" && variables.has(o.variable))) return v;
    const values = v.values.filter((o) => o.op !== "AssignExpr" || !variables.has(o.variable));
    return values.length === 1 ? values[0]! : { ...v, values };
  };
  for (let i = body.length - 1; i >= 0; i--) {
    const s = body[i]!;
    if (s.op === "AssignVar" && variables.has(s.variable)) {
      body.splice(i, 1);
      continue;
    }
    replaceValues(s, within);
    eachBlock(s, drop, variables);
  }
}
