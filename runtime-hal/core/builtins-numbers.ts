/** Builtin functions on numbers and characters. */

import { typeError, valueError } from "./exceptions.js";
import { formatValue } from "./format-spec.js";
import { intArgument } from "./int-argument.js";
import { iter } from "./iteration.js";
import { argumentCountError, native, nativeDirect } from "./native.js";
import { divmod, powModulo, round } from "./number-functions.js";
import { PyBytes, PyFloat, PyRange } from "./objects.js";
import { hash, identity } from "./identity.js";
import { add, pow, unary } from "./operators.js";
import { percentFormat } from "./percent-format.js";
import { typeName, unwrap } from "./type.js";
import { sequenceIter } from "./sequence.js";
import { characterOf } from "./wide-text.js";
import type { Iterator, Value } from "./value.js";

function chr(v: Value): string {
  if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
  const code = intArgument(v);
  if (code < 0 || code >= 0x110000) throw valueError("char not in range(0x110000)");
  return characterOf(code);
}

/** `ord(c)` */
export function ord(v: Value): number {
  if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
  if (typeof v === "string" && v.length === 1) return v.charCodeAt(0);
  const plain: Value = unwrap(v);
  let length: number;
  if (typeof plain === "string") {
    const code = plain.codePointAt(0);
    if (code !== undefined && plain.length === (code > 0xffff ? 2 : 1)) return code;
    length = [...plain].length;
  } else if (plain instanceof PyBytes) {
    length = plain.u8.length;
    if (length === 1) return plain.u8[0] as number;
  } else {
    throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  }
  throw typeError(`ord() expected a character, but string of length ${length} found`);
}

function sum(source: Value, start?: Value): Value {
  if (arguments.length < 1 || arguments.length > 2) argumentCountError(arguments.length, 1, 2);
  const total: Value = start === undefined ? 0 : start;
  if (source?.iter$ === sequenceIter) return sumItems(source, total);
  if (total === 0 && source?.sum$ !== undefined && source.type$.isUser !== true) {
    const known: Value = source.sum$();
    if (known !== undefined) return known;
  }
  const it = iter(source);
  return it.rest$ === undefined || source instanceof PyRange
    ? sumRest(it, total)
    : sumItems({ items: it.rest$() }, total);
}

/** Ints and floats are added up as bare numbers for as long as they come. */
function sumItems(sequence: { readonly items: readonly Value[] }, start: Value): Value {
  let i = 0;
  let total: Value = start;
  if (typeof total === "number") {
    const { items } = sequence;
    const { length } = items;
    for (let whole = total; i < length; i++) {
      const v: Value = items[i];
      if (typeof v !== "number") break;
      whole += v;
      if (whole > 9007199254740991 || whole < -9007199254740991) break;
      total = whole;
    }
    if (i === length) return total;
  }
  const isFloat =
    total instanceof PyFloat || (typeof total === "number" && sequence.items[i] instanceof PyFloat);
  if (isFloat && i < sequence.items.length) {
    let bare = total instanceof PyFloat ? total.v : (total as number);
    for (; i < sequence.items.length; i++) {
      const v: Value = sequence.items[i];
      if (v instanceof PyFloat) bare += v.v;
      else if (typeof v === "number") bare += v;
      else break;
    }
    total = new PyFloat(bare);
  }
  for (; i < sequence.items.length; i++) total = add(total, sequence.items[i]);
  return total;
}

function sumRest(it: Iterator, start: Value): Value {
  let total: Value = start;
  for (let v = it.next$(); v !== undefined; v = it.next$()) total = add(total, v);
  return total;
}

function absolute(v: Value): Value {
  if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
  if (typeof v === "number") return Math.abs(v);
  return v instanceof PyFloat && v.native$ === undefined
    ? new PyFloat(Math.abs(v.v))
    : unary("abs", v, "__abs__");
}

/** The digits of a small int to a base, behind its sign and a prefix; `undefined` for anything else. */
function digitsOf(v: Value, prefix: string, base: number): string | undefined {
  if (typeof v !== "number") return undefined;
  return v < 0 ? "-" + prefix + (-v).toString(base) : prefix + v.toString(base);
}

export const numberBuiltins: Record<string, Value> = {
  abs: nativeDirect("abs", 1, 1, absolute),
  bin: native("bin", 1, 1, (v: Value) => digitsOf(v, "0b", 2) ?? formatValue(v, "#b")),
  chr: nativeDirect("chr", 1, 1, chr),
  divmod: native("divmod", 2, 2, divmod),
  hash: native("hash", 1, 1, hash),
  hex: native("hex", 1, 1, (v: Value) => digitsOf(v, "0x", 16) ?? percentFormat("%#x", v, false)),
  id: native("id", 1, 1, identity),
  oct: native("oct", 1, 1, (v: Value) => digitsOf(v, "0o", 8) ?? percentFormat("%#o", v, false)),
  ord: nativeDirect("ord", 1, 1, ord),
  pow: native("pow", 2, 3, (a: Value, b: Value, modulus?: Value) =>
    modulus === undefined || modulus === null ? pow(a, b) : powModulo(a, b, modulus),
  ),
  round: native("round", 1, 2, round),
  sum: nativeDirect("sum", 1, 2, sum),
};
