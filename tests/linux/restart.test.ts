/** Resets and deep sleep on Linux: the program starts anew and knows why. */

import assert from "node:assert/strict";
import { FakeKernel, type Stimulus } from "./fake-kernel.js";

describe("restarts on Linux", () => {
  let kernel: FakeKernel;
  beforeEach(() => {
    kernel = new FakeKernel();
  });
  afterEach(() => kernel.remove());

  it("machine.reset() starts the program again, with its pins given back and the cause known", async () => {
    const script = `
import machine, sys
cause = machine.reset_cause()
print("started", cause == machine.PWRON_RESET, cause == machine.HARD_RESET, "count" in globals())
count = 1
pin = machine.Pin(17, machine.Pin.OUT, value=1)
if cause == machine.PWRON_RESET:
    machine.reset()
print("done")
`;
    const { out, err, status } = await kernel.run(["-c", script]);
    assert.deepEqual(
      { out, err, status },
      { out: "started True False False\nstarted False True False\ndone\n", err: "", status: 0 },
    );
    assert.equal(kernel.log.filter((line) => line === "unexport 17 in 1").length, 2);
  });

  it("machine.deepsleep() waits so long, then starts it again", async () => {
    const script = `
import machine, time
if machine.reset_cause() == machine.DEEPSLEEP_RESET:
    print("woken")
else:
    pin = machine.Pin(17, machine.Pin.OUT, value=1)
    print("sleeping")
    machine.deepsleep(120)
`;
    const began = performance.now();
    const { out, status } = await kernel.run(["-c", script]);
    assert.deepEqual({ out, status }, { out: "sleeping\nwoken\n", status: 0 });
    assert.ok(performance.now() - began >= 120);
  });

  it("a signal ends deep sleep and the process; light sleep it ends with an exception", async () => {
    const stop: Stimulus = { when: /asleep/, then: (child) => child.kill("SIGTERM") };
    const deep = await kernel.run(["-c", "import machine\nprint('asleep')\nmachine.deepsleep()"], stop);
    assert.deepEqual([deep.out, deep.status], ["asleep\n", 143]);
    const light = await kernel.run(
      [
        "-c",
        "import machine\nmachine.lightsleep(20)\nprint('asleep')\ntry:\n machine.lightsleep()\nfinally:\n print('over')",
      ],
      stop,
    );
    assert.deepEqual([light.out, light.status], ["asleep\nover\n", 143]);
  });

  it("the watchdog of a program that hangs starts it again", async () => {
    const script = `
import machine
if machine.reset_cause() == machine.WDT_RESET:
    print("bitten")
else:
    dog = machine.WDT(timeout=100)
    dog.feed()
    print("hanging")
    while True:
        pass
`;
    const { out, status } = await kernel.run(["-c", script]);
    assert.deepEqual({ out, status }, { out: "hanging\nbitten\n", status: 0 });
  });
});
