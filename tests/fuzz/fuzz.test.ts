import assert from "node:assert/strict";
import "../helpers/compile-hook.js";
import { Oracle } from "../helpers/oracle.js";
import { compileAndRun } from "../helpers/run-python.js";
import { difference } from "./compare.js";
import { generate, kindNames } from "./generate.js";
import { minimise } from "./minimise.js";

/** Programs of the kind `typed` use long ints as indices, which the WebAssembly build with its 31 bits refuses. */
const comparable = kindNames.filter((name) => name !== "typed");

describe("fuzzer", () => {
  it("makes the same program from the same seed, and others from others", () => {
    for (const kind of kindNames) {
      const program = generate(7, [kind]);
      assert.equal(program.kind, kind);
      assert.equal(program.source, generate(7, [kind]).source);
      assert.notEqual(program.source, generate(8, [kind]).source);
    }
  });

  it("makes programs that MicroPython accepts and that print much", async () => {
    const oracle = new Oracle();
    for (const kind of comparable) {
      const { stdout, traceback } = await oracle.run(generate(3, [kind]).source);
      assert.equal(traceback, undefined, kind);
      assert.ok(stdout.split("\n").length > 4, `${kind} prints ${stdout}`);
    }
  });

  it("makes a program smaller as long as the difference stays", async () => {
    const source = "a = 1\nfor i in range(3):\n    if i > 1:\n        print(wrong(i, [1, 2]), a)\nprint(a)\n";
    const small = await minimise(source, (text) => Promise.resolve(text.includes("wrong(")));
    assert.equal(small, "print(wrong(i))\n");
  });

  it("explains the order of dicts but no other difference", () => {
    assert.equal(difference({ stdout: "{1: 2, 3: 4}\n" }, { stdout: "{3: 4, 1: 2}\n" }), undefined);
    assert.deepEqual(difference({ stdout: "1\n2\n" }, { stdout: "1\n3\n" }), { expected: "2", actual: "3" });
    const ended = difference({ stdout: "" }, { stdout: "", traceback: "Traceback\nKeyError: 1\n" });
    assert.deepEqual(ended, { expected: "ended by: nothing", actual: "ended by: KeyError: 1" });
  });

  it("explains the short machine words of the WebAssembly build, one way round only", () => {
    assert.equal(difference({ stdout: "OverflowError\n" }, { stdout: "IndexError\n" }), undefined);
    assert.notEqual(difference({ stdout: "IndexError\n" }, { stdout: "OverflowError\n" }), undefined);
    assert.notEqual(difference({ stdout: "OverflowError\n" }, { stdout: "1\n" }), undefined);
  });
});

describe("random programs print what MicroPython prints", () => {
  const oracle = new Oracle();
  const programsPerKind = 4;
  for (const kind of comparable) {
    it(kind, async () => {
      for (let seed = 1; seed <= programsPerKind; seed++) {
        const { source } = generate(seed, [kind]);
        const pair = difference(await oracle.run(source), compileAndRun(source));
        assert.equal(pair, undefined, `seed ${seed}: ${JSON.stringify(pair)}\n${source}`);
      }
    });
  }
});

describe("random programs", () => {
  it("print the same with passes and without", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { source } = generate(seed, ["typed"], true);
      const pair = difference(compileAndRun(source, false), compileAndRun(source));
      assert.equal(pair, undefined, `seed ${seed}: ${JSON.stringify(pair)}\n${source}`);
    }
  });
});
