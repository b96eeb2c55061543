/** Programs that use buses, with their board files: what they print is beside them. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { halpy } from "../helpers/halpy.js";

const folder = fileURLToPath(new URL("../test-programs/hardware/buses/", import.meta.url));

describe("programs with buses", function () {
  this.timeout(60_000);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".py"))) {
    const name = file.replace(/\.py$/, "");
    it(name.replaceAll("_", " "), () => {
      const runs = [0, 1].map(() =>
        halpy(["run", "--no-waveform", "--wiring", `${name}.yaml`, file], { cwd: folder }),
      );
      const { status, stdout, stderr } = runs[0] as (typeof runs)[0];
      assert.equal(stdout, readFileSync(`${folder}${name}.expected`, "utf8"), stderr);
      assert.equal(status, 0, stderr);
      assert.deepEqual(runs[1], runs[0]);
    });
  }
});
