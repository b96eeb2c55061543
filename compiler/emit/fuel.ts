/**
 * Loops that nothing can look into: no code of the program, and no part of the runtime that asks how much fuel is left,
 * runs within them. They count their rounds in a variable of the function and write the rest back when they are left,
 * since a count in memory takes longer than the rest of a short loop. (An error that leaves the loop leaves the count
 * behind: time seems to have stood still for some rounds.)
 */

import type { ForIter, ForRange, IrStmt, IrValue, While } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { walkStatements, walkValue } from "../ir/walk.js";
import type { IrVar } from "../ir/function.js";
import { isPlainType } from "../types/type-kinds.js";
import { boundsOf } from "../types/ranges.js";
import type { EmitContext } from "./context.js";
import type { Folding } from "./folding.js";
import { builtinCall, isRangeObject } from "./ranges.js";
import { holdArrays } from "./held-arrays.js";
import { storageOf } from "./typed-items.js";

/** The variable of the function. */
const COUNT = "$left";

export type Loop = While | ForIter | ForRange;

/** Writes a loop by `write`, with a count of its own if that may be. */
export function withOwnCount(e: EmitContext, loop: Loop, write: () => void): void {
  const { scope, writer } = e;
  if (!loop.safepoint || scope.countsItself || scope.isResumable || !new Closed(e).isLoop(loop))
    return write();
  if (!scope.declared.includes(COUNT)) scope.declared.push(COUNT);
  e.mark(loop.start);
  scope.countsItself = true;
  const isApart = runsApart(e, loop);
  if (!isApart) writer.writeLine(`${COUNT} = ${e.runtime("rt")}.fuel;`);
  write();
  scope.countsItself = false;
  if (!isApart) writer.writeLine(`${e.runtime("rt")}.fuel = ${COUNT};`);
}

/** To be written in front of a statement that leaves the function. */
export function writeBack(e: EmitContext): void {
  if (e.scope.countsItself) e.writer.write(`${e.runtime("rt")}.fuel = ${COUNT}; `);
}

/**
 * The safepoint is called by making a str of `rt` (see `core/state.ts`): V8 keeps no notes about that, while a call or a read that
 * has never happened in a loop would make it throw the loop's machine code away when it first does.
 */
export function emitSafepoint(e: EmitContext, start: number): void {
  e.mark(start);
  const rt = e.runtime("rt");
  if (e.scope.isResumable) return e.writer.writeLine(`if (--${rt}.fuel < 0) yield;`);
  e.writer.writeLine(
    e.scope.countsItself
      ? `if (--${COUNT} < 0) { ${rt}.fuel = ${COUNT}; \`\${${rt}}\`; ${COUNT} = ${rt}.fuel; }`
      : `if (--${rt}.fuel < 0) \`\${${rt}}\`;`,
  );
}

/**
 * The loop is written as one in another: the inner one ends when the fuel is used up, the outer one has the safepoint. A
 * call within the loop, taken or not, would have V8 keep its variables in memory.
 */
export function runsApart(e: EmitContext, loop: Loop): boolean {
  // Whether there is another round is asked again behind a safepoint.
  return e.scope.countsItself && loop.safepoint && (loop.op !== "While" || !assigns(loop.test));
}

/**
 * The beginning of the outer loop: takes the count, and says of what kind the numbers are that the inner loop goes on with. V8 comes
 * to such a loop from slow code, of whose variables it knows nothing, and would keep floats and ints of 32 bits without a sign in
 * objects. The count is read and written in places that every loop passes, again so that V8 knows them.
 */
export function writeHead(e: EmitContext, loop: Loop): void {
  const { scope } = e;
  const texts = [`${COUNT} = ${e.runtime("rt")}.fuel;`];
  for (const variable of assignedIn(loop)) {
    const end = kindOf(variable);
    if (end === undefined || scope.mayBeUnbound(variable)) continue;
    const name = scope.variable(variable);
    texts.push(end === "+" ? `${name} = +${name};` : `${name} ${end};`);
  }
  if (scope.folding === "total") texts.push("$acc = +$acc;");
  const held = holdArrays(e, loop);
  if (held !== "") texts.push(held);
  e.writer.writeLine(texts.join(" "));
}

/** The operator that a number of the variable's type comes out of as it was. */
function kindOf(variable: IrVar): string | undefined {
  if (variable.captured) return undefined;
  if (variable.rep === "f64") return "+";
  const bounds = variable.type.kind === "int" ? boundsOf(variable.type) : undefined;
  if (bounds === undefined) return undefined;
  if (bounds.min >= -(2 ** 31) && bounds.max < 2 ** 31) return "|= 0";
  return bounds.min >= 0 && bounds.max < 2 ** 32 ? ">>>= 0" : "+";
}

/** The variables that are given values in a loop, other than those that get one at the beginning of each round. */
function assignedIn(loop: Loop): ReadonlySet<IrVar> {
  const found = new Set<IrVar>();
  walkStatements(loop.body, (s) => {
    if (s.op === "AssignVar") found.add(s.variable);
  });
  return found;
}

/** The beginning of a round of the inner loop. */
export function writeRound(e: EmitContext, start: number): void {
  e.mark(start);
  e.writer.writeLine(`if (--${COUNT} < 0) break;`);
}

/** The rest of the outer loop: its end, or the safepoint; the round at hand is counted already. */
export function writeRefill(e: EmitContext, start: number): void {
  const { scope, writer } = e;
  scope.held.clear();
  writer.writeLine(`${e.runtime("rt")}.fuel = ${COUNT}; if (${COUNT} >= 0) break;`);
  e.mark(start);
  writer.writeLine(`\`\${${e.runtime("refill")}}\`;`);
  writer.dedent();
  writer.writeLine("}");
}

function assigns(value: IrValue): boolean {
  let found = false;
  walkValue(value, (part) => {
    found ||= part.op === "AssignExpr";
  });
  return found;
}

const SIZED: ReadonlySet<RType["kind"]> = new Set(["list", "tuple", "bytes", "bytearray"]);
/** What is done with an item without running code of the program. */
const COUNTING: ReadonlySet<Folding> = new Set<Folding>(["sum", "total", "items"]);
/** Primitives that compare keys, or make a text of any object. */
const OPEN_PRIMITIVES = /^(dict|set)\.|^str\.format/;

function isSized(t: RType): boolean {
  return t.kind === "union" ? t.members.every(isSized) : SIZED.has(t.kind) || isPlainType(t);
}

/** Tells loops that nothing looks into, and that hold no other loops: it is those that run for long. */
class Closed {
  private readonly labels = new Set<number>();

  private readonly folding: Folding | null;

  constructor(private readonly e: EmitContext) {
    this.folding = e.scope.folding;
  }

  isLoop(loop: Loop): boolean {
    this.labels.add(loop.label);
    switch (loop.op) {
      case "While":
        return this.isTest(loop.test) && this.isBlock(loop.body);
      case "ForRange":
        return [loop.from, loop.to, loop.by].every(this.isCounted) && this.isBlock(loop.body);
      case "ForIter":
        return this.isWalk(loop.iterable) && this.isBlock(loop.body);
    }
  }

  private isBlock(body: readonly IrStmt[]): boolean {
    return body.every(this.isStatement);
  }

  private readonly isCounted = (v: IrValue): boolean => v.type.kind === "int" && this.isValue(v);

  /** What is walked without an iterator: a sequence, or `zip` and `enumerate` of such. */
  private isWalk(v: IrValue): boolean {
    // The parameter of a comprehension that is given a sequence, or the bounds of a range.
    const { ranges, sequences, zips } = this.e;
    if (v.op === "Load" && (ranges.has(v.variable) || sequences.has(v.variable) || zips.has(v.variable)))
      return true;
    if (storageOf(v) !== undefined || v.type.kind === "str") return this.isValue(v);
    const call = builtinCall(v);
    if (call?.name === "range") return call.args.every(this.isCounted);
    if (isRangeObject(v)) return this.isValue(v);
    return (call?.name === "zip" || call?.name === "enumerate") && call.args.every((arg) => this.isWalk(arg));
  }

  private readonly isStatement = (s: IrStmt): boolean => {
    switch (s.op) {
      case "AssignVar":
      case "StoreGlobal":
        return this.isValue(s.value);
      case "Evaluate":
        if (s.value.op === "Yield")
          return this.folding !== null && COUNTING.has(this.folding) && this.isValue(s.value.value);
        return this.isValue(s.value);
      case "SetAttr":
        return isField(s.object.type, s.name) && this.isValue(s.object) && this.isValue(s.value);
      case "SetItem": {
        const { object, index, value } = s;
        const takes =
          object.type.kind === "list" || (object.type.kind === "bytearray" && isPlainType(value.type));
        return takes && index.type.kind === "int" && [object, index, value].every(this.isValue);
      }
      case "Unpack":
        return (
          (s.value.op === "MakeTuple" || s.value.type.kind === "tuple" || s.value.type.kind === "list") &&
          this.isValue(s.value)
        );
      case "If":
        return this.isTest(s.test) && this.isBlock(s.then) && this.isBlock(s.otherwise);
      case "Block":
        this.labels.add(s.label);
        return this.isBlock(s.body);
      case "Break":
      case "Continue":
        return this.labels.has(s.label);
      case "Return":
        // The count is written back before the value is made.
        return true;
      default:
        return false;
    }
  };

  private isTest(v: IrValue): boolean {
    return isSized(v.type) && this.isValue(v);
  }

  private readonly isValue = (v: IrValue): boolean => {
    switch (v.op) {
      case "Const":
      case "Load":
      case "LoadGlobal":
        return true;
      case "Primitive":
        return !OPEN_PRIMITIVES.test(v.name) && v.args.every(this.isValue);
      case "Binary":
        return (
          isPlainType(v.left.type) &&
          isPlainType(v.right.type) &&
          this.isValue(v.left) &&
          this.isValue(v.right)
        );
      case "Compare":
        if (v.operator === "in" || v.operator === "not in") return false;
        if (v.operator !== "is" && v.operator !== "is not")
          if (!isPlainType(v.left.type) || !isPlainType(v.right.type)) return false;
        return this.isValue(v.left) && this.isValue(v.right);
      case "Unary":
        return isPlainType(v.operand.type) && this.isValue(v.operand);
      case "Not":
        return this.isTest(v.operand);
      case "Logical":
        return this.isTest(v.left) && this.isValue(v.right);
      case "Conditional":
        return this.isTest(v.test) && this.isValue(v.then) && this.isValue(v.otherwise);
      case "GetAttr":
        return isField(v.object.type, v.name) && this.isValue(v.object);
      case "GetItem":
        return (
          (storageOf(v.object) !== undefined || v.object.type.kind === "str") &&
          v.index.type.kind === "int" &&
          this.isValue(v.object) &&
          this.isValue(v.index)
        );
      case "AssignExpr":
      case "Box":
      case "Unbox":
        return this.isValue(v.value);
      case "Seq":
        return v.values.every(this.isValue);
      case "MakeTuple":
      case "MakeList":
        return v.items.every((item) => !item.spread && this.isValue(item.value));
      case "CallHelper":
        return v.helper === "listAppend" && v.args.every(this.isValue);
      case "Call": {
        const call = builtinCall(v);
        return call?.name === "len" && call.args.length === 1 && this.isTest(call.args[0]!);
      }
      default:
        return false;
    }
  };
}

/** A field of an instance of the program's classes, without getters and setters. */
function isField(t: RType, name: string): boolean {
  return t.kind === "instance" && t.cls.fields.has(name);
}
