import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

describe("halpy build --report", function () {
  this.timeout(60_000);
  const folder = folderWith({ "a.py": "def f(x):\n    return x + 1\nprint(f(1), f('a'))\n" });

  it("writes data", () => {
    const { status, stdout } = halpy(["build", "--report", "reports/a.json", "a.py"], { cwd: folder });
    assert.equal(status, 0);
    assert.match(stdout, /^reports\/a\.json$/m);
    const report = JSON.parse(readFileSync(join(folder, "reports/a.json"), "utf8"));
    assert.equal(report.modules[0].lines[1].level, 2);
  });

  it("writes a page", () => {
    assert.equal(halpy(["build", "--report", "a.html", "a.py"], { cwd: folder }).status, 0);
    assert.match(readFileSync(join(folder, "a.html"), "utf8"), /<title>Cost report: a\.py<\/title>/);
  });

  it("refuses other kinds of files", () => {
    const { status, stderr } = halpy(["build", "--report", "a.txt", "a.py"], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /--report: the name of the file must end in \.html or \.json/);
  });
});
