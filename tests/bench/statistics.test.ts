/** The arithmetic of benchmark reports: what a median, a spread and a mean of ratios is here, and who is judged wrong. */
import assert from "node:assert/strict";
import { meanRatio, summarise } from "../../bench/speed/report.js";
import { geometricMean, median, quantile, spread } from "../../bench/speed/statistics.js";

describe("statistics of benchmarks", () => {
  it("takes the middle, or the mean of the two in the middle", () => {
    assert.equal(median([5, 1, 3]), 3);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([7]), 7);
    assert.ok(Number.isNaN(median([])));
  });

  it("leaves the list in its order", () => {
    const numbers = [3, 1, 2];
    median(numbers);
    assert.deepEqual(numbers, [3, 1, 2]);
  });

  it("interpolates between neighbours", () => {
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.equal(quantile([10, 20, 30], 1), 30);
  });

  it("measures the spread by the quartiles, so that one bad round counts little", () => {
    assert.equal(spread([10, 10, 10, 10, 500]), 0);
    assert.equal(spread([8, 9, 10, 11, 12]), 0.1);
  });

  it("means ratios so that twice and half cancel out", () => {
    assert.ok(Math.abs(geometricMean([2, 0.5]) - 1) < 1e-12);
    assert.ok(Math.abs(geometricMean([1, 10, 100]) - 10) < 1e-9);
  });
});

describe("a row of a benchmark report", () => {
  const program = { name: "p", suite: "own", file: "p.py" } as const;
  const run = (result: string, microseconds: number) => ({ result, microseconds });

  it("divides medians", () => {
    const row = summarise(
      program,
      new Map([
        ["halpy", [run("1", 1000), run("1", 3000), run("1", 2000)]],
        ["unix", [run("1", 8000)]],
      ]),
    );
    assert.equal(row.cells.halpy?.median, 2);
    assert.deepEqual(row.ratios, { unix: 4 });
    assert.deepEqual(meanRatio([row], "twin").count, 0);
  });

  it("excludes a wrong result, even in one round only", () => {
    const row = summarise(
      program,
      new Map([
        ["halpy", [run("1", 1000), run("2", 1000)]],
        ["unix", [run("1", 8000)]],
      ]),
    );
    assert.equal(row.cells.halpy?.verdict, "wrong");
    assert.deepEqual(row.ratios, {});
  });

  it("asks another judge where the first fails", () => {
    const row = summarise(
      program,
      new Map([
        ["halpy", [run("1", 1000)]],
        ["unix", [{ failure: "ImportError" }]],
        ["cpython", [run("1", 2000)]],
      ]),
    );
    assert.equal(row.cells.unix?.verdict, "failed");
    assert.deepEqual(row.ratios, { cpython: 2 });
  });
});
