/**
 * Which line a failing operation is reported at. MicroPython's compiler notes the line of each compound node when
 * it comes to it, names and small constants excepted; an instruction has the line noted last. As operands are compiled before
 * the instruction that uses them, an operation over several lines is reported at its last compound operand, and
 * calls, subscripts and attributes at the bracket or dot that begins them.
 */

import type { IrValue, SpreadItem } from "../ir/ops.js";

/** The offset whose line is reported when `value` fails, or `otherwise` if it is no compound value. */
export function reportedAt(text: string, value: IrValue, otherwise: number): number {
  return lastCompound(text, value) ?? otherwise;
}

/** As `reportedAt` for an operation of several operands, in order of evaluation. */
export function reportedAtLast(text: string, operands: readonly IrValue[], otherwise: number): number {
  return lastOf(text, operands) ?? otherwise;
}

/** The start of the compound node that is compiled last in the value; null for names and constants. */
function lastCompound(text: string, value: IrValue): number | null {
  switch (value.op) {
    case "Const":
    case "Load":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
      return null;
    case "Binary":
    case "Compare":
    case "Logical":
      return lastOf(text, [value.left, value.right]) ?? value.start;
    case "Unary":
    case "Not":
      return lastCompound(text, value.operand) ?? value.start;
    case "Conditional":
      return lastOf(text, [value.test, value.then, value.otherwise]) ?? value.start;
    case "Call":
      return (
        lastOf(text, value.args.concat(value.keywords.map((keyword) => keyword.value))) ??
        trailer(text, "(", value.func, value)
      );
    case "CallMethod":
      return (
        lastOf(text, [value.object, ...value.args, ...value.keywords.map((keyword) => keyword.value)]) ??
        value.start
      );
    case "CallSpread": {
      const operands = [...valuesOf(value.args), ...value.keywords.map((keyword) => keyword.value)];
      const { func } = value;
      if (func.op === "GetAttr") return lastOf(text, [func.object, ...operands]) ?? value.start;
      return lastOf(text, operands) ?? trailer(text, "(", func, value);
    }
    case "GetAttr":
      return trailer(text, ".", value.object, value);
    case "GetItem":
      return lastCompound(text, value.index) ?? trailer(text, "[", value.object, value);
    case "MakeTuple":
      // A tuple of constants is a constant itself, which begins with its first item.
      if (value.items.length > 0 && value.items.every((item) => item.value.op === "Const")) {
        return value.items[0]!.value.start;
      }
      return lastOf(text, valuesOf(value.items)) ?? value.start;
    case "MakeList":
    case "MakeSet":
      return lastOf(text, valuesOf(value.items)) ?? value.start;
    case "MakeDict": {
      const last = value.items.at(-1);
      if (last === undefined) return value.start;
      return (
        lastCompound(text, last.value) ??
        (last.key === null ? null : lastCompound(text, last.key)) ??
        (last.key ?? last.value).start
      );
    }
    case "MakeComprehension":
      return lastCompound(text, value.iterable) ?? value.start;
    case "AssignExpr":
    case "AssignNameExpr":
    case "Yield":
    case "YieldFrom":
      return lastCompound(text, value.value) ?? value.start;
    case "Seq":
      return lastOf(text, value.values) ?? value.start;
    case "Box":
    case "Unbox":
      return lastCompound(text, value.value);
    case "Primitive":
      return lastOf(text, value.args) ?? value.start;
    default:
      return value.start;
  }
}

function lastOf(text: string, values: readonly IrValue[]): number | null {
  for (let i = values.length - 1; i >= 0; i--) {
    const place = lastCompound(text, values[i]!);
    if (place !== null) return place;
  }
  return null;
}

function valuesOf(items: readonly SpreadItem[]): IrValue[] {
  return items.map((item) => item.value);
}

/** Where the bracket or dot behind `object` stands. */
export function trailer(text: string, sign: string, object: IrValue, whole: IrValue): number {
  const place = text.indexOf(sign, object.end);
  return place < 0 || place >= whole.end ? whole.start : place;
}
