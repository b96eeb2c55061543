/** The first line of the command, which tells node how many helper threads to start. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { command, folderWith } from "../helpers/halpy.js";

interface FirstLine {
  isWorthChoosing(processors?: number, env?: string): boolean;
  setFirstLine(file: string, isChosen?: boolean): void;
}
const script = new URL("../scripts/first-line.cjs", import.meta.url);
const { isWorthChoosing, setFirstLine } = createRequire(import.meta.url)(script.pathname) as FirstLine;

const PLAIN = "#!/usr/bin/env node\n";
const CHOOSING = "#!/usr/bin/env -S node --v8-pool-size=0\n";

describe("the first line of the command", function () {
  this.timeout(30_000);

  it("asks for fewer helpers on small machines whose env can split it", () => {
    const folder = folderWith({ busybox: '#!/bin/sh\ncase "$1" in -*) exit 1; esac\n' });
    const busybox = join(folder, "busybox");
    chmodSync(busybox, 0o755);
    assert.equal(isWorthChoosing(2), true);
    assert.equal(isWorthChoosing(8), false);
    assert.equal(isWorthChoosing(2, busybox), false);
    assert.equal(isWorthChoosing(2, join(folder, "nowhere")), false);
  });

  it("is put into a new file that can be executed, once", () => {
    const folder = folderWith({ "halpy.js": `${PLAIN}console.log(process.execArgv)\n` });
    const file = join(folder, "halpy.js");
    const shared = join(folder, "shared.js");
    chmodSync(file, 0o755);
    linkSync(file, shared);
    setFirstLine(file, false);
    assert.equal(readFileSync(file, "utf8").startsWith(PLAIN), true);
    setFirstLine(file, true);
    setFirstLine(file, true);
    assert.equal(readFileSync(file, "utf8"), `${CHOOSING}console.log(process.execArgv)\n`);
    assert.equal(statSync(file).mode & 0o777, 0o755);
    assert.equal(readFileSync(shared, "utf8").startsWith(PLAIN), true);
    assert.equal(execFileSync(file, { encoding: "utf8" }), "[ '--v8-pool-size=0' ]\n");
  });

  it("stays as it is where there is no such line or file", () => {
    const folder = folderWith({ "other.js": "console.log(1)\n" });
    setFirstLine(join(folder, "other.js"), true);
    setFirstLine(join(folder, "nowhere.js"), true);
    assert.equal(readFileSync(join(folder, "other.js"), "utf8"), "console.log(1)\n");
    assert.deepEqual(readdirSync(folder), ["other.js"]);
  });

  it("runs programs", () => {
    const folder = folderWith({ "hello.py": "print('hello')\n" });
    const env = { ...process.env, XDG_CACHE_HOME: folder };
    assert.equal(
      execFileSync(command, ["run", join(folder, "hello.py")], { env, encoding: "utf8" }),
      "hello\n",
    );
  });
});
