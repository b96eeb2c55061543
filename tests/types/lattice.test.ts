import assert from "node:assert/strict";
import { BOOL, FLOAT, INT, NEVER, NONE, OBJECT, STR, type RType } from "../../compiler/ir/types.js";
import { newCell } from "../../compiler/types/cells.js";
import { join, sameType } from "../../compiler/types/lattice.js";
import { printType } from "../../compiler/types/print-type.js";

const small = (min: number, max: number): RType => ({ kind: "int", small: true, min, max });
const list = (element: RType): RType => ({ kind: "list", cell: newCell(element) });
const dict = (key: RType, element: RType): RType => ({ kind: "dict", cell: newCell(element, key) });
const tuple = (...elements: RType[]): RType => ({ kind: "tuple", elements });

const samples: readonly RType[] = [
  NEVER,
  NONE,
  BOOL,
  FLOAT,
  STR,
  INT,
  small(1, 1),
  small(0, 255),
  list(OBJECT),
  list(STR),
  tuple(),
  tuple(FLOAT, STR),
  tuple(INT, STR),
  join(FLOAT, INT),
  join(join(STR, NONE), BOOL),
  OBJECT,
];

describe("types", () => {
  it("join in any order", () => {
    for (const a of samples)
      for (const b of samples)
        assert.ok(sameType(join(a, b), join(b, a)), `${printType(a)} with ${printType(b)}`);
  });

  it("join to something that joining again does not change", () => {
    for (const a of samples) {
      assert.ok(sameType(join(a, a), a));
      for (const b of samples) {
        const both = join(a, b);
        assert.ok(sameType(join(both, a), both), `${printType(both)} with ${printType(a)}`);
        assert.ok(sameType(join(both, b), both), `${printType(both)} with ${printType(b)}`);
      }
    }
  });

  it("have never below and object above", () => {
    for (const t of samples) {
      assert.ok(sameType(join(NEVER, t), t));
      assert.equal(join(OBJECT, t).kind, "object");
    }
  });

  it("print as Python would write them", () => {
    assert.equal(printType(join(FLOAT, NONE)), "float | none");
    assert.equal(printType(tuple(small(0, 255), list(STR))), "tuple[int[0..255], list[str]]");
  });

  it("keep at most eight alternatives", () => {
    const kinds: RType[] = [STR, NONE, FLOAT, BOOL, INT, list(STR), dict(STR, INT), tuple(INT)];
    const eight = kinds.reduce((t, u) => join(t, u));
    assert.equal(eight.kind, "union");
    assert.equal(join(eight, { kind: "bytes" }).kind, "object");
  });

  it("come to an end when they grow", () => {
    let t: RType = tuple(NONE);
    let rounds = 0;
    for (; rounds < 50; rounds++) {
      const next = join(t, tuple(t));
      if (sameType(next, t)) break;
      t = next;
    }
    assert.ok(rounds < 10);
  });
});
