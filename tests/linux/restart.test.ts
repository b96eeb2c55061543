/** Resets and deep sleep on Linux: the program starts anew and knows why. */

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FakeKernel, type Finished, type Stimulus } from "./fake-kernel.js";

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

  describe("with a machine that can sleep", () => {
    const SLEEPER = `
import machine, time
if machine.reset_cause() == machine.DEEPSLEEP_RESET:
    print("woken", machine.wake_reason() == machine.TIMER_WAKE)
else:
    t, w = time.ticks_ms(), time.time()
    machine.lightsleep(4100)
    print(time.ticks_diff(time.ticks_ms(), t) >= 4100, time.time() - w >= 4)
    machine.deepsleep(600100)
`;
    const SHORT = "import machine\nmachine.lightsleep(3050)";
    /** A minute that a signal ends. */
    const SLEEP = "import machine\nprint('asleep')\nmachine.lightsleep(60000)";
    const WAKE: Stimulus = { when: /asleep/, then: (child) => child.kill("SIGTERM") };
    const ALARM = "/sys/class/rtc/rtc1/wakealarm";
    beforeEach(() => {
      kernel.put("/sys/power/state", "freeze mem\n");
      kernel.put("/sys/class/rtc/rtc0/name", "a clock without an alarm\n");
      kernel.put(ALARM, "");
    });

    it("it sleeps while the program does, and its clock wakes it in time", async () => {
      const began = performance.now();
      const { out, err, status } = await kernel.run(["--suspend", "mem", "-c", SLEEPER]);
      assert.deepEqual({ out, err, status }, { out: "True True\nwoken True\n", err: "", status: 0 });
      assert.ok(performance.now() - began < 10_000, "ten minutes were slept by the machine");
      const slept = (seconds: number): string[] => [
        `${ALARM} 0`,
        `${ALARM} +${seconds}`,
        "/sys/power/state mem",
        `${ALARM} 0`,
      ];
      assert.deepEqual(kernel.log, [...slept(4), ...slept(600)]);
    });

    it("it stays awake for short sleeps, and if nobody asked for it", async () => {
      const short = await kernel.run(["--suspend", "mem", "-c", "import machine\nmachine.lightsleep(20)"]);
      assert.deepEqual([short.err, short.status], ["", 0]);
      const { status } = await kernel.run(["-c", SLEEP], WAKE);
      assert.equal(status, 143);
      assert.deepEqual(kernel.log, [""]);
    });

    it("takes rtcwake by sudo where the files may not be written; says if that does not work either", async () => {
      const bin = join(kernel.root, "bin");
      mkdirSync(bin);
      const sudo = (status: number): void =>
        writeFileSync(
          join(bin, "sudo"),
          `#!/bin/sh\necho "sudo $*" >> ${kernel.root}/log\nexit ${status}\n`,
          {
            mode: 0o755,
          },
        );
      const refused = new FakeKernel({
        forbidden: [ALARM],
        env: { PATH: `${bin}:${process.env.PATH ?? ""}` },
      });
      try {
        refused.put("/sys/power/state", "freeze mem\n");
        refused.put(ALARM, "");
        const run = (): Promise<Finished> => refused.run(["--suspend", "freeze", "-c", SHORT]);
        sudo(0);
        const allowed = await run();
        assert.deepEqual([allowed.err, allowed.status], ["", 0]);
        assert.deepEqual(kernel.log, ["sudo -n rtcwake -m freeze -s 3"]);
        sudo(1);
        const { err } = await run();
        assert.match(
          err,
          /the machine cannot sleep \(no permission to write \/sys\/class\/rtc\/rtc1\/wakealarm, and 'sudo -n rtcwake' does not work: run as root, or allow it in \/etc\/sudoers\); the process waits instead/,
        );
      } finally {
        refused.remove();
      }
    });

    it("says what its kernel cannot do", async () => {
      const { err } = await kernel.run([
        "--suspend",
        "disk",
        "-c",
        "import machine\nmachine.lightsleep(3050)",
      ]);
      assert.match(
        err,
        /its kernel has no state 'disk', \/sys\/power\/state has 'freeze', 'mem'\); the process waits/,
      );
    });
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
