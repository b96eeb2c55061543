/** The module random: the same numbers as MicroPython for the same seed. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("random", () => {
  it("gives the sequence of its seed", () => {
    checkExpressions(
      [
        ["seed(42)", "None"],
        [
          "[random.getrandbits(32) for _ in range(5)]",
          "[2003356, 1421623288, 2196272623, 3308759012, 1458240983]",
        ],
        ["random.random()", "0.8905739200070781"],
        ["random.randint(1, 100)", "62"],
        ["random.uniform(1, 3)", "2.9932805608936244"],
        ["random.choice([1, 2, 3, 4])", "1"],
        ["random.randrange(3, 30, 4)", "7"],
        ["random.randrange(30, 3, -4)", "26"],
        ["random.randint(-5, 5)", "-1"],
        ["seed(-7)", "None"],
        ["random.random()", "0.9085735643814634"],
        ["random.getrandbits(7)", "58"],
        ["seed(2**70 + 5)", "None"],
        ["random.getrandbits(32)", "1999460"],
      ],
      `
import random
def seed(n):
    return random.seed(n)
`,
    );
  });

  it("refuses what makes no sense", () => {
    checkExpressions(
      [
        ["random.getrandbits(33)", "ValueError: bits must be 32 or less"],
        ["random.getrandbits(-1)", "ValueError: bits must be 32 or less"],
        ["random.getrandbits(0)", "0"],
        ["random.randrange(0)", "ValueError"],
        ["random.randrange(5, 5)", "ValueError"],
        ["random.randrange(1, 5, 0)", "ValueError"],
        ["random.randint(5, 4)", "ValueError"],
        ["random.choice([])", "IndexError"],
        ["random.choice(5)", "TypeError: object of type 'int' has no len()"],
        ['random.seed("a")', "TypeError: can't convert str to int"],
        ["random.seed(1.5)", "TypeError: can't convert float to int"],
        ['random.uniform(1, "a")', "TypeError: can't convert str to float"],
      ],
      `import random`,
    );
  });
});
