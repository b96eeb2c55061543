/** docs/deploy.md, line by line, on the board in qemu. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { patternOf, walkThroughOf } from "../deploy/walk-through.js";
import { command } from "../helpers/halpy.js";
import { folder, machine, write } from "./board.js";

// In CI the same lines run against a pretended board (tests/deploy/walk-through.test.ts): here they take four minutes more.
const describeHere = process.env.CI === undefined ? describe : describe.skip;

describeHere("docs/deploy.md on a board", () => {
  const { files, steps } = walkThroughOf(readFileSync("docs/deploy.md", "utf8"));
  let environment: NodeJS.ProcessEnv;

  before(() => {
    for (const [name, text] of Object.entries(files)) write(name, text);
    mkdirSync(join(folder, "bin"), { recursive: true });
    const halpy = join(folder, "bin/halpy");
    writeFileSync(halpy, `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`);
    chmodSync(halpy, 0o755);
    environment = {
      ...process.env,
      HALPY_SSH: `ssh -F ${machine.config}`,
      PATH: `${join(folder, "bin")}:${process.env.PATH ?? ""}`,
    };
    // What it does to the board is undone by the walk-through itself.
    machine.run("rm -rf .local/share/halpy");
  });

  for (const { command: line, expected, line: at } of steps) {
    it(`line ${at}: ${line}`, () => {
      const { stdout } = spawnSync("sh", ["-c", `(${line}) 2>&1`], {
        cwd: folder,
        env: environment,
        encoding: "utf8",
        timeout: 170_000,
      });
      assert.match(stdout, patternOf(expected));
    });
  }
});
