import assert from "node:assert/strict";
import { SimClock } from "../../runtime-hal/sim/clock.js";

describe("virtual clock", () => {
  it("runs events in order of time, and of making at one time", () => {
    const clock = new SimClock(1);
    const seen: string[] = [];
    for (const [name, at] of [
      ["c", 30],
      ["a", 10],
      ["b1", 20],
      ["b2", 20],
      ["b3", 20],
    ] as const) {
      clock.schedule(at, () => seen.push(`${name}@${clock.currentUs}`));
    }
    clock.sleepUs(25);
    assert.deepEqual(seen, ["a@10", "b1@20", "b2@20", "b3@20"]);
    assert.equal(clock.currentUs, 25);
    clock.sleepUs(5);
    assert.equal(seen.at(-1), "c@30");
  });

  it("keeps its order over many events", () => {
    const clock = new SimClock(1);
    const seen: number[] = [];
    for (let i = 0; i < 2000; i++) {
      const at = (i * 7919) % 1009;
      clock.schedule(at, () => seen.push(at));
    }
    clock.sleepUs(1009);
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
    assert.equal(seen.length, 2000);
    assert.equal(clock.eventsLeft, 0);
  });

  it("forgets cancelled events, also when cancelled twice or too late", () => {
    const clock = new SimClock(1);
    let runs = 0;
    const cancel = clock.schedule(10, () => runs++);
    const late = clock.schedule(5, () => runs++);
    cancel();
    cancel();
    clock.sleepUs(20);
    late();
    assert.equal(runs, 1);
    assert.equal(clock.eventsLeft, 0);
  });

  it("turns ticks into time and says how many are left until the next event", () => {
    const clock = new SimClock(2);
    clock.schedule(100, () => {});
    assert.equal(clock.spend(10), 40);
    assert.equal(clock.currentUs, 20);
    assert.equal(clock.spend(40), 2 ** 20);
    assert.equal(clock.currentUs, 100);
  });

  it("takes a tick to be read, so a loop that waits for a time ends", () => {
    const clock = new SimClock(1);
    let rounds = 0;
    while (clock.nowUs() < 50) rounds++;
    assert.equal(rounds, 49);
  });

  it("moves an alarm that is set again", () => {
    const clock = new SimClock(1);
    const seen: number[] = [];
    const alarm = clock.alarm(() => seen.push(clock.currentUs));
    alarm.at(10);
    alarm.at(20);
    clock.sleepUs(30);
    assert.deepEqual(seen, [20]);
    alarm.at(40);
    alarm.cancel();
    clock.sleepUs(30);
    assert.deepEqual(seen, [20]);
  });

  it("runs callbacks between events while it sleeps, and their time counts", () => {
    const clock = new SimClock(1);
    let queued = 0;
    const seen: number[] = [];
    clock.hooks.runCallback = () => {
      if (queued === 0) return false;
      queued--;
      seen.push(clock.currentUs);
      clock.spend(7);
      return true;
    };
    clock.schedule(10, () => queued++);
    clock.schedule(95, () => queued++);
    clock.sleepUs(100);
    assert.deepEqual(seen, [10, 95]);
    assert.equal(clock.currentUs, 102);
  });

  it("knows when nothing can happen any more", () => {
    const clock = new SimClock(1);
    clock.schedule(5, () => {});
    assert.equal(clock.waitForEvent(), true);
    assert.equal(clock.waitForEvent(), false);
  });
});
