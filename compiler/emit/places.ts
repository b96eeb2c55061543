/**
 * Which line a failing operation is reported at. MicroPython's compiler notes the line of each compound node when
 * it comes to it, names and small constants excepted; an instruction has the line noted last. As operands are compiled before
 * the instruction that uses them, an operation over several lines is reported at its last compound operand, and
 * calls, subscripts and attributes at the bracket or dot that begins them.
 */

import type { Const, ConstValue, IrValue, SpreadItem } from "../ir/ops.js";

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
      return isLeaf(text, value) ? null : value.start;
    case "Load":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
      return null;
    case "Binary":
      if (isFolded(text, value)) return null;
      return lastOf(text, [value.left, value.right]) ?? value.start;
    case "Compare":
    case "Logical":
      return lastOf(text, [value.left, value.right]) ?? value.start;
    case "Unary":
    case "Not":
      if (isFolded(text, value)) return null;
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
      if (isFolded(text, value)) return null;
      return lastOf(text, value.args) ?? value.start;
    default:
      return value.start;
  }
}

const NAME = /^[A-Za-z_]\w*$/;
const STRING_LITERALS = /^(?:[rRuU]?("""|'''|"|')(?:\\[^]|(?!\1)[^\\])*\1(?:\s|\\\n|#.*\n)*)+$/;
const NUMBER_LITERAL = /^(?:0[xXoObB]\w+|[\d.][\w.]*(?:[eE][-+]?\d+)?)$/;
/** Numbers and operators, which the parser makes one constant of that has no line. */
const FOLDED_NUMBERS = /^(?:0[xXoObB]\w+|[\d.]+(?:[eE][-+]?\d+)?|[-+*/%~<>&|^()\s]|\b(?:not|and|or)\b)+$/;
/** Longer texts are objects (MICROPY_ALLOC_PARSE_INTERN_STRING_LEN in mpconfig.h). */
const LONGEST_NAME = 10;
const LARGEST_SMALL_INT = 2n ** 62n;

/** Is it a token for MicroPython's parser, or numbers that it makes one of? What is only known to us, such as `x + 1`, is compound. */
function isLeaf(text: string, { value, start, end }: Const): boolean {
  const source = text.slice(start, end);
  if (NAME.test(source)) return true;
  switch (value.kind) {
    case "int":
    case "float":
      return NUMBER_LITERAL.test(source) ? isSmall(value) : FOLDED_NUMBERS.test(source);
    case "bool":
      return FOLDED_NUMBERS.test(source);
    case "str":
      return STRING_LITERALS.test(source) && new TextEncoder().encode(value.value).length <= LONGEST_NAME;
    case "none":
    case "ellipsis":
      return true;
    default:
      return false;
  }
}

const isSmall = (value: ConstValue): boolean =>
  value.kind === "int" && value.value < LARGEST_SMALL_INT && -value.value <= LARGEST_SMALL_INT;

const isFolded = (text: string, { start, end }: IrValue): boolean =>
  FOLDED_NUMBERS.test(text.slice(start, end));

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
