import assert from "node:assert/strict";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { findingsIn } from "../helpers/check-source.js";

/** Line, severity, message and hint of each undefined name. */
function findings(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return findingsIn(text, others)
    .filter(({ code }) => code === "NAM220")
    .map((d) => [d.file.lineOf(d.start), d.severity, messageOf(d), d.hint ?? ""].join("; "));
}

describe("name checks", () => {
  it("find names that nothing defines and say what may have been meant", () => {
    assert.deepEqual(findings("counter = 0\ndef f(value):\n  print(conter)\n  return vlaue\n"), [
      "3; error; nothing in the program defines 'conter'; did you mean 'counter'?",
      "4; error; nothing in the program defines 'vlaue'; did you mean 'value'?",
    ]);
    assert.deepEqual(findings("pritn(1)\n"), [
      "1; error; nothing in the program defines 'pritn'; did you mean 'print'?",
    ]);
  });

  it("report a name once a scope", () => {
    assert.equal(findings("def f():\n  qqqqqq()\n  qqqqqq()\n").length, 1);
  });

  it("know builtins, names of modules, later definitions and globals of functions", () => {
    assert.deepEqual(
      findings("print(__name__, len)\ndef f(): return g()\ndef g():\n  global h\n  h = 1\nh\n"),
      [],
    );
  });

  it("are silent where names may come from elsewhere", () => {
    assert.deepEqual(findings("exec('x = 1')\nprint(x)\n"), []);
    assert.deepEqual(findings("import builtins\nbuiltins.x = 1\nprint(x)\n"), []);
    assert.deepEqual(findings("try:\n  unicode\nexcept NameError:\n  pass\n"), []);
  });

  it("know the types of viper functions there only", () => {
    assert.deepEqual(findings("@micropython.viper\ndef f(p: ptr8): return ptr8(p)[0]\n"), []);
    assert.equal(findings("def f(p): return ptr8(p)[0]\n").length, 1);
  });

  it("only warn where dynamic code may bind them", () => {
    const warning = ["2; warning; nothing in the program defines 'zzzzzzz'; "];
    assert.deepEqual(findings("exec(input())\nzzzzzzz\n"), warning);
    assert.deepEqual(findings("from m import *\nzzzzzzz\n", { m: "exec(input())\n" }), warning);
  });

  it("are those of a module that is not there, unless they are like others", () => {
    assert.deepEqual(findings("from somewhere import *\nzzzzzzz\n"), []);
    assert.deepEqual(findings("from somewhere import *\ncounter = 1\ncountr\n"), [
      "3; warning; nothing in the program defines 'countr'; did you mean 'counter'?",
    ]);
  });

  it("know what an import of * brings", () => {
    assert.deepEqual(findings("from m import *\nx\n", { m: "x = 1\n" }), []);
    assert.deepEqual(findings("from math import *\nprint(sin(pi))\n"), []);
    assert.deepEqual(findings("from m import *\ncountr\n", { m: "counter = 1\n" }), [
      "2; error; nothing in the program defines 'countr'; did you mean 'counter'?",
    ]);
  });

  it("only warn where something may be waiting for the exception", () => {
    const [first] = findings("def f():\n  zzzzzzz\ntry:\n  f()\nexcept NameError:\n  pass\n");
    assert.match(first ?? "", /^2; warning/);
    assert.match(findings("try:\n  zzzzzzz\nexcept Exception:\n  pass\n")[0] ?? "", /^2; warning/);
  });
});
