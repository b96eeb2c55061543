import { goldenTests } from "../helpers/golden.js";
import { emittedBody } from "../helpers/emit.js";

describe("emitted JavaScript", () => {
  for (const area of ["expressions", "calls", "statements", "functions", "classes", "names", "threads"]) {
    describe(area, () => goldenTests(`tests/emit/${area}.golden`, (source) => emittedBody(source)));
  }
  describe("lists of floats", () =>
    goldenTests("tests/emit/float-lists.golden", (source) => emittedBody(source, true)));
  describe("empty lists", () =>
    goldenTests("tests/emit/empty-lists.golden", (source) => emittedBody(source, true)));
  describe("fields", () =>
    goldenTests("tests/emit/own-fields.golden", (source) => emittedBody(source, true)));
  describe("records", () => goldenTests("tests/emit/records.golden", (source) => emittedBody(source, true)));
  describe("lists of strs that are only joined", () =>
    goldenTests("tests/emit/joined-lists.golden", (source) => emittedBody(source, true)));
  describe("numbers of two kinds", () =>
    goldenTests("tests/emit/numbers.golden", (source) => emittedBody(source, true)));
  describe("what is used up at once", () =>
    goldenTests("tests/emit/used-up.golden", (source) => emittedBody(source, true)));
});
