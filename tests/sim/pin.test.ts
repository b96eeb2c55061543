import assert from "node:assert/strict";
import { SimBoard } from "../../runtime-hal/sim/board.js";
import { Button } from "../../runtime-hal/sim/devices/button.js";
import type { ChipDescription } from "../../runtime-hal/hal/board.js";
import { HalError } from "../../runtime-hal/hal/errors.js";

const chip: ChipDescription = {
  id: "test",
  name: "Test chip",
  clockHz: 1e6,
  clockRatesHz: [1e6],
  tickNs: 1000,
  schedulerDepth: 8,
  pins: [
    { id: 0, functions: ["gpio-in", "gpio-out", "pull-up", "pull-down", "irq"] },
    { id: 1, functions: ["gpio-in", "irq"] },
  ],
};
const description = { id: "test", name: "Test board", chip: "test", dialect: "esp32", pinNames: { D1: 1 } };
const newBoard = (): SimBoard => new SimBoard(description, chip);

describe("simulated pin", () => {
  it("follows output, device, pull, in this order", () => {
    const pin = newBoard().pin(0);
    const device = {};
    pin.configure({ mode: "in", pull: "none" });
    assert.equal(pin.read(), 0);
    pin.configure({ mode: "in", pull: "up" });
    assert.equal(pin.read(), 1);
    pin.driveFrom(device, 0);
    assert.equal(pin.read(), 0);
    pin.configure({ mode: "out", pull: "up", initial: 1 });
    assert.equal(pin.read(), 1);
    assert.equal(pin.shortCircuits, 1);
    pin.driveFrom(device, undefined);
    pin.configure({ mode: "in", pull: "down" });
    assert.equal(pin.read(), 0);
  });

  it("has an open drain that only pulls down", () => {
    const pin = newBoard().pin(0);
    pin.configure({ mode: "open-drain", pull: "up", initial: 1 });
    assert.equal(pin.read(), 1);
    pin.write(0);
    assert.equal(pin.read(), 0);
    pin.write(1);
    pin.driveFrom({}, 0);
    assert.equal(pin.read(), 0);
    assert.equal(pin.shortCircuits, 0);
  });

  it("keeps the latch apart from the level", () => {
    const pin = newBoard().pin(0);
    pin.configure({ mode: "in", pull: "none" });
    pin.write(1);
    assert.deepEqual([pin.read(), pin.readLatch()], [0, 1]);
    pin.configure({ mode: "out", pull: "none" });
    assert.equal(pin.read(), 1);
  });

  it("has only the pulls that the chip has", () => {
    const pin = newBoard().pin(1);
    pin.configure({ mode: "in", pull: "up" });
    assert.equal(pin.read(), 0);
  });

  it("tells of the edges asked for, with their time", () => {
    const board = newBoard();
    const pin = board.pin(0);
    const seen: string[] = [];
    pin.configure({ mode: "in", pull: "up" });
    pin.onEdge("falling", (level, at) => seen.push(`${level}@${at}`));
    const button = new Button(pin);
    board.clock.schedule(10, () => button.press());
    board.clock.schedule(30, () => button.release());
    board.clock.schedule(50, () => button.press());
    board.clock.sleepUs(100);
    assert.deepEqual(seen, ["0@10", "0@50"]);
    pin.onEdge("both", null);
    button.release();
    assert.equal(seen.length, 2);
  });

  it("records every change of level, and nothing else", () => {
    const board = newBoard();
    const pin = board.pin(0);
    pin.configure({ mode: "out", pull: "none" });
    for (const level of [0, 1, 1, 0] as const) {
      board.clock.sleepUs(5);
      pin.write(level);
    }
    assert.deepEqual(board.trace.of(0).changes, [
      { timeUs: 0, level: 0 },
      { timeUs: 10, level: 1 },
      { timeUs: 20, level: 0 },
    ]);
  });

  it("has buttons that connect to ground, or to the supply against a pull-down", () => {
    for (const [pull, pressed] of [
      ["up", 0],
      ["none", 0],
      ["down", 1],
    ] as const) {
      const pin = newBoard().pin(0);
      pin.configure({ mode: "in", pull });
      const button = new Button(pin);
      button.press();
      assert.equal(pin.read(), pressed, pull);
    }
  });

  it("refuses pins that the chip does not have", () => {
    assert.throws(
      () => newBoard().claim("digital", 7, { name: "test" }),
      (e) => e instanceof HalError && e.kind === "no-such-pin",
    );
  });
});
