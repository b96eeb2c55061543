import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { folderWith, halpy } from "../helpers/halpy.js";

const SCRIPT = `
import os, sys
print(sys.platform, "|", os.uname().sysname, "|", os.uname().machine)
i = sys.implementation
print(i._machine == os.uname().machine, getattr(i, "_build", None), getattr(i, "_thread", None))
`;

/** By board: sys.platform, os.uname().sysname and machine; sys.implementation._build and _thread. From the ports' mpconfigboard.h and mpconfigport.h. */
const BOARDS: readonly [board: string, first: string, second: string][] = [
  ["esp32", "esp32 | esp32 | Generic ESP32 module with ESP32", "True ESP32_GENERIC GIL"],
  ["nodemcu", "esp8266 | esp8266 | ESP module with ESP8266", "True ESP8266_GENERIC None"],
  ["pico-w", "rp2 | rp2 | Raspberry Pi Pico W with RP2040", "True RPI_PICO_W unsafe"],
  ["pyboard", "pyboard | pyboard | PYBv1.1 with STM32F405RG", "True PYBV11 None"],
  ["wipy1", "WiPy | WiPy | WiPy with CC3200", "True WIPY None"],
  ["lopy4", "LoPy4 | LoPy4 | LoPy4 with ESP32", "True standard None"],
  ["metro-m0-express", "Atmel SAMD21 | samd21 | Adafruit Metro M0 Express with samd21g18", "True None None"],
];

describe("how firmware calls itself", function () {
  this.timeout(60_000);

  for (const [board, first, second] of BOARDS)
    it(`is that of the ${board}`, () => {
      const { stdout, stderr } = halpy(["run", "--board", board, "-c", SCRIPT]);
      assert.equal(stdout, `${first}\n${second}\n`, stderr);
    });

  it("is known to built programs", () => {
    const cwd = folderWith({ "a.py": SCRIPT });
    assert.equal(halpy(["build", "--bundle", "--board", "pyboard", "a.py"], { cwd }).status, 0);
    const { stdout } = spawnSync(process.execPath, ["build/a.mjs"], { cwd, encoding: "utf8" });
    assert.equal(stdout, "pyboard | pyboard | PYBv1.1 with STM32F405RG\nTrue PYBV11 None\n");
  });

  it("decides branches for the checks", () => {
    const cwd = folderWith({
      "a.py":
        "import sys, os\nfrom machine import Pin\n" +
        "if sys.platform == 'pyboard' and 'PYBv1.' in os.uname().machine:\n    Pin('X1', Pin.OUT)\nelse:\n    Pin('X77')\n",
    });
    assert.deepEqual(halpy(["check", "--board", "pyboard", "a.py"], { cwd }), {
      status: 0,
      stdout: "",
      stderr: "",
    });
  });
});
