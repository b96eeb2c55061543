import assert from "node:assert/strict";
import { refill, rt } from "../../runtime-hal/core/state.js";
import { settle, startScheduler } from "../../runtime-hal/exec/scheduler.js";
import { nodeHost } from "../../runtime-hal/exec/node-host.js";

/** Starts anew with a pacer that gives so much fuel each time; the function gives the rounds it was told of. */
function startCounting(fuel: number): () => number {
  let rounds = 0;
  rt.host = nodeHost();
  const pass = (iterations: number): number => {
    rounds += iterations;
    return fuel;
  };
  startScheduler({ pacer: { pass } });
  settle();
  return () => {
    settle();
    return rounds;
  };
}

describe("safepoints as emitted", () => {
  afterEach(() => startScheduler({}));

  it("are called by making a str of rt, and tell of each round once", () => {
    const total = startCounting(7);
    for (let i = 0; i < 1000; i++) if (--rt.fuel < 0) assert.equal(`${rt as unknown as string}`, "");
    assert.equal(total(), 1000);
  });

  it("tell of each round once where it is counted in a variable and begun again", () => {
    const total = startCounting(7);
    let done = 0;
    for (let i = 0; ;) {
      let left = rt.fuel;
      for (; i < 1000; i++) {
        if (--left < 0) break;
        done++;
      }
      rt.fuel = left;
      if (left >= 0) break;
      assert.equal(`${refill as unknown as string}`, "");
    }
    assert.equal(done, 1000);
    assert.equal(total(), 1000);
  });
});
