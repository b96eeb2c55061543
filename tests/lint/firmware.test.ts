/** The table of what firmware has and the library lacks. */
import assert from "node:assert/strict";
import data from "../../compiler/lint/firmware-modules.json" with { type: "json" };
import { isLackingModule } from "../../compiler/lint/hardware/modules.js";
import simulation from "../../targets/backends/sim.json" with { type: "json" };
import library from "../../stdlib/signatures/library.json" with { type: "json" };
import { FROZEN_MODULES } from "../../cli/frozen.js";

describe("modules of firmware that are not here", () => {
  it("are those that a run looks for", () => {
    for (const name of Object.keys(data.modules)) assert.ok(isLackingModule(name), name);
    for (const name of ["time", "machine", "sslx", "neopixel"]) assert.ok(!isLackingModule(name), name);
  });

  it("are not among the classes of pyb that are", () => {
    for (const name of Object.keys(simulation.lacks))
      if (name.startsWith("pyb.")) assert.ok(!Object.hasOwn(library.modules.pyb, name.slice(4)), name);
  });

  it("are not here, and neither are the packages", () => {
    for (const name of [...Object.keys(data.modules), ...data.packages.split(" ")])
      assert.ok(!Object.hasOwn(library.modules, name) && !FROZEN_MODULES.has(name), name);
  });
});
