import assert from "node:assert/strict";
import { compileAndRun } from "../helpers/run-python.js";

const HEAD = [
  "class O: pass",
  "def g(*args): raise ValueError",
  "class B:",
  "    def __init__(self, *args):",
  "        if args: raise ValueError",
  "    def m(self, *args): raise ValueError",
  "b = B()",
  "",
].join("\n");
const HEAD_LINES = HEAD.split("\n").length - 1;

/** Runs the body as a function `f(o)` with an object without attributes; gives the lines of f in the traceback, from its `def`. */
function failingLines(body: string): number[] {
  const source = `${HEAD}def f(o, x=1):\n${body.replace(/^/gm, "    ")}\nf(O())\n`;
  const { traceback } = compileAndRun(source);
  assert.ok(traceback !== undefined, `no exception from\n${source}`);
  return [...traceback.matchAll(/line (\d+), in (?:f|<listcomp>)$/gm)].map(
    ([, line]) => Number(line) - 1 - HEAD_LINES,
  );
}

// Each expectation was taken from MicroPython's unix port.
const cases: [name: string, body: string, lines: number | number[]][] = [
  ["an operator at the start of the operation", '(1 +\n 2 +\n "a" +\n 3)', 1],
  ["an operator at its last compound operand", "1 + (\n  -x) + [\n  ]", 2],
  ["a call at its last compound argument", "set((\n  [],\n))", 2],
  ["a call whose arguments are names at its bracket", "x\\\n  (o,\n  o)", 2],
  ["a method call at its object", "o.foo(\n  1,\n  2)", 1],
  ["an attribute at its dot", "(o\n  .a\n  .b)", 2],
  ["a subscript at its bracket", "[1,\n  2][\n  5]", 2],
  ["an unpacked argument at the call", "f(*\n  5)", 1],
  ["a comprehension at its iterable", "[\n  y\n  for y in (x +\n   1)]", 3],
  ["a loop over a constant at the loop", "for y in (\n    5):\n    pass", 1],
  ["a dict at its last key", "{\n  []: 1}", 2],
  ["an assignment to an item at the statement", "o[\n  1] = 2", 1],
  ["raise at the exception", "raise ValueError(\n  [\n  1])", 2],
  ["an unknown name at the call around it", "print(1,\n  nothing,\n  2)", 1],
  ["an unknown name behind a compound argument at that", "print(\n  [1],\n  nothing)", 2],
  [
    "an unknown name that a generator yields at the statement",
    "def f():\n    yield nothing\nnext(f())",
    [3, 2],
  ],
  ["an unknown name in a condition at its comparison", "if (x and\n    nothing > 3):\n    pass", 2],
  ["an unknown name that is a condition at the statement", "if (x and\n    not nothing):\n    pass", 1],
  ["an unknown name in a dict at its key", "{'a': 1,\n  'b': nothing}", 2],
  ["an unknown name in a condition of a comprehension at that", "[y\n  for y in (x,)\n  if nothing]", [2, 1]],
  ["wrong arguments at the call", "(lambda: 1)(\n  2)", 1],
  ["a call of a known function at its last compound argument", "g(1,\n  x + 1,\n  [\n  ])", 3],
  ["one that was folded at its text", "y = 3\ng(1,\n  y + 1,\n  2)", 3],
  ["a call of a known class at its last compound argument", "B(\n  1,\n  [2],\n  3)", 3],
  ["a call of a known method at its last compound argument", "b.m(1,\n  x + 1,\n  2)", 2],
  ["a builtin function at its last compound argument", "min(1,\n  x + 1,\n  None)", 2],
  ["numbers that the parser folds at the call", "int('a',\n  2 + 8)", 1],
  ["small ints and short strs at the call", "g(1,\n  -3,\n  'short',\n  None)", 1],
  ["floats where they stand", "g(\n  1,\n  2.5,\n  2)", 3],
  ["long ints where they stand", "g(\n  5000000000000000000,\n  2)", 2],
  ["long strs where they stand", "g(\n  'twelve signs',\n  2)", 2],
  ["bytes where they stand", "g(\n  b'',\n  2)", 2],
  ["f-strings where they stand", "g(\n  f'a',\n  2)", 2],
  ["names of an import at the statement", "from sys import (path,\n  nothing)", 1],
  ["modules of an import at the statement", "import sys, \\\n  nothing", 1],
];

describe("lines in tracebacks of statements over several lines", () => {
  for (const [name, body, lines] of cases) {
    it(`place ${name}`, () => assert.deepEqual(failingLines(body), [lines].flat()));
  }
});
