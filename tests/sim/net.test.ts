import assert from "node:assert/strict";
import { SimBoard } from "../../runtime-hal/sim/board.js";
import { SquareWave } from "../../runtime-hal/sim/square-wave.js";
import { warningText } from "../../runtime-hal/sim/warnings.js";
import type { ChipDescription, PinFunction } from "../../runtime-hal/hal/board.js";

const all: PinFunction[] = ["gpio-in", "gpio-out", "pull-up", "pull-down", "irq"];
const chip: ChipDescription = {
  id: "test",
  name: "Test chip",
  clockHz: 1e6,
  clockRatesHz: [1e6],
  tickNs: 1000,
  schedulerDepth: 8,
  pins: [0, 1, 2].map((id) => ({ id, functions: all })),
};
const newBoard = (): SimBoard =>
  new SimBoard({ id: "test", name: "Test board", chip: "test", dialect: "esp32", pinNames: { A: 0 } }, chip);
const codes = (board: SimBoard): string[] => board.warnings.all.map(({ code }) => code);
const wave = new SquareWave(0, 1000, 250, false, 3.3);

describe("simulated wire", () => {
  it("has the voltage of a divider where resistors meet", () => {
    const net = newBoard().wireAt("A");
    net.drive({ label: "a" }, { volts: 3.3, strength: "weak", ohms: 10_000 });
    net.drive({ label: "b" }, { volts: 0, strength: "weak", ohms: 5_000 });
    assert.ok(Math.abs(net.volts() - 1.1) < 1e-9);
    net.drive({ label: "c" }, { volts: 3.3, strength: "strong" });
    assert.deepEqual([net.volts(), net.level()], [3.3, 1]);
  });

  it("changes its level at a quarter and three quarters of the supply, and keeps it when let go of", () => {
    const net = newBoard().wireAt(0);
    const source = { label: "s" };
    const levels: number[] = [];
    net.onLevel((level) => levels.push(level));
    for (const volts of [1.6, 2.4, 2.5, 1.6, 0.9, 0.8, 2.5]) net.drive(source, { volts, strength: "weak" });
    assert.deepEqual(levels, [1, 0, 1]);
    net.drive(source, undefined);
    assert.deepEqual([net.floating(), net.level()], [true, 1]);
  });

  it("reports short circuits, floating inputs and too high a voltage once, with time and place", () => {
    const board = newBoard();
    board.warnings.where = () => "x.py:3";
    const pin = board.pin(0);
    pin.configure({ mode: "in", pull: "none" });
    pin.read();
    pin.read();
    pin.configure({ mode: "out", pull: "none", initial: 1 });
    board.clock.sleepUs(2_500_000);
    for (const level of [0, 1, 0] as const) pin.driveFrom(board, level);
    pin.driveFrom(board, undefined);
    board.pin(1).net.drive({ label: "5 V sensor" }, { volts: 5, strength: "strong" });
    assert.deepEqual(codes(board), ["floating-input", "short-circuit", "over-voltage"]);
    assert.equal(
      warningText(board.warnings.all[1]!),
      "x.py:3: at 2.5s: GPIO0 (output) (3.3 V) and a device at GPIO0 (0 V) drive the wire GPIO0 against each other",
    );
    assert.equal(pin.shortCircuits, 2);
  });

  it("is one wire when pins are connected, and lets the lower of two outputs win", () => {
    const board = newBoard();
    board.connect(board.wireAt(0), board.wireAt(1));
    board.pin(0).configure({ mode: "out", pull: "none", initial: 1 });
    board.pin(1).configure({ mode: "in", pull: "none" });
    assert.equal(board.pin(1).read(), 1);
    board.pin(1).configure({ mode: "out", pull: "none", initial: 0 });
    assert.equal(board.pin(0).read(), 0);
    assert.deepEqual(codes(board), ["short-circuit"]);
    assert.equal(board.wireAt(0), board.wireAt("GPIO1"));
  });

  it("knows the contacts of the supply", () => {
    const board = newBoard();
    board.connect(board.wireAt("GND"), board.wireAt(2));
    board.pin(2).configure({ mode: "in", pull: "up" });
    assert.equal(board.pin(2).read(), 0);
    assert.equal(board.wireAt("5V").volts(), 5);
    assert.throws(() => board.wireAt("nowhere"), /no pin nowhere/);
  });
});

describe("PWM on a wire", () => {
  it("makes no events, and reads right by its phase", () => {
    const board = newBoard();
    board.pin(0).usePeripheral({ volts: 3.3, strength: "strong", wave });
    assert.equal(board.clock.eventsLeft, 0);
    const seen: string[] = [];
    for (const us of [0, 249, 250, 999, 1000, 1249.5, 1250]) {
      board.clock.sleepUs(us - board.clock.currentUs);
      seen.push(`${us}:${board.pin(0).read()}`);
    }
    assert.deepEqual(seen, ["0:1", "249:1", "250:0", "999:0", "1000:1", "1249.5:1", "1250:0"]);
  });

  it("tells of each edge while somebody listens", () => {
    const board = newBoard();
    board.pin(0).usePeripheral({ volts: 3.3, strength: "strong", wave });
    const seen: string[] = [];
    const stop = board.wireAt(0).onLevel((level, at) => seen.push(`${level}@${at}`));
    board.clock.sleepUs(2100);
    assert.deepEqual(seen, ["0@250", "1@1000", "0@1250", "1@2000"]);
    stop();
    assert.equal(board.clock.eventsLeft, 0);
    board.clock.sleepUs(10_000);
    assert.equal(seen.length, 4);
  });

  it("is one entry of the trace, whose edges are computed", () => {
    const board = newBoard();
    const pin = board.pin(0);
    pin.configure({ mode: "out", pull: "none" });
    board.clock.sleepUs(100);
    pin.usePeripheral({ volts: 3.3, strength: "strong", wave: new SquareWave(100, 1000, 250, false, 3.3) });
    board.clock.sleepUs(3600e6 - 500);
    pin.usePeripheral(undefined);
    const trace = board.trace.of(0);
    assert.equal(trace.length, 3);
    assert.equal(trace.edgesBetween(0, 3600e6 + 100), 7_200_000);
    assert.deepEqual(
      [...trace.edges(0, 1400)].map(({ timeUs, level }) => `${level}@${timeUs}`),
      ["0@0", "1@100", "0@350", "1@1100", "0@1350"],
    );
    assert.deepEqual(
      [trace.levelAtTime(1200), trace.levelAtTime(1500), trace.levelAtTime(3601e6)],
      [1, 0, 0],
    );
  });

  it("takes two runs of a wave's edges apart from what comes after", () => {
    const board = newBoard();
    const pin = board.pin(0);
    pin.usePeripheral({ volts: 3.3, strength: "strong", wave });
    board.clock.sleepUs(1300);
    pin.configure({ mode: "out", pull: "none", initial: 1 });
    pin.usePeripheral(undefined);
    const edges = [...board.trace.of(0).edges(0, 5000)].map(({ timeUs, level }) => `${level}@${timeUs}`);
    assert.deepEqual(edges, ["1@0", "0@250", "1@1000", "0@1250", "1@1300"]);
  });
});
