/** Edges that are drawn for transfers: played on the wires of another board, its devices must see the same bytes. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { i2cBus } from "../../../runtime-hal/sim/bus/i2c-bus.js";
import { pixelLine } from "../../../runtime-hal/sim/bus/pixel-line.js";
import { spiBus } from "../../../runtime-hal/sim/bus/spi-bus.js";
import type { SpiMode } from "../../../runtime-hal/sim/bus/spi-device.js";
import { connectPeer } from "../../../runtime-hal/sim/bus/uart-remote.js";
import type { SimBoard } from "../../../runtime-hal/sim/board.js";
import { writeVcd } from "../../../runtime-hal/sim/export/vcd.js";
import { recordingOf } from "../../../runtime-hal/sim/recording.js";
import { folderWith } from "../../helpers/halpy.js";
import { Echo, newBoard, owner, pullUp, Registers } from "../bus/bench.js";

/** Drives the wires of a board as those of the other one were. */
function replay(from: SimBoard, to: SimBoard): void {
  for (const { name, changes } of recordingOf(from).signals) {
    const net = to.wireAt(Number(name.replace("GPIO", "")));
    const driver = { label: "replay" };
    let first = true;
    for (const { timeUs, level } of changes()) {
      const drive = level === 0 ? ({ volts: 0, strength: "strong" } as const) : undefined;
      // High is left to a pull-up, so that devices can answer. The wire begins as it was when it came into use.
      to.clock.schedule(first ? 0 : timeUs, () => net.drive(driver, drive));
      first = false;
    }
    to.clock.sleepUs(0);
    pullUp(net);
  }
  to.clock.sleepUs(from.clock.currentUs + 1000);
}

function i2cBoard(): { board: SimBoard; device: Registers } {
  const board = newBoard();
  const device = new Registers(0x20);
  i2cBus(board, board.wireAt(0), board.wireAt(1)).attach(device);
  pullUp(board.wireAt(0));
  pullUp(board.wireAt(1));
  return { board, device };
}

describe("edges of transfers", () => {
  it("of I2C: starts, acknowledgements, stretched clocks, stops", () => {
    const first = i2cBoard();
    first.device.stretch = 30;
    const bus = first.board.claimBus(
      "i2c",
      0,
      { scl: 0, sda: 1, frequencyHz: 400_000, timeoutUs: 1000 },
      owner,
    );
    bus.write(0x20, Uint8Array.of(5, 0xa0, 0x0b), false);
    bus.read(0x20, new Uint8Array(2), true);
    bus.write(0x55, Uint8Array.of(1), true);
    bus.write(0x20, Uint8Array.of(5), true);
    const second = i2cBoard();
    replay(first.board, second.board);
    assert.deepEqual(second.device.log, first.device.log);
    assert.deepEqual(second.device.memory, first.device.memory);
    assert.deepEqual(
      recordingOf(first.board).annotations.map((a) => a.text),
      ["write 0x20: 05 a0 0b", "read 0x20: 00 00", "write 0x55: not acknowledged", "write 0x20: 05"],
    );
  });

  for (const mode of [0, 1, 2, 3] as const) {
    it(`of SPI in mode ${mode}`, () => {
      const got = [newBoard(), newBoard()].map((board) => {
        const device = new Echo();
        const place = {
          sck: board.wireAt(0),
          mosi: board.wireAt(1),
          cs: board.wireAt(3),
          mode: mode as SpiMode,
        };
        spiBus(board, board.wireAt(0)).attach(place, device);
        return { board, device };
      });
      const [first, second] = got as [(typeof got)[0], (typeof got)[0]];
      const { board } = first;
      board.pin(3).configure({ mode: "out", pull: "none", initial: 1 });
      const setup = { sck: 0, mosi: 1, miso: 2, baudrate: 500_000, bits: 8, lsbFirst: false };
      const bus = board.claimBus(
        "spi",
        1,
        { ...setup, polarity: (mode >> 1) as 0 | 1, phase: (mode & 1) as 0 | 1 },
        owner,
      );
      for (const bytes of [
        [0x81, 0x00],
        [0x7e, 0xff, 0x01],
      ]) {
        board.pin(3).write(0);
        bus.transfer(Uint8Array.from(bytes), new Uint8Array(bytes.length));
        board.pin(3).write(1);
        board.clock.sleepUs(5);
      }
      replay(board, second.board);
      assert.deepEqual(second.device.got, first.device.got);
      assert.equal(second.device.got.length, 5);
    });
  }

  it("of a serial line and a pixel strip", () => {
    const board = newBoard();
    const setup = { tx: 0, rx: undefined, baudrate: 115_200, bits: 8, parity: "none", stop: 1 } as const;
    const uart = board.claimBus(
      "uart",
      1,
      { ...setup, txBuffer: 64, rxBuffer: 16, inverted: { tx: false, rx: false } },
      owner,
    );
    uart.write(Uint8Array.of(0x00, 0xff, 0x41));
    board.pin(1).configure({ mode: "out", pull: "none" });
    board.claim("bitstream", 1, owner).send([400, 850, 800, 450], Uint8Array.of(0x0f, 0x80));
    board.clock.sleepUs(1000);
    const other = newBoard();
    const heard: number[] = [];
    connectPeer(other, { rx: other.wireAt(0) }, setup, { receive: (b) => heard.push(b), attach: () => {} });
    const shown: number[] = [];
    pixelLine(other, other.wireAt(1)).attach((bytes) => shown.push(...bytes));
    replay(board, other);
    assert.deepEqual(heard, [0x00, 0xff, 0x41]);
    assert.deepEqual(shown, [0x0f, 0x80]);
    assert.deepEqual(
      recordingOf(board)
        .annotations.map((a) => `${a.bus}: ${a.text}`)
        .sort(),
      ["test GPIO0: \\x00\\xffA", "test: 0f 80"],
    );
  });

  it("are read by sigrok-cli, where that is installed", function () {
    this.timeout(60_000);
    if (spawnSync("sigrok-cli", ["--version"]).status !== 0) this.skip();
    const { board } = i2cBoard();
    const bus = board.claimBus("i2c", 0, { scl: 0, sda: 1, frequencyHz: 100_000, timeoutUs: 1000 }, owner);
    bus.write(0x20, Uint8Array.of(0x05, 0xa5), true);
    const spi = { sck: 2, mosi: 3, miso: undefined, baudrate: 1e6, polarity: 0, phase: 0 } as const;
    board.pin(4).configure({ mode: "out", pull: "none", initial: 1 });
    board.pin(4).write(0);
    board
      .claimBus("spi", 1, { ...spi, bits: 8, lsbFirst: false }, owner)
      .transfer(Uint8Array.of(0x9f, 0x00), new Uint8Array(2));
    board.pin(4).write(1);
    const line = { tx: 5, rx: undefined, baudrate: 9600, bits: 8, parity: "none", stop: 1 } as const;
    board
      .claimBus("uart", 1, { ...line, txBuffer: 9, rxBuffer: 9, inverted: { tx: false, rx: false } }, owner)
      .write(Uint8Array.of(0x48, 0x69));
    board.clock.sleepUs(10_000);
    const file = join(folderWith({}), "buses.vcd");
    writeFileSync(file, [...writeVcd(recordingOf(board))].join(""));
    const decode = (decoder: string, shown: string): string[] => {
      const { stdout } = spawnSync("sigrok-cli", ["-i", file, "-P", decoder, "-A", shown], {
        encoding: "utf8",
      });
      return stdout
        .trim()
        .split("\n")
        .map((text) => text.replace(/^\S+ /, ""));
    };
    const i2c = decode("i2c:scl=GPIO0:sda=GPIO1", "i2c=address-write:data-write:ack:nack:start:stop");
    assert.deepEqual(
      i2c.filter((text) => text !== "Write"),
      ["Start", "Address write: 20", "ACK", "Data write: 05", "ACK", "Data write: A5", "ACK", "Stop"],
    );
    assert.deepEqual(decode("spi:clk=GPIO2:mosi=GPIO3:cs=GPIO4", "spi=mosi-data"), ["9F", "00"]);
    assert.deepEqual(decode("uart:tx=GPIO5:baudrate=9600", "uart=tx-data"), ["48", "69"]);
  });
});
