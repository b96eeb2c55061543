/**
 * Equality of tuples of known length whose items are ints, strs or None, as `head == food` or `(i, j) != (r, c)`: item by item, where they
 * stand. `Left`, `Right` and `Both` are for displays, of which no tuple is made: their items are operands of their own.
 */

import { AND, OR } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const ANY = { type: "object", rep: "boxed" } as const;
const TUPLE = { type: "tuple", rep: "boxed" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;

/** Of tuples with more items comparing is left to the runtime. */
export const MOST_COMPARED = 4;

/** The name of the row for tuples of `count` items; which of the operands are displays. */
export function tupleEqualityName(isEqual: boolean, count: number, left: boolean, right: boolean): string {
  const displays = left ? (right ? "Both" : "Left") : right ? "Right" : "";
  return `tuple.${isEqual ? "same" : "different"}${count}${displays}`;
}

function row(isEqual: boolean, count: number, left: boolean, right: boolean): PrimitiveRow {
  const first = left ? count : 1;
  const leftItem = (i: number): string => (left ? `{${i}}` : `{*0}.items[${i}]`);
  const rightItem = (i: number): string => (right ? `{*${first + i}}` : `{*${first}}.items[${i}]`);
  const tests: string[] = [];
  for (let i = 0; i < count; i++) tests.push(`${leftItem(i)} ${isEqual ? "===" : "!=="} ${rightItem(i)}`);
  return {
    name: tupleEqualityName(isEqual, count, left, right),
    operands: [
      ...Array.from({ length: first }, () => (left ? ANY : TUPLE)),
      ...Array.from({ length: right ? count : 1 }, () => (right ? ANY : TUPLE)),
    ],
    result: BOOL,
    pure: true,
    raises: false,
    template: tests.join(isEqual ? " && " : " || "),
    precedence: isEqual ? AND : OR,
  };
}

const rows: PrimitiveRow[] = [];
for (const isEqual of [true, false])
  for (let count = 1; count <= MOST_COMPARED; count++)
    for (const left of [true, false])
      for (const right of [true, false]) rows.push(row(isEqual, count, left, right));
registerPrimitives(rows);
