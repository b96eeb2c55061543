import assert from "node:assert/strict";
import { BitbangI2c } from "../../../runtime-hal/bitbang/i2c.js";
import type { I2cController } from "../../../runtime-hal/hal/i2c.js";
import type { SimBoard } from "../../../runtime-hal/sim/board.js";
import { i2cBus } from "../../../runtime-hal/sim/bus/i2c-bus.js";
import { recordsOf, type I2cTransfer } from "../../../runtime-hal/sim/bus/records.js";
import { newBoard, owner, pullUp, Registers } from "./bench.js";

const SCL = 0;
const SDA = 1;

function withDevices(...devices: Registers[]): SimBoard {
  const board = newBoard();
  const bus = i2cBus(board, board.wireAt(SCL), board.wireAt(SDA));
  for (const device of devices) bus.attach(device);
  pullUp(board.wireAt(SCL));
  pullUp(board.wireAt(SDA));
  return board;
}

const peripheral = (board: SimBoard, options = {}): I2cController =>
  board.claimBus("i2c", 0, { scl: SCL, sda: SDA, frequencyHz: 100_000, timeoutUs: 1000, ...options }, owner);

const bitbang = (board: SimBoard): I2cController =>
  new BitbangI2c(board.pin(SCL), board.pin(SDA), board.clock, { frequencyHz: 100_000, timeoutUs: 1000 });

const transfers = (board: SimBoard): I2cTransfer[] =>
  recordsOf(board).all.filter((t): t is I2cTransfer => t.kind === "i2c");

for (const [name, make] of [
  ["a peripheral", peripheral],
  ["moved pins", bitbang],
] as const) {
  describe(`I2C by ${name}`, () => {
    it("writes and reads registers of the addressed device only", () => {
      const a = new Registers(0x20);
      const b = new Registers(0x21);
      const board = withDevices(a, b);
      const bus = make(board);
      assert.deepEqual(bus.write(0x20, Uint8Array.of(5, 0xaa, 0x55), true), { kind: "ok", bytes: 3 });
      assert.deepEqual([...a.memory.subarray(5, 7)], [0xaa, 0x55]);
      assert.deepEqual(b.log, []);
      assert.deepEqual(bus.write(0x20, Uint8Array.of(5), false), { kind: "ok", bytes: 1 });
      const into = new Uint8Array(3);
      assert.deepEqual(bus.read(0x20, into, true), { kind: "ok", bytes: 3 });
      assert.deepEqual([...into], [0xaa, 0x55, 0]);
      // A repeated start comes without a stop before it.
      assert.deepEqual(a.log, ["W", "5", "aa", "55", "P", "W", "5", "R", "P"]);
    });

    it("tells of an address without a device, and of a byte that is refused", () => {
      const device = new Registers(0x20);
      const bus = make(withDevices(device));
      assert.deepEqual(bus.write(0x30, Uint8Array.of(1), true), { kind: "no-ack" });
      assert.deepEqual(bus.read(0x30, new Uint8Array(1), true), { kind: "no-ack" });
      assert.deepEqual(bus.write(0x20, Uint8Array.of(0xfe, 1, 2, 3), true), { kind: "ok", bytes: 2 });
      assert.deepEqual(device.log.slice(-2), ["2", "P"]);
    });

    it("waits while a device holds the clock, but not for ever", () => {
      const device = new Registers(0x20);
      const board = withDevices(device);
      const bus = make(board);
      const before = board.clock.currentUs;
      bus.write(0x20, Uint8Array.of(1), true);
      const plain = board.clock.currentUs - before;
      device.stretch = 300;
      const start = board.clock.currentUs;
      bus.write(0x20, Uint8Array.of(1), true);
      const stretched = board.clock.currentUs - start - plain;
      assert.ok(stretched > 550 && stretched < 650, `${stretched}`);
      device.stretch = 5000;
      assert.equal(bus.write(0x20, Uint8Array.of(1), true).kind, "timeout");
    });

    it("makes single steps", () => {
      const device = new Registers(0x20);
      const bus = make(withDevices(device));
      device.memory[7] = 0x42;
      assert.ok(bus.start());
      assert.equal(bus.writeByte(0x40), true);
      assert.equal(bus.writeByte(7), true);
      bus.start();
      assert.equal(bus.writeByte(0x41), true);
      assert.equal(bus.readByte(false), 0x42);
      bus.stop();
      assert.deepEqual(device.log, ["W", "7", "R", "P"]);
    });

    it("records the same bytes", () => {
      const board = withDevices(new Registers(0x20));
      const bus = make(board);
      bus.write(0x20, Uint8Array.of(5, 0xaa), false);
      bus.read(0x20, new Uint8Array(2), true);
      bus.write(0x31, Uint8Array.of(1), true);
      assert.deepEqual(
        transfers(board).map((t) => [[...t.bytes], [...t.acks], t.repeatedStart, t.stopped]),
        [
          [[0x40, 5, 0xaa], [1, 1, 1], false, false],
          [[0x41, 0, 0], [1, 1, 0], true, true],
          [[0x62], [0], false, true],
        ],
      );
    });
  });
}

describe("I2C wires", () => {
  it("take as long as the frequency says", () => {
    const board = withDevices(new Registers(0x20));
    const bus = peripheral(board, { frequencyHz: 400_000 });
    const before = board.clock.currentUs;
    bus.write(0x20, new Uint8Array(99), true);
    // Start, 100 bytes of nine bits, stop; 2.5 us a bit.
    assert.equal(Math.round((board.clock.currentUs - before) * 10) / 10, (100 * 9 + 2) * 2.5);
    const [transfer] = transfers(board);
    assert.equal(transfer?.frequencyHz, 400_000);
    assert.equal((transfer?.byteAtUs[1] as number) - (transfer?.byteAtUs[0] as number), 22.5);
  });

  it("do not work without pull-ups, which is reported once", () => {
    const board = newBoard();
    i2cBus(board, board.wireAt(SCL), board.wireAt(SDA)).attach(new Registers(0x20));
    const bus = peripheral(board);
    assert.equal(bus.write(0x20, Uint8Array.of(1), true).kind, "timeout");
    assert.equal(bus.write(0x20, Uint8Array.of(1), true).kind, "timeout");
    assert.deepEqual(
      board.warnings.all.map((w) => w.message),
      ["test: GPIO0, the clock wire, has no pull-up; I2C needs one on each wire"],
    );
    assert.equal(peripheral(board, { pullUps: true }).write(0x20, Uint8Array.of(1), true).kind, "ok");
  });

  it("held low: a peripheral gives up, a bus of any pins takes it for an acknowledgement", () => {
    const board = withDevices(new Registers(0x20));
    board.wireAt(SDA).drive({ label: "fault" }, { volts: 0, strength: "strong" });
    assert.equal(peripheral(board).write(0x50, Uint8Array.of(1), true).kind, "timeout");
    const setup = { scl: SCL, sda: SDA, frequencyHz: 100_000, timeoutUs: 1000 };
    const soft = board.claimBus("i2c", "soft", setup, owner);
    assert.equal(soft.write(0x50, Uint8Array.of(1), true).kind, "ok");
    const into = new Uint8Array(2).fill(9);
    soft.read(0x50, into, true);
    assert.deepEqual([...into], [0, 0]);
  });

  it("can lose and get devices", () => {
    const board = withDevices();
    const bus = peripheral(board);
    assert.equal(bus.write(0x20, new Uint8Array(), true).kind, "no-ack");
    const unplug = i2cBus(board, board.wireAt(SCL), board.wireAt(SDA)).attach(new Registers(0x20));
    assert.equal(bus.write(0x20, new Uint8Array(), true).kind, "ok");
    unplug();
    assert.equal(bus.write(0x20, new Uint8Array(), true).kind, "no-ack");
  });
});
