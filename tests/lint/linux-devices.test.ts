/** What the kernel of a Linux board drives is no fault of a script that is to run there. */

import assert from "node:assert/strict";
import { folderWith, halpy } from "../helpers/halpy.js";

const SCRIPT = `
from machine import ADC, DAC, Pin
import esp32, neopixel
led = Pin("LED", Pin.OUT)
print(ADC(0).read_u16(), ADC(Pin(26)).read_uv(), esp32.mcu_temperature())
DAC(0, bits=12).write(5)
neopixel.NeoPixel(Pin(10), 8).write()
`;

describe("checks of scripts for Linux boards", () => {
  const check = (script: string, ...more: string[]): [number | null, string] => {
    const folder = folderWith({ "script.py": script });
    const { status, stdout, stderr } = halpy(["check", "--board", "rpi4", ...more, "script.py"], {
      cwd: folder,
    });
    return [status, stdout + stderr];
  };

  it("know its converters, LEDs and thermometer", () => {
    assert.deepEqual(check(SCRIPT, "--backend", "linux"), [0, ""]);
  });

  it("still find what there is not", () => {
    const [status, text] = check('from machine import Pin\nPin("LAMP", Pin.OUT)\n', "--backend", "linux");
    assert.equal(status, 1);
    assert.match(text, /PIN401.*has no pin "LAMP"/);
    assert.match(check(SCRIPT)[1], /PIN414.*GPIO26 is no analog input/);
  });
});
