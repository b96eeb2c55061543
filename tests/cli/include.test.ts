/** `halpy build --include`: modules that only the running program knows the names of. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const files = {
  "main.py": "name = 'drivers.lamp'\nlamp = __import__(name, None, None, ['watts'])\nprint(lamp.watts)\n",
  "drivers/__init__.py": "",
  "drivers/lamp.py": "watts = 5\n",
};

describe("build --include", function () {
  this.timeout(60_000);

  it("takes modules in that no import names", () => {
    const folder = folderWith(files);
    const built = halpy(["build", "--bundle", "--include", "drivers.lamp", "-o", "out", "main.py"], {
      cwd: folder,
    });
    assert.deepEqual([built.status, built.stderr], [0, ""]);
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "out/main.mjs")], {
      encoding: "utf8",
      cwd: join(folder, "out"),
    });
    assert.deepEqual([stdout, stderr], ["5\n", ""]);
  });

  it("says what it cannot find, and what is no name", () => {
    const folder = folderWith(files);
    const tried = (names: string): string =>
      halpy(["build", "--include", names, "-o", "out", "main.py"], { cwd: folder }).stderr;
    assert.match(
      tried("drivers.lamp,drivers.pump"),
      /--include: there is no module 'drivers\.pump' on the search path/,
    );
    assert.match(tried("drivers/lamp"), /--include: 'drivers\/lamp' is no name of a module/);
  });

  it("is an option of deploy too", () => {
    const { status, stderr } = halpy(
      ["deploy", "--dry-run", "--include", "drivers.pump", "main.py", "nobody@nowhere.invalid"],
      {
        cwd: folderWith(files),
      },
    );
    assert.equal(status, 2);
    assert.match(stderr, /--include: there is no module 'drivers\.pump'/);
  });
});
