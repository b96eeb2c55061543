/** V8's code caches of the command, and the flags that decide whether V8 takes one. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { command, folderWith } from "../helpers/halpy.js";

/** Writes which scripts came out of a cache, and whether V8's flags are at the end what they were. */
const SPY = `
const vm = require("node:vm");
const { Script } = vm;
const scripts = {};
vm.Script = class extends Script {
  constructor(text, options) {
    super(text, options);
    const name = require("node:path").basename(options.filename);
    scripts[name] = this.cachedDataRejected === undefined ? "none" : this.cachedDataRejected ? "refused" : "taken";
  }
};
const hash = () => new Script("0", { filename: "0" }).createCachedData().readUInt32LE(12);
const before = hash();
process.on("exit", () => {
  require("node:fs").writeFileSync(process.env.SEEN, JSON.stringify({ scripts, isAsBefore: hash() === before }));
});
`;

interface Seen {
  readonly scripts: Readonly<Record<string, "none" | "refused" | "taken">>;
  readonly isAsBefore: boolean;
}

describe("V8's code cache", function () {
  this.timeout(30_000);

  /** The command as another node has built it: without a cache for this one. */
  function foreignBuild(): string {
    const folder = folderWith({ "hello.py": "print('hello')\n", "spy.cjs": SPY });
    mkdirSync(join(folder, "dist"));
    for (const name of ["halpy.js", "main.cjs", "compiler.cjs", "package.json"])
      copyFileSync(join(dirname(command), name), join(folder, "dist", name));
    return folder;
  }

  function run(
    folder: string,
    file: string,
    words: readonly string[] = [],
    cache?: string,
    options: readonly string[] = [],
  ): Seen {
    const seen = join(folder, "seen.json");
    const env = { ...process.env, SEEN: seen, XDG_CACHE_HOME: cache ?? join(folder, "cache") };
    const args = [...options, "-r", join(folder, "spy.cjs"), file, "run", ...words, join(folder, "hello.py")];
    assert.equal(execFileSync(process.execPath, args, { env, encoding: "utf8" }), "hello\n");
    return JSON.parse(readFileSync(seen, "utf8")) as Seen;
  }

  const taken = ({ scripts }: Seen): unknown => [scripts["main.cjs"], scripts["compiler.cjs"]];

  it("is there for the node that built the command", () => {
    const folder = folderWith({ "hello.py": "print('hello')\n", "spy.cjs": SPY });
    assert.deepEqual(taken(run(folder, command)), ["taken", "taken"]);
    // With the option of the command's first line.
    const options = ["--v8-pool-size=0"];
    assert.deepEqual(taken(run(folder, command, ["--no-cache"], undefined, options)), ["taken", "taken"]);
  });

  it("is left in the user's folder by the first run of another node", () => {
    const folder = foreignBuild();
    const own = join(folder, "dist", "halpy.js");
    assert.deepEqual(taken(run(folder, own)), ["none", "none"]);
    assert.deepEqual(taken(run(folder, own, ["--no-cache"])), ["taken", "taken"]);
    // Out of the cache of programs, without the compiler.
    assert.deepEqual(taken(run(folder, own)), ["taken", undefined]);
  });

  it("is made again where it was damaged", () => {
    const folder = foreignBuild();
    const own = join(folder, "dist", "halpy.js");
    run(folder, own);
    const cache = join(folder, "cache", "halpy");
    const files = readdirSync(cache).filter((name) => /^(main|compiler)-v/.test(basename(name)));
    assert.equal(files.length, 2);
    for (const file of files) writeFileSync(join(cache, file), "damaged");
    // The spy keeps what was seen of each script last: that is the one without a cache.
    assert.deepEqual(taken(run(folder, own, ["--no-cache"])), ["none", "none"]);
    assert.deepEqual(taken(run(folder, own, ["--no-cache"])), ["taken", "taken"]);
  });

  it("is left nowhere where there is no place for one", () => {
    const folder = foreignBuild();
    const own = join(folder, "dist", "halpy.js");
    for (const place of ["/proc", join(folder, "hello.py")])
      for (let i = 0; i < 2; i++)
        assert.deepEqual(taken(run(folder, own, [], place)), ["none", "none"], place);
  });

  it("is left nowhere, the current folder included, for a user without a home", () => {
    const folder = foreignBuild();
    const env: NodeJS.ProcessEnv = { ...process.env };
    delete env.HOME;
    delete env.XDG_CACHE_HOME;
    const spy = `const fs = require("node:fs"); const { writeFileSync } = fs;
fs.writeFileSync = (file, ...rest) => { console.log("written", file); writeFileSync(file, ...rest); };`;
    writeFileSync(join(folder, "writes.cjs"), spy);
    const args = ["-r", join(folder, "writes.cjs"), join(folder, "dist", "halpy.js"), "run", "hello.py"];
    assert.equal(execFileSync(process.execPath, args, { env, cwd: folder, encoding: "utf8" }), "hello\n");
  });

  it("stays good: V8's flags are after a compilation what they were", () => {
    const folder = folderWith({ "hello.py": "print('hello')\n", "spy.cjs": SPY });
    assert.ok(run(folder, command, ["--no-cache"]).isAsBefore);
  });
});
