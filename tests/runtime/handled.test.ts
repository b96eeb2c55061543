/** `sys.exc_info`: the exception whose handler runs. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import "../helpers/compile-hook.js";
import { compileAndRun } from "../helpers/run-python.js";

describe("sys.exc_info", () => {
  it("gives the exception of the innermost handler, and the outer one again after it", () => {
    const { stdout } = compileAndRun(`
import sys
def now():
    kind, value, _ = sys.exc_info()
    return value.args[0] if kind else None
def handle():
    try:
        raise ValueError("inner")
    except ValueError:
        return now()
print(now())
try:
    raise KeyError("outer")
except KeyError:
    print(now(), handle(), now())
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError:
        continue
print(now())
`);
    assert.equal(stdout, "None\nouter inner outer\nNone\n");
  });
});
