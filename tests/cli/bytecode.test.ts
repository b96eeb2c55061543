/** Modules of which there is only bytecode: they cannot be run here, and that is said by name. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const HEADER = "M\x06\x00\x1f";

describe("bytecode in place of source", function () {
  this.timeout(60_000);

  it("is named by the check, with what is needed", () => {
    const cwd = folderWith({
      "main.py": "import gyro, pack\n",
      "gyro.mpy": HEADER,
      "pack/__init__.mpy": HEADER,
    });
    const { stdout, status } = halpy(["check", "--format", "concise", "main.py"], { cwd });
    assert.match(
      stdout,
      /1:8: .*NAM233.* 'gyro' is here only as bytecode \('gyro\.mpy'\); put its source 'gyro\.py'/,
    );
    assert.match(stdout, /1:14: .*NAM233.* 'pack' is here only as bytecode \('pack\/__init__\.mpy'\)/);
    assert.equal(status, 0);
  });

  it("raises ValueError when the program gets there, as bytecode of another version does", () => {
    const program = "try:\n    import gyro\nexcept ValueError as e:\n    print(e)\n";
    const { stdout } = halpy(["run", "main.py"], {
      cwd: folderWith({ "main.py": program, "gyro.mpy": HEADER }),
    });
    assert.match(
      stdout,
      /^incompatible \.mpy file: '.*gyro\.mpy' is bytecode, its source '.*gyro\.py' is needed\n$/,
    );
  });

  it("does not matter beside its source, nor before it on the path, nor where a module of the runtime has the name", () => {
    const cwd = folderWith({
      "main.py": "import gyro, tilt, math\nprint(gyro.axes, tilt.limit, math.floor(2.5))\n",
      "gyro.py": "axes = 3\n",
      "gyro.mpy": HEADER,
      "tilt.mpy": HEADER,
      "lib/tilt.py": "limit = 45\n",
      "math.mpy": HEADER,
    });
    const { stdout, stderr } = halpy(["run", "main.py"], { cwd, env: { MICROPYPATH: "lib" } });
    assert.deepEqual([stdout, stderr], ["3 45 2\n", ""]);
  });

  it("gives way to source that comes later, although the program is in the cache", () => {
    const cwd = folderWith({ "main.py": "import gyro\nprint(gyro.axes)\n", "gyro.mpy": HEADER });
    assert.match(halpy(["run", "main.py"], { cwd }).stderr, /ValueError: incompatible \.mpy file/);
    assert.match(halpy(["run", "-m", "gyro"], { cwd }).stderr, /-m: 'gyro\.mpy' is bytecode/);
    writeFileSync(join(cwd, "gyro.py"), "axes = 6\n");
    assert.equal(halpy(["run", "main.py"], { cwd }).stdout, "6\n");
  });
});
