/** Table tests in Python: each row is an expression and what the unix port shows of it, a repr or `Type: message`. */

import assert from "node:assert/strict";
import { LoadedScript } from "../../cli/evaluate.js";
import { compileDynamic } from "../../compiler/index.js";
import { setCompileHook } from "../../runtime-hal/core/dynamic-code.js";
import { newException, syntaxErrorType } from "../../runtime-hal/core/exceptions.js";
import { compileAndRun } from "./run-python.js";

const SHOW = `
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + (": " + str(e) if e.args else ""))
`;

setCompileHook((text, fileName, mode) => {
  const { code, lineTable, hasErrors } = compileDynamic(text, fileName, mode);
  if (hasErrors) throw newException(syntaxErrorType, "invalid syntax");
  const { init } = new LoadedScript({ file: fileName, code, lineTable }).evaluate();
  return (module, namespace) => init(module, namespace);
});

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
