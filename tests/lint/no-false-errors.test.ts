/**
 * What works on a board is not found fault with: all hardware programs of the package on the boards they are for, and
 * programs of a kind that once was refused wrongly.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { messageOf, type Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { findingsOn } from "../helpers/check-board.js";

const root = fileURLToPath(new URL("../test-programs/", import.meta.url));

function texts(found: readonly Diagnostic[]): string[] {
  return found.map((one) => `${one.code} ${messageOf(one)}`);
}

describe("programs without faults", () => {
  for (const name of readdirSync(`${root}hardware`).filter((file) => file.endsWith(".py"))) {
    it(name, () => {
      const found = findingsOn("esp32", readFileSync(`${root}hardware/${name}`, "utf8"));
      assert.deepEqual(
        texts(found.filter(({ code, severity }) => code.startsWith("PIN") && severity !== "info")),
        [],
      );
    });
  }

  // The first line names the board; programs with `no-check` use pins on purpose that the checks refuse.
  const programs = readdirSync(`${root}seeds`, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".py"),
  );
  for (const path of programs.sort()) {
    const text = readFileSync(`${root}seeds/${path}`, "utf8");
    const [header = ""] = text.split("\n");
    const board = /^# board: ([\w-]+)(?:;|$)/.exec(header)?.[1];
    // A board described by a file beside the program is nobody's here.
    if (board === undefined || header.includes("no-check")) continue;
    it(`${path} on ${board}`, () => {
      const found = findingsOn(board, text).filter(({ severity }) => severity === "error");
      assert.deepEqual(texts(found), []);
    });
  }
});

/** Board, and a program that it runs. */
const ONCE_REFUSED: readonly (readonly [string, string, string])[] = [
  [
    "MicroPython's port for SAMD on a board that comes with CircuitPython",
    "feather-m0-express",
    'import machine\nled = machine.Pin("D13", machine.Pin.OUT)\nled.toggle()\nprint(machine.ADC("A1").read_u16())\n',
  ],
  [
    "numbers of the chip's pins there",
    "trinket-m0",
    "from machine import Pin\nled = Pin(10, Pin.OUT)\nled.on()\n",
  ],
  ["names of pyb that are not in this library", "pyboard", "from pyb import LCD, ExtInt, UART\n"],
  ["what only the ESP8266 has in esp", "esp8266", "import esp\nprint(esp.check_fw())\n"],
  ["arguments that only other ports take", "pico", "import machine\nmachine.freq(125000000, 48000000)\n"],
  [
    "a state that may be left out",
    "pyboard",
    "import machine, pyb\nmachine.enable_irq()\npyb.enable_irq()\n",
  ],
  [
    "a module that is tried out before another",
    "pico",
    "try:\n    from pyb import SDCard\nexcept ImportError:\n    SDCard = None\n",
  ],
  ["names that packages of micropython-lib add", "esp32", 'import time\nprint(time.strftime("%d"))\n'],
];

describe("programs that were once refused wrongly", () => {
  for (const [what, board, text] of ONCE_REFUSED)
    it(what, () => {
      const found = findingsOn(board, text).filter(({ severity }) => severity === "error");
      assert.deepEqual(texts(found), []);
    });

  it("still say once what no port has", () => {
    const found = findingsOn("esp32", "import machine\nprint(machine.random(5))\n");
    assert.deepEqual(texts(found), ["PIN439 ESP32 with WROOM-32 module does not have machine.random"]);
  });

  it("know the names of manifests", () => {
    const text = 'metadata(version="1")\nmodule("a.py")\n';
    assert.equal(findingsOn("esp32", text).filter(({ code }) => code === "NAM220").length, 2);
    assert.deepEqual(findingsOn("esp32", text, { path: "lib/manifest.py" }), []);
  });
});
