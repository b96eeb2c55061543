import assert from "node:assert/strict";
import { BitbangOneWire } from "../../../runtime-hal/bitbang/onewire.js";
import type { OneWireTarget } from "../../../runtime-hal/sim/bus/onewire-target.js";
import { oneWireBus } from "../../../runtime-hal/sim/bus/onewire-wires.js";
import { recordsOf } from "../../../runtime-hal/sim/bus/records.js";
import { newBoard, pullUp } from "./bench.js";

/** Takes a byte, and then sends it back inverted. */
class Inverter implements OneWireTarget {
  readonly got: number[] = [];
  private received: number[] = [];
  private sending: number[] = [];
  present = true;

  reset(): boolean {
    this.received = [];
    this.sending = [];
    return this.present;
  }

  writeBit(bit: 0 | 1): void {
    this.received.push(bit);
    if (this.received.length < 8) return;
    this.got.push(this.received.reduce((byte, b, i) => byte | (b << i), 0));
    this.sending = this.received.map((b) => 1 - b);
    this.received = [];
  }

  readBit(): 0 | 1 | undefined {
    return this.sending.shift() as 0 | 1 | undefined;
  }
}

function wired(...devices: OneWireTarget[]) {
  const board = newBoard();
  pullUp(board.wireAt(0));
  for (const device of devices) oneWireBus(board, board.wireAt(0)).attach(device);
  board.pin(0).configure({ mode: "open-drain", pull: "none", initial: 1 });
  return { board, wire: new BitbangOneWire(board.pin(0), board.clock) };
}

describe("1-Wire bus", () => {
  it("tells whether anybody is there", () => {
    const device = new Inverter();
    const { board, wire } = wired(device);
    const before = board.clock.currentUs;
    assert.equal(wire.reset(), true);
    assert.ok(Math.abs(board.clock.currentUs - before - 960) < 10);
    device.present = false;
    assert.equal(wire.reset(), false);
    assert.equal(wired().wire.reset(), false);
  });

  it("carries bytes both ways, slot by slot", () => {
    const device = new Inverter();
    const { board, wire } = wired(device);
    wire.reset();
    wire.writeByte(0xa7);
    assert.equal(wire.readByte(), 0x58);
    wire.writeByte(0x01);
    assert.equal(wire.readByte(), 0xfe);
    // Nobody sends any more.
    assert.equal(wire.readByte(), 0xff);
    wire.reset();
    assert.deepEqual(device.got, [0xa7, 0x01, 0xff]);
    const [first, second] = recordsOf(board).all;
    assert.ok(first?.kind === "onewire" && second?.kind === "onewire");
    assert.deepEqual([...first.bytes], [0xa7, 0x58, 0x01, 0xfe, 0xff]);
    assert.deepEqual([first.present, second.present, second.bytes.length], [true, true, 0]);
  });

  it("lets zeros win when several devices send", () => {
    const { wire } = wired(new Inverter(), {
      reset: () => true,
      writeBit: () => {},
      readBit: (() => {
        let slots = 0;
        return () => (slots++ < 8 ? undefined : (((0b0110_0110 >> (slots - 9)) & 1) as 0 | 1));
      })(),
    });
    wire.reset();
    // The reset was a slot for the second device too.
    wire.writeByte(0x0f);
    assert.equal(wire.readByte() & 0x0f, 0);
  });
});
