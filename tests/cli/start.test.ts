import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { command, folderWith } from "../helpers/halpy.js";

/** Writes what node has loaded by the end of a run: its own modules besides those of an empty program, and files. */
const SPY = `
const before = new Set(process.moduleLoadList);
process.on("exit", () => {
  const own = process.moduleLoadList.filter((name) => name.startsWith("NativeModule ") && !before.has(name));
  const files = Object.keys(require.cache).filter((file) => file.includes("node_modules"));
  require("node:fs").writeFileSync(process.env.LOADED, JSON.stringify({ own, files }));
});
`;

describe("the start of a run", function () {
  this.timeout(30_000);

  it("loads no package, and of node's own modules only what reading and running a program takes", () => {
    const folder = folderWith({ "hello.py": "print('hello')\n", "spy.cjs": SPY });
    const loaded = join(folder, "loaded.json");
    const env = { ...process.env, LOADED: loaded, XDG_CACHE_HOME: folder };
    const run = (): { own: string[]; files: string[] } => {
      const words = ["-r", join(folder, "spy.cjs"), command, "run", join(folder, "hello.py")];
      assert.equal(execFileSync(process.execPath, words, { env, encoding: "utf8" }), "hello\n");
      return JSON.parse(readFileSync(loaded, "utf8")) as { own: string[]; files: string[] };
    };
    const first = run();
    assert.deepEqual(first.files, []);
    const second = run();
    assert.deepEqual(second.files, []);
    const heavy = ["stream", "net", "worker_threads", "v8", "perf_hooks", "child_process", "crypto"];
    assert.deepEqual(
      second.own.filter((name) => heavy.includes(name.replace("NativeModule ", ""))),
      [],
    );
  });

  it("ends with the program, and waits for nothing that node would wait for", () => {
    const spy = 'process.on("beforeExit", () => console.log("waited"));\n';
    const folder = folderWith({ "hello.py": "print('hello')\n", "spy.cjs": spy });
    const words = ["-r", join(folder, "spy.cjs"), command, "run", join(folder, "hello.py")];
    const env = { ...process.env, XDG_CACHE_HOME: folder };
    assert.equal(execFileSync(process.execPath, words, { env, encoding: "utf8" }), "hello\n");
  });

  const text = (name: string): string => readFileSync(join(dirname(command), name), "utf8");

  it("sets up of the library only what the program imports", () => {
    for (const maker of ["machineModule", "networkModule", "timeModule"])
      assert.match(text("main.cjs"), new RegExp(`\\b${maker}\\d*=\\(\\)=>\\(init_\\w+\\(\\),`));
  });

  it("makes no hidden class for each module of the command", () => {
    for (const name of ["main.cjs", "compiler.cjs"]) {
      assert.match(text(name), /__esm\(\{m\(/);
      assert.doesNotMatch(text(name), /__(?:esm|commonJS)\(\{"/);
    }
  });
});
