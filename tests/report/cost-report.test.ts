import assert from "node:assert/strict";
import { analyse } from "../../compiler/index.js";
import { costReport, costReportPage, type CostReport } from "../../compiler/report/index.js";

const PROGRAM = `def scale(values, factor):
    total = 0.0
    for value in values:
        total = total + value * factor
    return total


def count(n):
    c = 0
    for i in range(n):
        c = (c + i) & 0xff
    return c


def open_call(f, *args):
    return f(*args, key=1)


print(scale([1.5, "<x>"], 2), count(10), open_call)
`;

function reportOf(text: string): CostReport {
  return costReport(analyse({ entry: { name: "__main__", path: "costs.py", text } }).ir);
}

describe("cost report", () => {
  const report = reportOf(PROGRAM);
  const [module] = report.modules;
  const line = (n: number) => module!.lines[n - 1]!;

  it("has every line of the source, in order", () => {
    assert.equal(report.version, 1);
    assert.equal(module!.file, "costs.py");
    assert.deepEqual(
      module!.lines.map((l) => l.text),
      PROGRAM.split("\n"),
    );
    assert.equal(line(6).level, null);
  });

  it("calls lines plain that became JavaScript's own operations", () => {
    assert.deepEqual([line(9).level, line(10).level, line(11).level], [0, 0, 0]);
    assert.deepEqual(line(11).notes, []);
  });

  it("says what is done in general, and what blocked better", () => {
    const product = line(4).notes.find((note) => note.does.startsWith("'*'"));
    assert.equal(line(4).level, 2);
    assert.equal(product?.weight, 2);
    assert.ok(product.because.length > 0);
    assert.ok(product.because.every((reason) => reason.line >= 1 && reason.text !== ""));
    assert.ok(line(4).cost >= 4);
  });

  it("weighs calls that put their arguments together most", () => {
    assert.equal(line(16).level, 3);
  });

  it("tells the types of variables and results", () => {
    const fn = module!.functions.find((f) => f.name === "count")!;
    assert.equal(fn.line, 9);
    assert.match(fn.variables.find((v) => v.name === "c")!.type, /^int/);
    assert.match(fn.result, /^int/);
  });

  it("explains variables that depend on themselves without going round", () => {
    const loop = reportOf(
      "def f(g):\n    a = g()\n    b = a\n    while a:\n        a = b + a\n        b = a\n    return b\nprint(f, f(input))\n",
    );
    const sum = loop.modules[0]!.lines[4]!.notes.find((note) => note.does.startsWith("'+'"));
    assert.ok(sum !== undefined && sum.because.length > 0);
  });

  it("is a page without scripts, with the source as text", () => {
    const page = costReportPage(report);
    assert.match(page, /^<!doctype html>/);
    assert.doesNotMatch(page, /<script/);
    assert.ok(page.includes("&quot;&lt;x&gt;&quot;"));
    assert.ok(!page.includes('"<x>"'));
    assert.match(page, /<details id="m0-4"><summary class="line l2"/);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${id}"`), id);
  });
});
