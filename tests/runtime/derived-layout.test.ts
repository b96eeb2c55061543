/** Instances of a class that is derived from a built-in type have one hidden class of V8, or everything done with them is slow. */

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { after, before, describe, it } from "mocha";
import "../helpers/compile-hook.js";
import { makeClass } from "../../runtime-hal/core/class.js";
import { call } from "../../runtime-hal/core/function.js";
import { builtins } from "../../runtime-hal/core/names.js";
import type { Value } from "../../runtime-hal/core/value.js";

describe("instances of classes derived from built-in types", () => {
  let isSameMap: (a: Value, b: Value) => boolean;
  // On for all of them: V8 may compile the function again.
  before(() => {
    setFlagsFromString("--allow-natives-syntax");
    isSameMap = new Function("a", "b", "return %HaveSameMap(a, b)") as typeof isSameMap;
  });
  after(() => setFlagsFromString("--no-allow-natives-syntax"));

  for (const name of ["dict", "list", "set", "ValueError"]) {
    it(`are alike for ${name}`, () => {
      const type = makeClass("Derived", [builtins[name]], [], () => undefined);
      const further = makeClass("Further", [type], [], () => undefined);
      for (const made of [type, further]) assert.ok(isSameMap(call(made), call(made)));
    });
  }
});
