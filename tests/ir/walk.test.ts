import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { IrStmt, IrValue } from "../../compiler/ir/ops.js";
import { forgetNodes, nodesOf } from "../../compiler/ir/nodes.js";
import { replaceOperands, replaceValues } from "../../compiler/ir/rewrite.js";
import {
  eachOperand,
  eachValue,
  operandsOf,
  valuesOf,
  walkStatements,
  walkValues,
} from "../../compiler/ir/walk.js";
import { lowerSource } from "../helpers/lower-source.js";

const folder = "test-programs/language";
const programs = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".py"))
  .map((name) => readFileSync(`${folder}/${name}`, "utf8"));

/** What a walker is called with, in order. */
function gathered(walk: (f: (value: IrValue) => void) => void): IrValue[] {
  const found: IrValue[] = [];
  walk((value) => found.push(value));
  return found;
}

describe("walks of the IR", () => {
  const values = new Map<string, IrValue[]>();
  const statements: IrStmt[] = [];

  before(() => {
    for (const text of programs) {
      const { module } = lowerSource(text);
      for (const fn of module.functions) {
        walkStatements(fn.body, (s) => statements.push(s));
        walkValues(fn.body, (v) => {
          const same = values.get(v.op);
          if (same === undefined) values.set(v.op, [v]);
          else same.push(v);
        });
      }
    }
  });

  it("see programs with nearly all operations", () => {
    assert.ok(values.size > 30, [...values.keys()].join(" "));
  });

  it("come to the same operands in the same order, whether listing, visiting or replacing them", () => {
    for (const value of [...values.values()].flat()) {
      const listed = operandsOf(value);
      assert.deepEqual(
        gathered((f) => eachOperand(value, f, undefined)),
        listed,
        value.op,
      );
      const replaced = gathered((f) => replaceOperands(value, (v) => (f(v), v)));
      assert.deepEqual(replaced, listed, value.op);
    }
    for (const stmt of statements) {
      const listed = valuesOf(stmt);
      assert.deepEqual(
        gathered((f) => eachValue(stmt, f, undefined)),
        listed,
        stmt.op,
      );
      assert.deepEqual(
        gathered((f) => replaceValues(stmt, (v) => (f(v), v))),
        listed,
        stmt.op,
      );
    }
  });

  it("put what they are given in the place of each operand", () => {
    for (const value of [...values.values()].flat()) {
      const copies = new Map(operandsOf(value).map((operand) => [operand, { ...operand }]));
      replaceOperands(value, (operand) => copies.get(operand)!);
      assert.deepEqual(new Set(operandsOf(value)), new Set(copies.values()), value.op);
      assert.ok(
        operandsOf(value).every((operand) => !copies.has(operand)),
        value.op,
      );
    }
  });

  it("find what the flat lists have, until the lists are forgotten", () => {
    const { module } = lowerSource("def f(a):\n    if a:\n        return [a, 1]\n");
    const fn = module.functions[1];
    const nodes = nodesOf(fn);
    assert.deepEqual(
      nodes.values,
      gathered((f) => walkValues(fn.body, f)),
    );
    assert.deepEqual(
      nodes.statements.map((s) => s.op),
      ["If", "Return", ...fn.body.slice(1).map((s) => s.op)],
    );
    fn.body.length = 0;
    assert.equal(nodesOf(fn), nodes);
    forgetNodes(fn);
    assert.deepEqual(nodesOf(fn), { statements: [], values: [] });
  });
});
