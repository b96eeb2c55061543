import assert from "node:assert/strict";
import type { UartPort, UartSetup } from "../../../runtime-hal/hal/uart.js";
import type { SimBoard } from "../../../runtime-hal/sim/board.js";
import { recordsOf } from "../../../runtime-hal/sim/bus/records.js";
import { connectPeer } from "../../../runtime-hal/sim/bus/uart-remote.js";
import { newBoard, owner } from "./bench.js";

const TX = 0;
const RX = 1;

const setup: UartSetup = {
  tx: TX,
  rx: RX,
  baudrate: 10_000,
  bits: 8,
  parity: "none",
  stop: 1,
  txBuffer: 64,
  rxBuffer: 16,
  inverted: { tx: false, rx: false },
};

const port = (board: SimBoard, options: Partial<UartSetup> = {}): UartPort =>
  board.claimBus("uart", 1, { ...setup, ...options }, owner);

function received(port: UartPort): number[] {
  const into = new Uint8Array(64);
  return [...into.subarray(0, port.read(into))];
}

/** Something at the other end that notes what it gets. */
function peerOn(board: SimBoard, baudrate = 10_000): { got: number[]; send: (data: Uint8Array) => void } {
  const end = { got: [] as number[], send: (_data: Uint8Array): void => {} };
  connectPeer(
    board,
    { rx: board.wireAt(TX), tx: board.wireAt(RX) },
    { baudrate },
    { receive: (byte) => end.got.push(byte), attach: (send) => (end.send = send) },
  );
  return end;
}

describe("simulated UART", () => {
  it("sends at the speed of the line", () => {
    const board = newBoard();
    const peer = peerOn(board);
    const uart = port(board);
    const start = board.clock.currentUs;
    assert.equal(uart.write(Uint8Array.of(1, 2, 3)), 3);
    assert.equal(uart.txDone(), false);
    board.clock.sleepUs(1999);
    assert.deepEqual(peer.got, [1]);
    board.clock.sleepUs(1);
    assert.deepEqual(peer.got, [1, 2]);
    board.clock.sleepUs(1000);
    assert.equal(uart.txDone(), true);
    const [record] = recordsOf(board).all;
    assert.ok(record?.kind === "uart");
    assert.deepEqual([[...record.bytes], record.startUs - start, record.endUs - start], [[1, 2, 3], 0, 3000]);
  });

  it("takes as much as its buffer holds", () => {
    const board = newBoard();
    const uart = port(board, { txBuffer: 4 });
    // The first byte leaves the buffer at once.
    assert.equal(uart.write(new Uint8Array(3)), 3);
    assert.equal(uart.room(), 2);
    assert.equal(uart.write(new Uint8Array(5)), 2);
    assert.equal(uart.write(new Uint8Array(5)), 0);
    board.clock.sleepUs(1000);
    assert.equal(uart.write(new Uint8Array(5)), 1);
  });

  it("receives; what does not fit is lost", () => {
    const board = newBoard();
    const peer = peerOn(board);
    const uart = port(board, { rxBuffer: 3 });
    let calls = 0;
    uart.listen({ received: () => calls++ });
    assert.equal(uart.idleUs(), undefined);
    peer.send(Uint8Array.of(10, 20, 30, 40));
    board.clock.sleepUs(4500);
    assert.equal(uart.available(), 3);
    assert.equal(uart.idleUs(), 500);
    assert.deepEqual(received(uart), [10, 20, 30]);
    assert.equal(calls, 4);
  });

  it("hears itself over a wire, and another port of the chip", () => {
    const board = newBoard();
    board.connect(board.wireAt(TX), board.wireAt(RX));
    board.connect(board.wireAt(TX), board.wireAt(3));
    const uart = port(board, { parity: "even", stop: 2 });
    const other = port(board, { tx: undefined, rx: 3, parity: "even" });
    uart.write(Uint8Array.of(0x55, 0xff));
    board.clock.sleepUs(10_000);
    assert.deepEqual(received(uart), [0x55, 0xff]);
    assert.deepEqual(received(other), [0x55, 0xff]);
  });

  it("gets from a line of another speed what the edges look like to it", () => {
    const board = newBoard();
    const peer = peerOn(board, 16_000);
    const uart = port(board);
    // Bits of 62.5 us, looked at after 150, 250, ... us: number 2, 4, 5, 7, 8 and then the idle line.
    peer.send(Uint8Array.of(0x55));
    board.clock.sleepUs(5000);
    assert.deepEqual(received(uart), [0b1110_1100]);
    // A slow 0 looks like a break to a fast receiver, and the end of it is no byte.
    let breaks = 0;
    const fast = port(board, { baudrate: 40_000, tx: undefined });
    fast.listen({ broken: () => breaks++ });
    peer.send(Uint8Array.of(0));
    board.clock.sleepUs(5000);
    assert.equal(breaks, 1);
  });

  it("notices a wrong parity by the edges, but gives the byte", () => {
    const board = newBoard();
    board.connect(board.wireAt(TX), board.wireAt(RX));
    const even = port(board, { rx: undefined, parity: "even" });
    const odd = port(board, { tx: undefined, parity: "odd" });
    even.write(Uint8Array.of(0x41));
    board.clock.sleepUs(5000);
    assert.deepEqual(received(odd), [0x41]);
  });

  it("sends a break, and notices one", () => {
    const board = newBoard();
    board.connect(board.wireAt(TX), board.wireAt(RX));
    const uart = port(board);
    let breaks = 0;
    uart.listen({ broken: () => breaks++ });
    const start = board.clock.currentUs;
    uart.sendBreak(13);
    assert.equal(board.clock.currentUs - start, 1300);
    uart.write(Uint8Array.of(7));
    board.clock.sleepUs(5000);
    assert.equal(breaks, 1);
    assert.deepEqual(received(uart), [7]);
  });

  it("reads a byte that a program makes with a pin", () => {
    const board = newBoard();
    const pin = board.pin(RX);
    pin.configure({ mode: "out", pull: "none", initial: 1 });
    const uart = port(board, { tx: undefined });
    pin.configure({ mode: "out", pull: "none", initial: 1 });
    for (const level of [0, 1, 0, 0, 0, 0, 0, 1, 0, 1] as const) {
      pin.write(level);
      board.clock.sleepUs(100);
    }
    board.clock.sleepUs(1000);
    assert.deepEqual(received(uart), [0x41]);
  });

  it("moves the wire for a program that reads the pin itself, inverted too", () => {
    const board = newBoard();
    const peer = peerOn(board);
    const levels: number[] = [];
    peer.send(Uint8Array.of(0x41));
    board.clock.sleepUs(50);
    for (let i = 0; i < 10; i++) {
      levels.push(board.wireAt(RX).level());
      board.clock.sleepUs(100);
    }
    assert.deepEqual(levels, [0, 1, 0, 0, 0, 0, 0, 1, 0, 1]);
    const uart = port(board, { inverted: { tx: true, rx: false } });
    assert.equal(board.wireAt(TX).level(), 0);
    uart.close();
  });
});
