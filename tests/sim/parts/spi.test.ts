import assert from "node:assert/strict";
import { SpiBench } from "../../helpers/part-bench.js";
import { wiredBoard } from "../../helpers/wired-board.js";

describe("spi-device", () => {
  it("answers requests and has registers", async () => {
    const wired = await wiredBoard(`parts:
  p:
    type: spi-device
    sck: GPIO18
    mosi: GPIO23
    miso: GPIO19
    cs: GPIO5
    replies: {9f: "ef 40 18"}
    registers: {0x0f: 0x33, 0x20: [1, 2]}
`);
    const spi = new SpiBench(wired, 5);
    assert.deepEqual(spi.transfer(0x9f, 0, 0, 0, 0).slice(1), [0xef, 0x40, 0x18, 0xff]);
    assert.deepEqual(spi.transfer(0x8f, 0), [0xff, 0x33]);
    spi.transfer(0x20, 7, 8);
    assert.equal(wired.probe("p", "received"), "20 07 08");
    assert.deepEqual(spi.transfer(0xa0, 0, 0, 0).slice(1), [7, 8, 0]);
  });
});

describe("mcp3008", () => {
  it("converts single-ended and differential", async () => {
    const wired = await wiredBoard(`parts:
  p: {type: mcp3008, clk: GPIO18, din: GPIO23, dout: GPIO19, cs: GPIO5, ch0: GPIO32, ch1: GPIO33}
events:
  - at 0: set GPIO32 1.65V
  - at 0: set GPIO33 0.5V
`);
    const spi = new SpiBench(wired, 5);
    const convert = (config: number): number => {
      const answer = spi.transfer(1, config << 4, 0) as [number, number, number];
      assert.equal(answer[1] & 4, 0);
      return ((answer[1] & 3) << 8) | answer[2];
    };
    assert.deepEqual([8, 9, 0, 1, 10].map(convert), [512, 155, 356, 0, 0]);
    assert.equal(wired.probe("p", "conversions"), 5);
  });

  it("answers a program that moves the wires itself", async () => {
    const wired = await wiredBoard(`parts:
  p: {type: mcp3008, clk: GPIO18, din: GPIO23, dout: GPIO19, cs: GPIO5, ch0: GPIO32}
events:
  - at 0: set GPIO32 2.5V
`);
    const bits = (byte: number): number[] => Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1);
    for (const pin of [18, 23]) wired.out(pin, 0);
    wired.out(5, 1);
    wired.board.pin(5).write(0);
    const got: number[] = [];
    for (const bit of [...bits(1), ...bits(0x80), ...bits(0)]) {
      wired.board.pin(23).write(bit as 0 | 1);
      wired.pass(1);
      got.push(wired.board.wireAt(19).level());
      wired.board.pin(18).write(1);
      wired.pass(1);
      wired.board.pin(18).write(0);
    }
    assert.equal(parseInt(got.slice(14).join(""), 2), Math.floor((2.5 / 3.3) * 1024));
  });
});

describe("74hc595", () => {
  it("shows what was shifted in when it is latched, two in a chain", async () => {
    const wired = await wiredBoard(`parts:
  p: {type: 74hc595, ser: GPIO23, srclk: GPIO18, rclk: GPIO5, chips: 2, qa: GPIO32, qh: GPIO33, q2b: GPIO25, oe: GPIO4}
`);
    wired.out(5, 0);
    wired.out(4, 0);
    const spi = new SpiBench(wired, undefined);
    spi.transfer(0b00000010, 0b10000000);
    const outputs = (): number[] => [32, 33, 25].map((pin) => wired.board.wireAt(pin).level());
    assert.deepEqual(outputs(), [0, 0, 0]);
    wired.board.pin(5).write(1);
    assert.deepEqual(outputs(), [0, 1, 1]);
    assert.deepEqual([wired.probe("p", "bits"), wired.probe("p", "value")], ["0000001010000000", 0x280]);
    wired.out(4, 1);
    assert.equal(wired.board.wireAt(33).floating(), true);
  });

  it("is fed by moving the pins", async () => {
    const wired = await wiredBoard("parts:\n  p: {type: 74hc595, ser: GPIO23, srclk: GPIO18, rclk: GPIO5}\n");
    for (const pin of [5, 18, 23]) wired.out(pin, 0);
    for (const bit of [1, 0, 1, 1, 0, 0, 0, 1] as const) {
      wired.board.pin(23).write(bit);
      wired.pulse(18, 1);
    }
    wired.pulse(5, 1);
    assert.equal(wired.probe("p", "bits"), "10110001");
  });
});

describe("74hc165", () => {
  it("takes its inputs over and shifts them out, H first, two in a chain", async () => {
    const wired = await wiredBoard(
      "parts:\n  p: {type: 74hc165, sh_ld: GPIO5, clk: GPIO18, qh: GPIO19, qh_inv: GPIO21, clk_inh: GPIO4, chips: 2, h: GPIO25, b: GPIO26, g2: GPIO27, pull: up}\n",
    );
    for (const pin of [4, 18, 25, 27]) wired.out(pin, 0);
    wired.out(26, 1);
    wired.out(5, 1);
    wired.pulse(5, 0);
    wired.out(26, 0);
    const bits = (): string => {
      let text = "";
      for (let i = 0; i < 16; i++) {
        text += wired.board.wireAt(19).level();
        assert.notEqual(wired.board.wireAt(21).level(), wired.board.wireAt(19).level());
        wired.pulse(18, 1);
      }
      return text;
    };
    assert.equal(bits(), "0111111110111111");
    assert.deepEqual([wired.probe("p", "loads"), wired.probe("p", "value")], [1, 0xfdbe]);
    assert.equal(wired.board.wireAt(19).level(), 0, "nothing is behind the inputs");
    wired.board.pin(5).write(0);
    assert.equal(wired.board.wireAt(19).level(), 0);
    wired.board.pin(25).write(1);
    assert.equal(wired.board.wireAt(19).level(), 1, "while it is loaded the inputs go through");
    wired.board.pin(5).write(1);
    wired.board.pin(4).write(1);
    wired.pulse(18, 1);
    wired.pulse(18, 1);
    assert.equal(wired.board.wireAt(19).level(), 1, "the clock is stopped");
  });
});

describe("apa102", () => {
  it("takes frames with brightness", async () => {
    const wired = await wiredBoard("parts:\n  p: {type: apa102, clock: GPIO18, data: GPIO23, count: 3}\n");
    const spi = new SpiBench(wired, undefined);
    spi.transfer(
      0,
      0,
      0,
      0,
      0xff,
      0,
      0,
      255,
      0xe0 | 15,
      0,
      200,
      0,
      0xe0,
      255,
      255,
      255,
      0xff,
      0xff,
      0xff,
      0xff,
    );
    assert.equal(wired.probe("p", "pixels"), "#ff0000 #006100 #000000");
    assert.equal(wired.probe("p", "lit"), 2);
    spi.transfer(0, 0, 0, 0, 0xff, 9, 0, 0);
    assert.deepEqual([wired.probe("p", "first"), wired.probe("p", "updates")], ["#000009", 2]);
  });
});

describe("ssd1306 on SPI", () => {
  it("takes commands and data by the wire dc", async () => {
    const wired = await wiredBoard(
      "parts:\n  p: {type: ssd1306, sck: GPIO18, mosi: GPIO23, dc: GPIO4, cs: GPIO5, res: GPIO16, height: 32}\n",
    );
    wired.out(4, 0);
    wired.out(16, 1);
    const spi = new SpiBench(wired, 5);
    spi.transfer(0xa8, 31, 0x8d, 0x14, 0xa1, 0xc8, 0xaf, 0xb1, 0x02, 0x10);
    wired.board.pin(4).write(1);
    spi.transfer(0xff, 0x01);
    assert.deepEqual([wired.probe("p", "on"), wired.probe("p", "lit")], [true, 9]);
    const { rgb } = wired.part("p").picture!();
    assert.deepEqual([rgb[3 * (8 * 128 + 2)], rgb[3 * (8 * 128 + 3)], rgb[3 * (9 * 128 + 3)]], [255, 255, 0]);
    wired.pulse(16, 10);
    assert.equal(wired.probe("p", "on"), false);
  });
});
