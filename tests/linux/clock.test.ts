/** The clock of real boards with time that tests move: what is waited for, and what runs meanwhile. */

import assert from "node:assert/strict";
import { LinuxClock } from "../../runtime-hal/linux/clock.js";

/** A machine whose time passes by waiting, and a microsecond at each look at the clock. */
class Machine {
  now = 1000;
  newsCount = 0;
  readonly waits: number[] = [];
  readonly ran: string[] = [];
  callbacks: string[] = [];
  /** What happens outside, by time. */
  outside: { atUs: number; what: string }[] = [];
  readonly clock = new LinuxClock({
    nowUs: () => {
      this.now++;
      this.happen();
      return this.now;
    },
    news: () => this.newsCount,
    waitForNews: (seen, ms) => {
      this.waits.push(ms);
      if (seen !== this.newsCount) return;
      const end = this.now + ms * 1000;
      const next = this.outside[0];
      this.now = next !== undefined && next.atUs < end ? next.atUs : end;
      this.happen();
    },
    deliver: () => {
      for (const what of this.arrived.splice(0)) this.callbacks.push(what);
    },
    runCallback: () => {
      const next = this.callbacks.shift();
      if (next !== undefined) this.ran.push(`${next} ${Math.round(this.now / 1000)}`);
      return next !== undefined;
    },
    beforeWait: () => {},
  });
  private readonly arrived: string[] = [];

  private happen(): void {
    while (this.outside[0] !== undefined && this.outside[0].atUs <= this.now) {
      this.arrived.push((this.outside.shift() as { what: string }).what);
      this.newsCount++;
    }
  }
}

describe("clock of Linux boards", () => {
  it("leaves a sleep to the kernel but for its last part", () => {
    const machine = new Machine();
    const began = machine.now;
    machine.clock.sleepUs(50_000);
    assert.equal(machine.waits.length, 1);
    assert.ok((machine.waits[0] as number) > 49 && (machine.waits[0] as number) < 49.9);
    const lasted = machine.now - began;
    assert.ok(lasted >= 50_000 && lasted < 50_010, `${lasted}`);
  });

  it("does not ask the kernel for a sleep that is too short for it", () => {
    const machine = new Machine();
    machine.clock.sleepUs(150);
    assert.deepEqual(machine.waits, []);
  });

  it("runs what comes while the program sleeps at its moment, and sleeps on", () => {
    const machine = new Machine();
    machine.outside = [
      { atUs: 11_000, what: "edge" },
      { atUs: 31_000, what: "other" },
    ];
    const began = machine.now;
    machine.clock.sleepUs(60_000);
    assert.deepEqual(machine.ran, ["edge 11", "other 31"]);
    assert.ok(machine.now - began >= 60_000);
  });

  it("runs alarms in the order of their times, moved and cancelled ones as last said", () => {
    const machine = new Machine();
    const seen: string[] = [];
    const alarm = (name: string) =>
      machine.clock.alarm(() => seen.push(`${name} ${Math.round(machine.now / 1000)}`));
    const [a, b, c] = [alarm("a"), alarm("b"), alarm("c")];
    a.at(21_000);
    b.at(11_000);
    c.at(15_000);
    a.at(8_000);
    c.cancel();
    machine.clock.sleepUs(40_000);
    assert.deepEqual(seen, ["a 8", "b 11"]);
  });

  it("runs due alarms at safepoints, and only those", () => {
    const machine = new Machine();
    let count = 0;
    const tick = machine.clock.alarm(() => {
      count++;
      tick.at(machine.now + 5000);
    });
    tick.at(machine.now + 5000);
    machine.clock.poll();
    assert.equal(count, 0);
    machine.now += 5001;
    machine.clock.poll();
    assert.equal(count, 1);
    assert.ok(machine.clock.nextUs > machine.now);
  });

  it("idles until something comes", () => {
    const machine = new Machine();
    machine.outside = [{ atUs: 7000, what: "edge" }];
    machine.clock.idle(1e6);
    assert.ok(machine.now < 7100);
    assert.deepEqual(machine.ran, ["edge 7"]);
  });
});
