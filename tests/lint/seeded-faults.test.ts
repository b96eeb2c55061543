/**
 * Seeded faults: correct programs of many shapes into which a value is put that the board cannot do. Of twenty programs a
 * rule must find nineteen, and nothing in the same programs with a good value.
 */

import assert from "node:assert/strict";
import { findingsOn } from "../helpers/check-board.js";
import { CONFIG_HEAD, SHAPES } from "./fault-shapes.js";
import { FAULTS } from "./faults.js";

describe("seeded faults", () => {
  for (const fault of FAULTS) {
    const { code, board, head, use, bad, good, config = "", backend } = fault;
    const programs = (values: readonly string[]): string[] =>
      SHAPES.map((shape, i) =>
        (head + shape(use, values[i % values.length]!, good[i % good.length]!)).replace(CONFIG_HEAD, config),
      );
    const isFound = (program: string): boolean =>
      findingsOn(board, program, backend === undefined ? {} : { backend }).some((one) => one.code === code);

    it(`${code}: at least 19 of 20 programs are found`, () => {
      const missed = programs(bad).filter((program) => !isFound(program));
      assert.ok(SHAPES.length - missed.length >= 19, `missed ${missed.length}:\n${missed.join("\n\n")}`);
    });

    it(`${code}: nothing is found in their good twins`, () => {
      const wrong = programs(good).filter(isFound);
      assert.deepEqual(wrong, []);
    });
  }
});
