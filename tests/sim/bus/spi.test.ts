import assert from "node:assert/strict";
import { BitbangSpi } from "../../../runtime-hal/bitbang/spi.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import type { SimBoard } from "../../../runtime-hal/sim/board.js";
import { recordsOf } from "../../../runtime-hal/sim/bus/records.js";
import { spiBus } from "../../../runtime-hal/sim/bus/spi-bus.js";
import type { SpiMode } from "../../../runtime-hal/sim/bus/spi-device.js";
import { Echo, newBoard, owner } from "./bench.js";

const [SCK, MOSI, MISO, CS, CS2] = [0, 1, 2, 3, 4] as const;

function attach(board: SimBoard, target: Echo, mode: SpiMode, cs: number = CS): void {
  spiBus(board, board.wireAt(SCK)).attach(
    {
      sck: board.wireAt(SCK),
      mosi: board.wireAt(MOSI),
      miso: board.wireAt(MISO),
      cs: board.wireAt(cs),
      mode,
    },
    target,
  );
}

const settings = (mode: SpiMode, options = {}) => ({
  baudrate: 1_000_000,
  polarity: (mode >> 1) as 0 | 1,
  phase: (mode & 1) as 0 | 1,
  bits: 8,
  lsbFirst: false,
  ...options,
});

const peripheral = (board: SimBoard, mode: SpiMode, options = {}): SpiController =>
  board.claimBus("spi", 1, { sck: SCK, mosi: MOSI, miso: MISO, ...settings(mode, options) }, owner);

const bitbang = (board: SimBoard, mode: SpiMode, options = {}): SpiController =>
  new BitbangSpi(board.pin(SCK), board.pin(MOSI), board.pin(MISO), board.clock, settings(mode, options));

const select = (board: SimBoard, level: 0 | 1, cs: number = CS): void =>
  board.pin(cs).configure({ mode: "out", pull: "none", initial: level });

for (const [name, make] of [
  ["a peripheral", peripheral],
  ["moved pins", bitbang],
] as const) {
  describe(`SPI by ${name}`, () => {
    for (const mode of [0, 1, 2, 3] as const) {
      it(`exchanges bytes in mode ${mode}`, () => {
        const board = newBoard();
        const device = new Echo();
        select(board, 1);
        attach(board, device, mode);
        const bus = make(board, mode);
        select(board, 0);
        const into = new Uint8Array(4);
        bus.transfer(Uint8Array.of(0x01, 0x80, 0x5c, 0xff), into);
        select(board, 1);
        assert.deepEqual(device.got, [0x01, 0x80, 0x5c, 0xff]);
        assert.deepEqual([...into], [0xa5, 0x01, 0x80, 0x5c]);
        assert.equal(device.selections, 1);
        const [record] = recordsOf(board).all;
        assert.ok(record?.kind === "spi");
        assert.deepEqual([...record.out], device.got);
        assert.deepEqual([...record.in], [...into]);
      });
    }

    it("reaches the selected one of two devices", () => {
      const board = newBoard();
      const devices = [new Echo(), new Echo()] as const;
      for (const cs of [CS, CS2]) select(board, 1, cs);
      attach(board, devices[0], 0, CS);
      attach(board, devices[1], 0, CS2);
      const bus = make(board, 0);
      select(board, 0, CS2);
      const into = new Uint8Array(1);
      bus.transfer(Uint8Array.of(0x33), into);
      assert.deepEqual([devices[0].got, devices[1].got], [[], [0x33]]);
      assert.equal(into[0], 0xa5);
    });

    it("sends the least significant bit first", () => {
      const board = newBoard();
      const device = new Echo();
      attach(board, device, 0);
      const bus = make(board, 0, { lsbFirst: true });
      select(board, 0);
      const into = new Uint8Array(2);
      bus.transfer(Uint8Array.of(0x01, 0x0c), into);
      assert.deepEqual(device.got, [0x80, 0x30]);
      assert.deepEqual([...into], [0xa5, 0x01]);
    });

    it("takes what it sends, if its wires are connected", () => {
      const board = newBoard();
      board.connect(board.wireAt(MISO), board.wireAt(MOSI));
      const bus = make(board, 0);
      const bytes = Uint8Array.of(1, 2, 0xfe);
      bus.transfer(bytes, bytes);
      assert.deepEqual([...bytes], [1, 2, 0xfe]);
    });
  });
}

describe("SPI wires", () => {
  it("take as long as the clock rate says", () => {
    const board = newBoard();
    const bus = peripheral(board, 0, { baudrate: 40_000_000 });
    const before = board.clock.currentUs;
    bus.transfer(new Uint8Array(1000), new Uint8Array(1000));
    assert.equal(Math.round((board.clock.currentUs - before) * 1000) / 1000, 200);
  });

  it("give shifted answers in the wrong mode, and say so", () => {
    const board = newBoard();
    const device = new Echo();
    attach(board, device, 1);
    const bus = peripheral(board, 0);
    select(board, 0);
    const into = new Uint8Array(2);
    bus.transfer(Uint8Array.of(0x81, 0), into);
    assert.deepEqual([...into], [0xa5 >> 1, 0x80 | (0x81 >> 1)]);
    assert.match(board.warnings.all[0]?.message ?? "", /mode 0 .*works in mode 1; bits come shifted/);
  });

  it("without an answering device read as the level of the wire", () => {
    const board = newBoard();
    const bus = peripheral(board, 0);
    const into = new Uint8Array(1);
    board.wireAt(MISO).drive({ label: "pull-up" }, { volts: 3.3, strength: "weak" });
    bus.transfer(Uint8Array.of(0), into);
    assert.equal(into[0], 0xff);
  });

  it("carry frames of other lengths than a byte", () => {
    const board = newBoard();
    const device = new Echo();
    attach(board, device, 0);
    const bus = peripheral(board, 0, { bits: 4 });
    select(board, 0);
    const into = new Uint8Array(4);
    bus.transfer(Uint8Array.of(0x3, 0xc, 0x5, 0x5), into);
    assert.deepEqual(device.got, [0x3c, 0x55]);
    assert.deepEqual([...into], [0xa, 0x5, 0x3, 0xc]);
  });
});
