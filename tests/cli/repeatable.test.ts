/** Two runs of a program on the simulated board are the same: what it prints, and every edge. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const programs: Readonly<Record<string, string>> = {
  "timers, random numbers and PWM": `
import random, time
from machine import PWM, Pin, Timer, ADC
led = Pin(4, Pin.OUT)
def tick(t):
    led.value(random.getrandbits(1))
Timer(0, period=3, callback=tick)
Timer(1, freq=7, callback=lambda t: print(time.ticks_us(), random.random(), ADC(34).read()))
pwm = PWM(Pin(2), freq=333, duty_u16=random.getrandbits(16))
for i in range(20):
    time.sleep_ms(random.randrange(50)); pwm.duty_u16(random.getrandbits(16))
`,
  "interrupts of a busy program": `
import random, time
from machine import Pin
a = Pin(4, Pin.OUT); b = Pin(5, Pin.OUT)
a.irq(lambda p: b.value(not b.value()))
n = 0
while time.ticks_ms() < 200:
    n += 1
    if n % 7 == 0: a.value(random.getrandbits(1))
print(n)
`,
  restarts: `
import machine, random
from machine import Pin, RTC
m = RTC().memory()
print(len(m), random.random(), machine.reset_cause())
RTC().memory(m + b"x")
Pin(4, Pin.OUT, value=len(m) & 1, hold=True)
if len(m) < 3: machine.deepsleep(random.randrange(1000))
`,
};

describe("runs on the simulated board", function () {
  this.timeout(60_000);
  for (const [name, source] of Object.entries(programs)) {
    it(`are repeatable: ${name}`, () => {
      const folder = folderWith({ "main.py": source });
      const run = (trace: string, ...options: string[]) => {
        const words = ["run", "--board", "esp32", "--for", "1s", "--no-waveform", "--trace", trace];
        const { status, stdout, stderr } = halpy([...words, ...options, "main.py"], { cwd: folder });
        assert.equal(status, 0, stderr);
        return { stdout, stderr, edges: readFileSync(join(folder, trace), "utf8") };
      };
      const first = run("a.json");
      assert.deepEqual(run("b.json"), first);
      assert.notDeepEqual(run("c.json", "--seed", "3"), first);
    });
  }
});
