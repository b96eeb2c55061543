/** What inference says of the attributes of built-in types is what the runtime has. */
import assert from "node:assert/strict";
import { BUILT_IN_ATTRIBUTES } from "../../compiler/types/built-in-attributes.js";
import { compileAndRun } from "../helpers/run-python.js";

const VALUES: Readonly<Record<string, string>> = {
  int: "5",
  bool: "True",
  float: "1.5",
  list: "[]",
  tuple: "()",
  dict: "{}",
  set: "set()",
  frozenset: "frozenset()",
  str: "''",
};

describe("attributes of built-in types", () => {
  for (const [kind, attributes] of Object.entries(BUILT_IN_ATTRIBUTES)) {
    it(`are those of ${kind}`, () => {
      const { stdout } = compileAndRun(`for n in dir(${VALUES[kind]!}): print(n)`, false);
      const found = stdout.split("\n").filter((name) => name !== "" && !name.startsWith("__"));
      assert.deepEqual([...attributes].sort(), found.sort());
    });
  }
});
