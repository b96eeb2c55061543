/**
 * How long `halpy check` takes for a folder of 500 scripts: processor time of whole processes. The budget is 3 seconds.
 *
 * The scripts are made from the hardware programs of `test-programs` and from a few shapes of user programs (drivers with
 * classes, configuration modules, loops), with their numbers varied so that no two are the same.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interleaved } from "../compile/processes.js";

const SCRIPTS = 500;
const BUDGET_SECONDS = 3;
const ROUNDS = 3;
const PINS = [4, 13, 14, 16, 17, 18, 19, 21, 22, 23, 25, 26, 27, 32, 33];

function driver(i: number): string {
  const pin = PINS[i % PINS.length];
  return `import time
from machine import ADC, I2C, PWM, Pin, Timer
import settings

class Lamp:
    """A lamp that is dimmed."""

    LEVELS = (0, 64, 256, 1023)

    def __init__(self, number, freq=1000):
        self.pwm = PWM(Pin(number), freq=freq)
        self.level = 0

    def step(self):
        self.level = (self.level + 1) % len(self.LEVELS)
        self.pwm.duty(self.LEVELS[self.level])

class Station:
    def __init__(self, pins):
        self.lamps = [Lamp(p) for p in pins]
        self.light = ADC(Pin(34))
        self.bus = I2C(1, scl=Pin(settings.SCL), sda=Pin(settings.SDA), freq=400000)
        self.readings = []

    def read(self):
        raw = self.light.read()
        self.readings.append(raw)
        if len(self.readings) > ${10 + (i % 7)}:
            self.readings.pop(0)
        return sum(self.readings) / len(self.readings)

    def run(self):
        for lamp in self.lamps:
            lamp.step()
        if self.read() > ${1000 + i}:
            self.bus.writeto(0x3c, b"\\x00\\x01")
        elif self.read() < 100:
            print("dark", self.readings[-1])

def tick(timer):
    global ticks
    ticks += 1

ticks = 0
station = Station([${pin}])
Timer(0).init(period=${100 + i}, mode=Timer.PERIODIC, callback=tick)
while True:
    station.run()
    time.sleep_ms(settings.PAUSE)
`;
}

function writeScripts(folder: string): number {
  const programs = readdirSync("test-programs/hardware").filter((name) => name.endsWith(".py"));
  let lines = 0;
  writeFileSync(join(folder, "settings.py"), "SCL = 5\nSDA = 15\nPAUSE = 20\n");
  for (let i = 0; i < SCRIPTS; i++) {
    const text =
      i % 2 === 0
        ? driver(i)
        : `NUMBER = ${i}\n${readFileSync(`test-programs/hardware/${programs[i % programs.length]}`, "utf8")}`;
    lines += text.split("\n").length;
    writeFileSync(join(folder, `script_${i}.py`), text);
  }
  return lines;
}

const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));
const lines = writeScripts(folder);
const check = ["dist/halpy.js", "check", "--board", "esp32", "--format", "concise", folder];
// Processor time: it is what counts on a machine that others use too.
const [cost] = interleaved([check], ROUNDS);
rmSync(folder, { recursive: true });
const seconds = cost.cpu / 1000;
const verdict = seconds <= BUDGET_SECONDS ? "kept" : "EXCEEDED";
console.log(
  `${SCRIPTS} scripts, ${lines} lines: ${seconds.toFixed(2)} s of processor time, ${cost.memory.toFixed(0)} MB`,
);
console.log(`${Math.round(lines / seconds)} lines a second; the budget is ${BUDGET_SECONDS} s: ${verdict}`);
if (seconds > BUDGET_SECONDS) process.exitCode = 1;
