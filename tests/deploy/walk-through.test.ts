/** docs/deploy.md, line by line, on a pretended board. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../helpers/halpy.js";
import { Desk } from "./fake-boards.js";
import { patternOf, walkThroughOf } from "./walk-through.js";

const document = readFileSync(fileURLToPath(new URL("../docs/deploy.md", import.meta.url)), "utf8");

describe("docs/deploy.md", function () {
  this.timeout(60_000);
  const { files, steps } = walkThroughOf(document);
  let desk: Desk;
  let environment: NodeJS.ProcessEnv;

  before(() => {
    desk = new Desk("raspberrypi.local");
    for (const [name, text] of Object.entries(files)) desk.write(name, text);
    mkdirSync(join(desk.folder, "bin"));
    const halpy = join(desk.folder, "bin/halpy");
    writeFileSync(halpy, `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`);
    chmodSync(halpy, 0o755);
    environment = {
      ...process.env,
      ...desk.environment,
      PATH: `${join(desk.folder, "bin")}:${process.env.PATH ?? ""}`,
    };
  });
  after(() => desk.close());

  it("has steps", () => assert.ok(steps.length > 12));

  for (const { command: line, expected, line: at } of steps) {
    it(`line ${at}: ${line}`, () => {
      const { stdout } = spawnSync("sh", ["-c", `(${line}) 2>&1`], {
        cwd: desk.folder,
        env: environment,
        encoding: "utf8",
        timeout: 30_000,
      });
      assert.match(stdout, patternOf(expected));
    });
  }
});
