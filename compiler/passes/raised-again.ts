/**
 * Handlers that raise an exception again under a condition, as in `if e.errno != ETIMEDOUT: raise` or `if attempt == 2: raise`. Where
 * the condition can be known when the exception is raised, so is whether anybody sees the traceback.
 */

import type { IrVar } from "../ir/function.js";
import type { ConstValue, IrStmt, IrValue, RaisesAgain, Try } from "../ir/ops.js";
import { eachOperand, walkStatements } from "../ir/walk.js";
import { assignedBy } from "../types/flow.js";
import { isPlainType } from "../types/type-kinds.js";
import { effectsOf } from "./effects.js";

/** The condition of all `raises`, if they stand in one branch of the handler `body` of `s`; `names` hold the exception. */
export function conditionOf(
  body: readonly IrStmt[],
  raises: ReadonlySet<IrStmt>,
  names: ReadonlySet<IrVar>,
  s: Try,
): RaisesAgain | undefined {
  const before: IrStmt[] = [];
  for (const inner of body) {
    const count = countOf([inner], raises);
    if (count === 0) {
      before.push(inner);
      continue;
    }
    if (count < raises.size) return undefined;
    // The name is given up in the end.
    if (inner.op === "Try" && inner.handler === null) return conditionOf(inner.body, raises, names, s);
    if (inner.op !== "If") return undefined;
    const inThen = countOf(inner.then, raises);
    if (inThen !== 0 && inThen < count) return undefined;
    if (before.some((b) => b.op !== "AssignVar" && b.op !== "Evaluate" && b.op !== "SetAttr"))
      return undefined;
    return known(inner.test, inThen > 0, [...s.body, ...before], names);
  }
  return undefined;
}

function countOf(body: readonly IrStmt[], raises: ReadonlySet<IrStmt>): number {
  let count = 0;
  walkStatements(body, (s) => {
    if (raises.has(s)) count++;
  });
  return count;
}

function known(
  test: IrValue,
  ifTrue: boolean,
  before: readonly IrStmt[],
  names: ReadonlySet<IrVar>,
): RaisesAgain | undefined {
  if (test.op === "Not") return known(test.operand, !ifTrue, before, names);
  const asked = askedOf(test, names);
  if (asked !== undefined) return { ...asked, ifTrue: asked.ifTrue === ifTrue };
  if (effectsOf(test) !== 0 || !isPlainType(test.type)) return undefined;
  const assigned = assignedBy(before);
  return readsAny(test, assigned) ? undefined : { kind: "entry", test, ifTrue };
}

function readsAny(v: IrValue, variables: ReadonlySet<IrVar>): boolean {
  if (v.op === "Load") return variables.has(v.variable);
  let found = false;
  eachOperand(
    v,
    (operand) => {
      found ||= readsAny(operand, variables);
    },
    undefined,
  );
  return found;
}

type Asked = RaisesAgain & { kind: "exception" };

/** Primitives that compare. */
const EQUAL: Readonly<Record<string, boolean>> = {
  "int.eq": true,
  "int.ne": false,
  "str.eq": true,
  "str.ne": false,
  "any.same": true,
  "any.different": false,
};

/** A comparison of an attribute of the exception with constants. */
function askedOf(test: IrValue, names: ReadonlySet<IrVar>): Asked | undefined {
  let parts: readonly [IrValue, IrValue, boolean] | undefined;
  if (test.op === "Compare") {
    const { operator, left, right } = test;
    if (operator === "==" || operator === "!=") parts = [left, right, operator === "=="];
    if (operator === "in" || operator === "not in") parts = [left, right, operator === "in"];
  } else if (test.op === "Primitive" && Object.hasOwn(EQUAL, test.name))
    parts = [test.args[0]!, test.args[1]!, EQUAL[test.name]!];
  if (parts === undefined) return undefined;
  const [asked, against, ifTrue] = parts;
  const isIn = test.op === "Compare" && test.operator.endsWith("in");
  const values = isIn ? itemsOf(against) : constantsOf([against]);
  const attribute = attributeOf(asked, names);
  return values === undefined || attribute === undefined
    ? undefined
    : { kind: "exception", attribute, values, ifTrue };
}

/** `e.name`, or `args` for the first argument. */
function attributeOf(v: IrValue, names: ReadonlySet<IrVar>): string | undefined {
  const isOne = (o: IrValue): boolean => o.op === "Load" && names.has(o.variable);
  if (v.op === "GetAttr" && v.name !== "args" && !v.name.startsWith("__"))
    return isOne(v.object) ? v.name : undefined;
  if (v.op !== "GetItem" || v.object.op !== "GetAttr" || v.object.name !== "args") return undefined;
  const isFirst = v.index.op === "Const" && v.index.value.kind === "int" && v.index.value.value === 0;
  return isFirst && isOne(v.object.object) ? "args" : undefined;
}

function itemsOf(v: IrValue): ConstValue[] | undefined {
  if (v.op !== "MakeTuple" && v.op !== "MakeList") return undefined;
  return v.items.some((item) => item.spread) ? undefined : constantsOf(v.items.map((item) => item.value));
}

/** Constants that JavaScript compares as Python does. */
function constantsOf(values: readonly IrValue[]): ConstValue[] | undefined {
  const all: ConstValue[] = [];
  for (const v of values) {
    if (v.op !== "Const" || (v.value.kind !== "str" && v.value.kind !== "int")) return undefined;
    if (typeof v.value.value === "bigint") return undefined;
    all.push(v.value);
  }
  return all;
}
