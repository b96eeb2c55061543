/** Primitives: calls of runtime functions, or templates of JavaScript text with operands put in. */

import type { IrValue, Primitive } from "../ir/ops.js";
import { walkValue } from "../ir/walk.js";
import { type PrimitiveRow, primitive } from "../primitives/registry.js";
import { type EmitContext, isHeld, isPlain } from "./context.js";
import { planJoin } from "./folding.js";
import { emitTemplateCall } from "./formats.js";
import { ASSIGNMENT, CALL, PRIMARY, UNARY } from "./precedence.js";

/** `text.join(items)` of a str. */
const STR_JOIN = "str.join1";

/** A template in pieces: text, or an operand. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "operand";
      readonly index: number;
      readonly level: "alone" | "first" | "later" | "tight";
    }
  | { readonly kind: "runtime"; readonly name: string }
  | { readonly kind: "temporary" };

interface Template {
  readonly pieces: readonly Piece[];
  /** How often each operand occurs. */
  readonly counts: readonly number[];
  /** The last operand that occurs more than once; -1 if there is none. */
  readonly lastRepeated: number;
}

const templates = new Map<PrimitiveRow, Template>();

function parseTemplate(row: PrimitiveRow): Template {
  const known = templates.get(row);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  const counts: number[] = row.operands.map(() => 0);
  for (const part of row.template!.split(/(\{[^{}]*\})/)) {
    const inner = /^\{(.*)\}$/.exec(part)?.[1];
    if (inner === undefined) {
      if (part !== "") pieces.push({ kind: "text", text: part });
    } else if (inner === "t") {
      pieces.push({ kind: "temporary" });
    } else if (inner.startsWith("$")) {
      pieces.push({ kind: "runtime", name: inner.slice(1) });
    } else {
      const index = Number(/\d+/.exec(inner)![0]);
      counts[index]!++;
      const plain = pieces.length === 0 ? "first" : "later";
      const level = inner.startsWith("(") ? "alone" : inner.startsWith("*") ? "tight" : plain;
      pieces.push({ kind: "operand", index, level });
    }
  }
  const template = { pieces, counts, lastRepeated: counts.findLastIndex((count) => count > 1) };
  templates.set(row, template);
  return template;
}

function precedenceOf(level: "alone" | "first" | "later" | "tight", own: number): number {
  switch (level) {
    case "alone":
      return ASSIGNMENT;
    case "tight":
      return UNARY;
    default:
      return level === "first" ? own : own + 1;
  }
}

/** The call of a function that takes the items of a display: no list or tuple is made for it. */
function emitOfItems(e: EmitContext, call: string, display: IrValue): boolean {
  if (display.op !== "MakeList" && display.op !== "MakeTuple") return false;
  // Bare floats would be taken for ints.
  if (display.items.some(({ value }) => value.rep === "f64")) return false;
  e.writer.write(`${e.runtime(call)}([`);
  e.spreadList(display.items);
  e.writer.write("])");
  return true;
}

/** Can the operand be read behind those that follow it, as what it is now? They may call what changes it, or assign it (`:=`). */
function isFixedBefore(value: IrValue, later: readonly IrValue[]): boolean {
  if (!isPlain(value) || value.op !== "Load" || later.every(isPlain)) return isPlain(value);
  let isAssigned = false;
  const look = (inside: IrValue): void => {
    if (inside.op === "AssignExpr" && inside.variable === value.variable) isAssigned = true;
  };
  for (const operand of later) walkValue(operand, look);
  return isHeld(value) && !isAssigned;
}

export function emitPrimitive(e: EmitContext, value: Primitive, precedence: number): void {
  if (emitTemplateCall(e, value)) return;
  if (value.name === STR_JOIN) planJoin(e, value.args[0]!, "join", value.args.slice(1));
  const row = primitive(value.name);
  const { writer } = e;
  if (row.raises) e.markValue(value);
  if (row.ofItems !== undefined && emitOfItems(e, row.ofItems, value.args[0]!)) return;
  if (row.call !== undefined) {
    writer.write(`${row.call.includes(".") ? row.call : e.runtime(row.call)}(`);
    e.list(value.args);
    return writer.write(")");
  }
  const { pieces, counts, lastRepeated } = parseTemplate(row);
  const { args } = value;
  // An operand that occurs twice, and everything evaluated before it, goes into temporaries first.
  let lastSpilled = lastRepeated;
  const isFixed = (i: number): boolean => isFixedBefore(args[i]!, args.slice(i + 1));
  while (lastSpilled >= 0 && (counts[lastSpilled]! <= 1 || isFixed(lastSpilled))) lastSpilled--;
  const spilled: string[] = [];
  const own = row.precedence ?? (row.operands.length > 0 ? CALL : PRIMARY);
  const parenthesised = own < precedence || lastSpilled >= 0;
  if (parenthesised) writer.write("(");
  for (let i = 0; i <= lastSpilled; i++) {
    if (isFixed(i)) continue;
    const temporary = e.scope.acquire();
    writer.write(`${temporary} = `);
    e.expression(args[i]!, ASSIGNMENT);
    writer.write(", ");
    spilled[i] = temporary;
  }
  for (const piece of pieces) {
    if (piece.kind === "text") writer.write(piece.text);
    else if (piece.kind === "runtime") {
      if (row.raises) e.markValue(value);
      writer.write(e.runtime(piece.name));
    } else if (piece.kind === "temporary") writer.write(e.scope.scratch(0));
    else {
      const temporary = spilled[piece.index];
      if (temporary !== undefined) writer.write(temporary);
      else e.expression(args[piece.index]!, precedenceOf(piece.level, own));
    }
  }
  spilled.forEach((temporary) => e.scope.release(temporary));
  if (parenthesised) writer.write(")");
}
