import assert from "node:assert/strict";
import type { BitTiming } from "../../../runtime-hal/hal/bitstream.js";
import { pixelLine } from "../../../runtime-hal/sim/bus/pixel-line.js";
import { recordsOf } from "../../../runtime-hal/sim/bus/records.js";
import { newBoard, owner } from "./bench.js";

const FAST: BitTiming = [400, 850, 800, 450];
const SLOW: BitTiming = [800, 1700, 1600, 900];

function strip() {
  const board = newBoard();
  const shown: { bytes: number[]; timeUs: number }[] = [];
  board.pin(0).configure({ mode: "out", pull: "none" });
  pixelLine(board, board.wireAt(0)).attach((bytes, timeUs) => shown.push({ bytes: [...bytes], timeUs }));
  return { board, shown, output: board.claim("bitstream", 0, owner) };
}

describe("pixel strips", () => {
  for (const [name, timing] of [
    ["800 kHz", FAST],
    ["400 kHz", SLOW],
  ] as const) {
    it(`take bytes at ${name}, and show them after a pause`, () => {
      const { board, shown, output } = strip();
      const start = board.clock.currentUs;
      output.send(timing, Uint8Array.of(0xff, 0x00, 0xa5));
      const bitUs = (timing[0] + timing[1]) / 1000;
      assert.equal(Math.round((board.clock.currentUs - start) * 100) / 100, 24 * bitUs);
      assert.equal(shown.length, 0);
      board.clock.sleepUs(60);
      assert.deepEqual(
        shown.map((s) => s.bytes),
        [[0xff, 0x00, 0xa5]],
      );
      assert.equal(recordsOf(board).all[0]?.kind, "bitstream");
    });
  }

  it("take two transfers without a pause between them for one picture", () => {
    const { board, shown, output } = strip();
    output.send(FAST, Uint8Array.of(1, 2, 3));
    output.send(FAST, Uint8Array.of(4, 5, 6));
    board.clock.sleepUs(100);
    output.send(FAST, Uint8Array.of(7, 8, 9));
    board.clock.sleepUs(100);
    assert.deepEqual(
      shown.map((s) => s.bytes),
      [
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9],
      ],
    );
  });

  it("misread bits of the wrong lengths", () => {
    const { board, shown, output } = strip();
    output.send([700, 600, 800, 450], Uint8Array.of(0, 0, 0));
    board.clock.sleepUs(100);
    assert.deepEqual(shown[0]?.bytes, [0xff, 0xff, 0xff]);
  });

  it("see the edges that somebody else makes", () => {
    const board = newBoard();
    const net = board.wireAt(0);
    const shown: number[][] = [];
    pixelLine(board, net).attach((bytes) => shown.push([...bytes]));
    const driver = { label: "fast logic" };
    for (const bit of [1, 0, 1, 0, 0, 0, 1, 1]) {
      net.drive(driver, { volts: 3.3, strength: "strong" });
      board.clock.busyUs(bit ? 0.8 : 0.4);
      net.drive(driver, { volts: 0, strength: "strong" });
      board.clock.busyUs(bit ? 0.45 : 0.85);
    }
    board.clock.sleepUs(60);
    assert.deepEqual(shown, [[0b1010_0011]]);
  });

  it("can be driven by the data wire of an SPI bus, three bits for one", () => {
    const { board, shown } = strip();
    const setup = {
      sck: 1,
      mosi: 0,
      miso: undefined,
      polarity: 0,
      phase: 0,
      bits: 8,
      lsbFirst: false,
    } as const;
    const spi = board.claimBus("spi", 1, { ...setup, baudrate: 2_500_000 }, owner);
    // 0 is 100, 1 is 110: the byte 0x0f.
    const bytes = Uint8Array.of(0b1001_0010, 0b0100_1101, 0b1011_0110);
    spi.transfer(bytes, new Uint8Array(3));
    board.clock.sleepUs(100);
    assert.deepEqual(shown[0]?.bytes, [0x0f]);
  });
});
