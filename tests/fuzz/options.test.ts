import assert from "node:assert/strict";
import { readOptions } from "./options.js";

const KINDS = ["expr", "slice"];
const read = (...args: string[]) => readOptions(args, KINDS);
const refusal = (...args: string[]): string => {
  const asked = read(...args);
  assert.ok("text" in asked && asked.status === 2, args.join(" "));
  return asked.text;
};

describe("the fuzzer's options", () => {
  it("have defaults, and may be written both ways", () => {
    const options = { count: 500, seed: 1, failures: 10, oracle: undefined };
    assert.deepEqual(read(), {
      options: { ...options, kind: KINDS, print: false, survey: false, minimise: true },
    });
    assert.deepEqual(read("--count=5", "--seed", "0", "--kind", "slice", "--no-minimise", "--print"), {
      options: {
        ...options,
        count: 5,
        seed: 0,
        kind: ["slice"],
        print: true,
        survey: false,
        minimise: false,
      },
    });
  });

  it("are told of", () => {
    for (const option of ["--help", "-h"]) {
      const asked = read(option);
      assert.ok("text" in asked && asked.status === 0);
      assert.match(asked.text, /^usage: npm run fuzz [^]*--count N [^]*kinds: expr slice$/);
    }
  });

  it("are refused by name where they are wrong", () => {
    assert.match(refusal("--cuont", "5"), /^fuzz: there is no option '--cuont'; 'npm run fuzz -- --help'/);
    assert.match(refusal("5"), /'5' is no option/);
    assert.match(refusal("--count"), /--count wants N behind it/);
    assert.match(refusal("--oracle", "--print"), /--oracle wants FILE behind it/);
    assert.match(refusal("--count", "many"), /--count wants a whole number from 1, not 'many'/);
    assert.match(refusal("--print=no"), /--print takes no value/);
    assert.match(refusal("--kind", "expr,slices"), /there is no kind 'slices'; there are expr, slice/);
  });
});
