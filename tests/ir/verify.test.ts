import assert from "node:assert/strict";
import type { IrFunction, IrModule, IrVar } from "../../compiler/ir/function.js";
import type * as ir from "../../compiler/ir/ops.js";
import { OBJECT } from "../../compiler/ir/types.js";
import { verifyModule } from "../../compiler/ir/verify.js";
import * as b from "../../compiler/lower/builder.js";
import { lowerSource } from "../helpers/lower-source.js";

const place = { start: 0, end: 0 };

/** A sound module of one function, its body replaced. */
function moduleWith(make: (fn: IrFunction) => ir.IrStmt[]): IrModule {
  const { module } = lowerSource("def f(a): pass");
  const fn = module.functions[1];
  fn.body.splice(0, fn.body.length, ...make(fn));
  return module;
}

function stranger(): IrVar {
  return { name: "stranger", kind: "local", captured: false, type: OBJECT, rep: "boxed" };
}

describe("IR verifier", () => {
  const cases: [string, (fn: IrFunction) => ir.IrStmt[], string][] = [
    [
      "undeclared variables",
      () => [b.assign(place, stranger(), b.none(place))],
      "f: variable stranger is not declared",
    ],
    ["jumps out of nowhere", () => [b.breakTo(place, 7)], "f: label L7 does not enclose its jump"],
    [
      "continue to a block",
      () => [b.block(place, 1, [b.stmt<ir.Continue>(place, { op: "Continue", label: 1 })])],
      "f: continue to L1, which is no loop",
    ],
    ["labels used twice", () => [b.block(place, 1, []), b.block(place, 1, [])], "f: label L1 is used twice"],
    [
      "yield outside a generator",
      () => [b.evaluate(place, b.value<ir.Yield>(place, { op: "Yield", value: b.none(place) }))],
      "f: Yield in a function that is no generator",
    ],
    [
      "names outside a namespace",
      () => [b.evaluate(place, b.value<ir.LoadName>(place, { op: "LoadName", name: "x" }))],
      "f: a name of a namespace in a function that has none",
    ],
    [
      "reads in another representation",
      (fn) => [b.evaluate(place, { ...b.load(place, fn.params[0].variable), rep: "f64" })],
      "f: a is read as f64",
    ],
    [
      "boxes of boxed values",
      () => [b.evaluate(place, b.value<ir.Box>(place, { op: "Box", value: b.none(place) }))],
      "f: a box of what is no bare float",
    ],
    [
      "try without parts",
      () => [b.stmt<ir.Try>(place, { op: "Try", body: [], exception: null, handler: null, finalizer: null })],
      "f: a try without handler and finalizer",
    ],
  ];
  for (const [name, make, problem] of cases) {
    it(`finds ${name}`, () => assert.deepEqual(verifyModule(moduleWith(make)), [problem]));
  }

  it("finds variables of functions that are not around", () => {
    const { module } = lowerSource("def f():\n  x = 1\ndef g(): pass\n");
    const [, f, g] = module.functions as [IrFunction, IrFunction, IrFunction];
    g.body.unshift(b.evaluate(place, b.load(place, f.locals[0])));
    assert.deepEqual(verifyModule(module), [
      "g: variable x of f is not marked as captured",
      "g: variable x belongs to f, which is not around",
    ]);
  });
});
