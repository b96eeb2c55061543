/** What bundles take of `machine` and of the simulated board, and that the data about it is current. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const root = fileURLToPath(new URL("../", import.meta.url));

function bundle(source: string, board: string): string {
  const folder = folderWith({ "program.py": source });
  const words = ["build", "--bundle", "--minify", "--board", board, "-o", "out", "program.py"];
  const { status, stderr } = halpy(words, { cwd: folder });
  assert.deepEqual([status, stderr], [0, ""]);
  return join(folder, "out/program.mjs");
}

function run(file: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", timeout: 20_000 });
  return stdout + stderr;
}

describe("hardware in bundles", function () {
  this.timeout(60_000);

  it("is what the program names", () => {
    const file = bundle("from machine import Pin\nPin(2, Pin.OUT).on()\nprint(Pin(2)())\n", "esp32");
    const text = readFileSync(file, "utf8");
    for (const word of ["SoftI2C", "bad SCL pin", "UART", "duty_u16", "atten"])
      assert.ok(!text.includes(word), word);
    // 1 kB of it tells the rule of a refusal.
    assert.ok(statSync(file).size < 95_000, `${statSync(file).size} bytes`);
    assert.equal(run(file), "1\n");
  });

  it("includes buses, their simulation, and what library modules need", () => {
    const file = bundle(
      `
from machine import Pin, I2C
import machine, neopixel, onewire
print(I2C(0).scan(), machine.UART(1, 9600).read())
neopixel.NeoPixel(Pin(9), 2).write()
print(onewire.OneWire(Pin(10)).reset())
`,
      "pico",
    );
    assert.equal(run(file), "[] None\nFalse\n");
    assert.ok(!readFileSync(file, "utf8").includes("SoftSPI"));
  });

  it("includes the radio of programs that use the network", () => {
    const esp32 = bundle(
      "import network\nw = network.WLAN(network.STA_IF)\nprint(w.active(True), w.isconnected())\n",
      "esp32",
    );
    assert.equal(run(esp32), "True False\n");
    const lopy = bundle(
      "from network import WLAN\nimport pycom\nprint(WLAN().mode(), pycom.heartbeat())\n",
      "lopy",
    );
    assert.equal(run(lopy), "1 True\n");
  });

  it("knows the parts on a pyboard, which pyb gives by number", () => {
    const file = bundle('import pyb\npyb.LED(1).on()\nprint(pyb.LED(1), hasattr(pyb, "Accel"))\n', "pyboard");
    assert.equal(run(file), "LED(1) True\n");
  });

  it("is everything for a program that looks up names", () => {
    const file = bundle("import machine\nprint(getattr(machine, 'S' + 'PI')(0))\n", "pico");
    assert.match(run(file), /^SPI\(0, baudrate=/);
  });

  it("is described by data that is current (npm run signatures)", () => {
    const file = `${root}stdlib/dialects.json`;
    const words = [`${root}scripts/dialect-parts.js`, "--print"];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    assert.equal(stderr, "");
    if (process.env.UPDATE === "1") writeFileSync(file, stdout);
    else assert.equal(readFileSync(file, "utf8"), stdout);
  });
});
