/** A user's own backend: it is vetted, loaded, and serves the program. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vetBackend } from "../../cli/vet-backend.js";

const root = fileURLToPath(new URL("../", import.meta.url));

describe("a user's own backend", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "halpy-own-"));
    writeFileSync(join(folder, "log"), "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (backend: string, script: string) =>
    spawnSync(process.execPath, ["dist/halpy.js", "run", "--backend", backend, "--no-cache", "-c", script], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, OWN_LOG: join(folder, "log") },
    });

  it("serves pins, interrupts and analog inputs, and is closed at the end", () => {
    const { stdout, stderr, status } = run(
      "./tests/own-backend/lamp.mjs",
      `
from machine import Pin, ADC, PWM
seen = []
Pin(2, Pin.IN).irq(lambda pin: seen.append(pin.value()), Pin.IRQ_RISING)
lamp = Pin("LAMP", Pin.OUT)
lamp.on()
while not seen:
    pass
print(seen, abs(ADC(Pin(3)).read_u16() - 32768) < 100)
Pin(2).irq(None)
try:
    PWM(Pin(1))
except NotImplementedError as e:
    print(e)
`,
    );
    assert.deepEqual(
      [stdout, stderr, status],
      ["[1] True\nthe backend Lamp of the tests has no pwm\n", "", 0],
    );
    const log = readFileSync(join(folder, "log"), "utf8").trim().split("\n");
    assert.deepEqual(log, ["configure 2 in", "configure 1 out", "write 1 1", "close"]);
  });

  it("is not loaded if it imports what it should not, or makes code of texts; where, is said", async () => {
    const bad = file(
      "bad.mjs",
      'import { exec } from "node:child_process";\nimport "./more.mjs";\nconst name = "node:fs";\nexport const load = () => import(name);\nexport default () => eval("1");\n',
    );
    file("more.mjs", 'export const run = (text) => new Function(text);\nconsole.log("loaded");\n');
    const { errors, warnings } = await vetBackend(bad);
    assert.match(errors.join("\n"), /bad.mjs:1: 'node:child_process' may not be imported; allowed are .*fs/);
    assert.match(errors.join("\n"), /bad.mjs:4: an import whose name is computed/);
    assert.match(errors.join("\n"), /bad.mjs:5: eval is not allowed in a backend/);
    assert.match(errors.join("\n"), /more.mjs:1: Function is not allowed in a backend/);
    assert.equal(errors.length, 4);
    assert.deepEqual(warnings, [`${join(folder, "more.mjs")}:2: does something when it is loaded`]);
    const { stderr, stdout, status } = run(bad, "print(1)");
    assert.equal(status, 2);
    assert.equal(stdout, "", "nothing of it has run");
    assert.match(stderr, /halpy: run: --backend: .*bad.mjs:1: 'node:child_process' may not be imported/);
  });

  it("must be there, be JavaScript, and export a function", () => {
    assert.match(run("./nowhere.mjs", "").stderr, /can't open '.\/nowhere.mjs'/);
    assert.match(run(file("broken.mjs", "export default ("), "").stderr, /broken.mjs: Unexpected token/);
    assert.match(run(file("empty.mjs", "export const a = 1;"), "").stderr, /must export a function/);
  });
});
