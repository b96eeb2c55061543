/** Interrupts of pins on the Linux backend: while the script sleeps, computes, waits in a loop, and after its end. */

import assert from "node:assert/strict";
import { FakeKernel, type Stimulus } from "./fake-kernel.js";

describe("interrupts of pins on Linux", () => {
  let kernel: FakeKernel;
  beforeEach(() => {
    kernel = new FakeKernel();
  });
  afterEach(() => kernel.remove());

  const SETUP = `
from machine import Pin
import time, sys
seen = []
def handler(pin):
    seen.append(pin.value())
button = Pin(27, Pin.IN)
button.irq(handler, Pin.IRQ_RISING | Pin.IRQ_FALLING)
print("ready")
`;
  const press: Stimulus = { when: /ready/, then: () => kernel.drive(27, 1) };

  it("come while the script sleeps, at once; it sleeps on", async () => {
    const script = `
from machine import Pin
import time
times = []
button = Pin(27, Pin.IN)
button.irq(lambda pin: times.append(time.ticks_ms()), Pin.IRQ_RISING)
print("ready")
start = time.ticks_ms()
time.sleep_ms(800)
end = time.ticks_ms()
print(len(times), time.ticks_diff(end, times[0]) > 200, time.ticks_diff(end, start) >= 800)
button.irq(None)
`;
    const { out, err } = await kernel.run(["-c", script], press);
    assert.deepEqual({ out, err }, { out: "ready\n1 True True\n", err: "" });
  });

  it("come while it computes, and in a loop that does nothing", async () => {
    const script = `${SETUP}
n = 0
while not seen:
    n += 1
print(seen)
def wait():
    while len(seen) < 2:
        pass
wait()
print(seen)
button.irq(None)
`;
    const release: Stimulus = { when: /\[1\]/, then: () => kernel.drive(27, 0) };
    const { out } = await kernel.run(["-c", script], press, release);
    assert.equal(out, "ready\n[1]\n[1, 0]\n");
  });

  it("come for the edges that were asked for only", async () => {
    const script = `
from machine import Pin
import time
seen = []
button = Pin(27, Pin.IN)
button.irq(lambda pin: seen.append(pin.value()), Pin.IRQ_FALLING)
print("ready")
while not seen:
    time.sleep_ms(1)
print(seen)
button.irq(None)
`;
    const pulse: Stimulus = {
      when: /ready/,
      then: () => {
        kernel.drive(27, 1);
        setTimeout(() => kernel.drive(27, 0), 40);
      },
    };
    const { out } = await kernel.run(["-c", script], pulse);
    assert.equal(out, "ready\n[0]\n");
    assert.ok(kernel.log.includes("edge 27 falling"));
  });

  it("go on after the end of the script, until Ctrl-C", async () => {
    const script = `
from machine import Pin
button = Pin(27, Pin.IN)
button.irq(lambda pin: print("pressed"), Pin.IRQ_RISING)
print("ready")
`;
    const stop: Stimulus = { when: /pressed/, then: (child) => child.kill("SIGINT") };
    const { out, err, status } = await kernel.run(["-c", script], press, stop);
    assert.deepEqual({ out, status }, { out: "ready\npressed\n", status: 130 });
    assert.match(err, /^halpy: the script is over; its interrupts, timers and threads go on until Ctrl-C\n$/);
    assert.equal(kernel.isExported(27), false);
  });

  it("of timers come with those of pins; a callback that fails is reported and the program goes on", async () => {
    const script = `
from machine import Timer
import time
count = 0
def tick(timer):
    global count
    count += 1
    if count == 2:
        raise ValueError("second")
start = time.ticks_ms()
timer = Timer(-1)
timer.init(period=5, callback=tick)
while count < 4:
    pass
timer.deinit()
print(count, time.ticks_diff(time.ticks_ms(), start) >= 19)
`;
    const { out, err } = await kernel.run(["-c", script]);
    assert.equal(out, "4 True\n");
    assert.match(err, /ValueError: second/);
  });
});
