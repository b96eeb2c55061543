import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { folderWith, halpy } from "../helpers/halpy.js";

describe("files that cannot be read or written", function () {
  this.timeout(60_000);

  it("are named with the reason, and one that may have been meant", () => {
    const cwd = folderWith({ "blink.py": "print(1)\n", "a.txt": "" });
    symlinkSync("circle.py", `${cwd}/circle.py`);
    mkdirSync(`${cwd}/data`);
    symlinkSync("nowhere", `${cwd}/data/broken`);
    const long = `${"a".repeat(300)}.py`;
    for (const [words, says] of [
      [
        ["run", "blnik.py"],
        "run: can't open file 'blnik.py': no such file or directory; did you mean 'blink.py'?",
      ],
      [["run", "blink.py/x.py"], "run: can't open file 'blink.py/x.py': not a directory"],
      [["run", "circle.py"], "run: can't open file 'circle.py': too many symbolic links encountered"],
      [["run", long], `run: can't open file '${long}': name too long`],
      [["run", "--files", "blink.py/x", "blink.py"], "run: --files: 'blink.py/x' is no folder"],
      [["build", "."], "build: can't open file '.': it is a folder"],
      [["check", "circle.py"], "check: can't open file 'circle.py': too many symbolic links encountered"],
      [["check", "--watch", "nowhere"], "check: can't open file 'nowhere': no such file or directory"],
      [
        ["deploy", "--with", "data", "blink.py", "pi@nowhere.invalid"],
        "deploy: --with: can't open file ", // the rest is the path of the folder
      ],
    ] as const) {
      const { status, stdout, stderr } = halpy(words, { cwd });
      assert.deepEqual([status, stdout], [2, ""], stderr);
      assert.ok(stderr.startsWith(`halpy: ${says}`), stderr);
    }
  });

  it("by check are no files without errors", function () {
    // Everybody may open this one, and nobody reads its beginning. Only Linux has it; root, as which CI runs, may read all other files.
    const path = "/proc/self/mem";
    if (!existsSync(path)) this.skip();
    const { status, stderr } = halpy(["check", path]);
    assert.equal(status, 2);
    assert.equal(stderr, `halpy: check: can't open file '${path}': i/o error\n`);
  });

  it("by check --fix stay as they were, and what is written keeps its rights and its links", () => {
    const script = "from machine import Pin\nbutton = Pin(4, Pin.IN, Pin.PULLUP)\n";
    // No name is left for a second file beside it.
    const long = `${"b".repeat(250)}.py`;
    const cwd = folderWith({ "a.py": script, [long]: script });
    chmodSync(`${cwd}/a.py`, 0o751);
    symlinkSync("a.py", `${cwd}/link.py`);
    const found = halpy(["check", "--board", "esp32", "--diff", "a.py"], { cwd }).stdout;
    assert.notEqual(found, "");
    const refused = halpy(["check", "--board", "esp32", "--fix", long], { cwd });
    assert.deepEqual(
      [refused.status, refused.stderr],
      [74, `halpy: 0 changes made\nhalpy: check: can't write '${long}': name too long\n`],
    );
    assert.equal(readFileSync(`${cwd}/${long}`, "utf8"), script);
    assert.equal(
      halpy(["check", "--board", "esp32", "--fix", "link.py"], { cwd }).stderr,
      "halpy: 1 change made\n",
    );
    assert.notEqual(readFileSync(`${cwd}/a.py`, "utf8"), script);
    assert.equal(statSync(`${cwd}/a.py`).mode & 0o777, 0o751);
    assert.deepEqual(readdirSync(cwd).sort(), ["a.py", long, "link.py"]);
  });
});
