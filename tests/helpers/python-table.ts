/** Table tests in Python: each row is an expression and what the unix port shows of it, a repr or `Type: message`. */

import assert from "node:assert/strict";
import "./compile-hook.js";
import { compileAndRun } from "./run-python.js";

const SHOW = `
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + (": " + str(e) if e.args else ""))
`;

/** Compiles and runs all rows as one program, after `prelude`, and compares line by line. */
export function checkExpressions(rows: readonly (readonly [string, string])[], prelude = ""): void {
  const program =
    SHOW + prelude + "\n" + rows.map(([expression]) => `show(lambda: (${expression}))\n`).join("");
  const { stdout, traceback } = compileAndRun(program);
  assert.equal(traceback, undefined);
  const lines = stdout.trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line, i) => `${rows[i]?.[0]} -> ${line}`),
    rows.map(([expression, expected]) => `${expression} -> ${expected}`),
  );
}
