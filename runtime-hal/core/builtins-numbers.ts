/** Builtin functions on numbers and characters. */

import { typeError, valueError } from "./exceptions.js";
import { formatValue } from "./format-spec.js";
import { intArgument } from "./int-argument.js";
import { iter } from "./iteration.js";
import { native } from "./native.js";
import { divmod, powModulo, round } from "./number-functions.js";
import { PyBytes } from "./objects.js";
import { add, hash, identity, pow, unary } from "./operators.js";
import { percentFormat } from "./percent-format.js";
import { typeName, unwrap } from "./type.js";
import type { Value } from "./value.js";

function chr(v: Value): string {
  const code = intArgument(v);
  if (code < 0 || code >= 0x110000) throw valueError("char not in range(0x110000)");
  return String.fromCodePoint(code);
}

function ord(v: Value): number {
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
  let total: Value = start === undefined ? 0 : start;
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) total = add(total, v);
  return total;
}

export const numberBuiltins: Record<string, Value> = {
  abs: native("abs", 1, 1, (v: Value) => (typeof v === "number" ? Math.abs(v) : unary("abs", v, "__abs__"))),
  bin: native("bin", 1, 1, (v: Value) => formatValue(v, "#b")),
  chr: native("chr", 1, 1, chr),
  divmod: native("divmod", 2, 2, divmod),
  hash: native("hash", 1, 1, hash),
  hex: native("hex", 1, 1, (v: Value) => percentFormat("%#x", v, false)),
  id: native("id", 1, 1, identity),
  oct: native("oct", 1, 1, (v: Value) => percentFormat("%#o", v, false)),
  ord: native("ord", 1, 1, ord),
  pow: native("pow", 2, 3, (a: Value, b: Value, modulus?: Value) =>
    modulus === undefined || modulus === null ? pow(a, b) : powModulo(a, b, modulus),
  ),
  round: native("round", 1, 2, round),
  sum: native("sum", 1, 2, sum),
};
