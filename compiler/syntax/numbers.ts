/** Values of number literals, with MicroPython's rules for underscores (anywhere) and leading zeros (refused). */

import { parseDecimal } from "../../runtime-hal/core/decimal.js";
import type { Problems } from "./problems.js";
import * as T from "./token.js";
import type { Token } from "./token.js";
import type { Expr } from "./ast.js";

/** The literal of a number token; a malformed one is reported and stands for 0. */
export function numberLiteral(text: string, token: Token, problems: Problems): Expr {
  const { start, end } = token;
  if (token.kind === T.IntNumber) {
    const value = end - start <= 15 ? smallDecimal(text, start, end) : -1;
    if (value >= 0) return { kind: "Int", start, end, value };
    return { kind: "Int", start, end, value: intValue(text.slice(start, end), start, end, problems) };
  }
  const plain = text.slice(start, end).replaceAll("_", "").toLowerCase();
  const imaginary = plain.endsWith("j");
  const digits = imaginary ? plain.slice(0, -1) : plain;
  let value = 0;
  // Read as the runtime reads it: the last bit is not always that of JavaScript.
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(digits)) value = parseDecimal(digits, 0)?.value ?? 0;
  else problems.report("SYN120", start, end, [text.slice(start, end)]);
  return imaginary ? { kind: "Imaginary", start, end, value } : { kind: "Float", start, end, value };
}

/** Value of plain decimal digits without a leading zero, else -1. */
function smallDecimal(text: string, start: number, end: number): number {
  let value = 0;
  for (let pos = start; pos < end; pos++) {
    const digit = text.charCodeAt(pos) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return text.charCodeAt(start) === 48 && value !== 0 ? -1 : value;
}

const BASES: ReadonlyMap<string, { readonly base: number; readonly digits: RegExp }> = new Map([
  ["0x", { base: 16, digits: /^[0-9a-f]+$/ }],
  ["0o", { base: 8, digits: /^[0-7]+$/ }],
  ["0b", { base: 2, digits: /^[01]+$/ }],
]);

function intValue(literal: string, start: number, end: number, problems: Problems): number | bigint {
  const plain = literal.replaceAll("_", "").toLowerCase();
  const based = BASES.get(plain.slice(0, 2));
  if (based !== undefined) {
    const digits = plain.slice(2);
    if (based.digits.test(digits)) return narrow(BigInt(plain));
    problems.report("SYN119", start, end, [literal, String(based.base), digits]);
    return 0;
  }
  if (!/^\d+$/.test(plain)) {
    problems.report("SYN119", start, end, [literal, "10", plain], { hint: hintForTail(literal) });
    return 0;
  }
  if (plain.length > 1 && plain.startsWith("0") && !/^0+$/.test(plain)) {
    const octal = /^[0-7]+$/.test(plain) ? `0o${plain.replace(/^0+/, "")}` : plain.replace(/^0+/, "");
    problems.report("SYN119", start, end, [literal, "0", plain], { hint: `write ${octal}` });
    return 0;
  }
  return narrow(BigInt(plain));
}

function hintForTail(literal: string): string | undefined {
  const match = /^(\d[\d_]*)(and|else|for|if|in|is|or|not)/.exec(literal);
  if (match !== null) return `put a blank between '${match[1]}' and '${match[2]}'`;
  return "a name cannot begin with a digit";
}

function narrow(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
