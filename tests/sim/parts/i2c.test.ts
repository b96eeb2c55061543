import assert from "node:assert/strict";
import {
  celsiusOf,
  fineTemperature,
  humidityOf,
  pascalOf,
} from "../../../runtime-hal/sim/part-support/bme280-math.js";
import { I2cBench } from "../../helpers/part-bench.js";
import { wiredBoard } from "../../helpers/wired-board.js";

const BUS = "scl: GPIO22, sda: GPIO21";

const near = (actual: unknown, wanted: number, within: number): void =>
  assert.ok(Math.abs(Number(actual) - wanted) <= within, `${actual} is not ${wanted} ± ${within}`);

async function bench(part: string, events = "") {
  const wired = await wiredBoard(`parts:\n  p: {${part}, ${BUS}}\n${events}`);
  return { wired, i2c: new I2cBench(wired) };
}

const signed = (high: number, low: number): number => (((high << 8) | low) << 16) >> 16;

describe("i2c-registers", () => {
  it("has the registers that the board file gives it", async () => {
    const { wired, i2c } = await bench(
      'type: i2c-registers, address: 0x40, count: 16, registers: {0: 0x12, 4: [1, 2, 3], "0x0a": 255}, read-only: [0], clear-on-read: [10]',
    );
    assert.deepEqual(i2c.from(0x40, 0, 6), [0x12, 0, 0, 0, 1, 2]);
    assert.equal(i2c.write(0x40, 0, 0x99, 0x55), true);
    assert.deepEqual(i2c.from(0x40, 0, 2), [0x12, 0x55]);
    assert.deepEqual([i2c.from(0x40, 10, 1), i2c.from(0x40, 10, 1)], [[255], [0]]);
    wired.part("p").actions!.poke!("0x05=0x77");
    assert.deepEqual(i2c.from(0x40, 5, 1), [0x77]);
    assert.equal(wired.probe("p", "written"), "00=99 01=55");
    assert.equal(i2c.write(0x41, 0), false);
  });

  it("can have values of two bytes and numbers of two", async () => {
    const { i2c } = await bench(
      "type: i2c-registers, address: 0x40, size: 2, order: little, pointer-bytes: 2, count: 512, registers: {256: 0x1234, 257: -2}",
    );
    assert.deepEqual(i2c.from(0x40, [1, 0], 4), [0x34, 0x12, 0xfe, 0xff]);
  });

  it("can stay at one register, as many sensors do", async () => {
    const { i2c } = await bench(
      "type: i2c-registers, address: 0x48, size: 2, increments: false, registers: {0: [0x15, 0x80], 1: 0x60}, clear-on-read: [1]",
    );
    assert.deepEqual(i2c.from(0x48, 0, 4), [0x15, 0x80, 0x15, 0x80]);
    i2c.write(0x48, 0, 0x16);
    assert.deepEqual(i2c.from(0x48, 0, 2), [0x16, 0x80]);
    assert.deepEqual(
      [i2c.from(0x48, 1, 2), i2c.from(0x48, 1, 2)],
      [
        [0, 0x60],
        [0, 0],
      ],
    );
  });
});

describe("bme280", () => {
  /** Reads it as a driver does that trusts the calibration. */
  const measure = (i2c: I2cBench): [number, number, number] => {
    const d = i2c.from(0x76, 0xf7, 8) as [number, number, number, number, number, number, number, number];
    const t = (d[3] << 12) | (d[4] << 4) | (d[5] >> 4);
    const p = (d[0] << 12) | (d[1] << 4) | (d[2] >> 4);
    const fine = fineTemperature(t);
    return [celsiusOf(t), pascalOf(p, fine) / 100, humidityOf((d[6] << 8) | d[7], fine)];
  };

  it("gives what is set, by its raw values and calibration, after its time", async () => {
    const { wired, i2c } = await bench("type: bme280, temperature: 21.5, pressure: 987.6, humidity: 43.2");
    assert.deepEqual(i2c.from(0x76, 0xd0, 1), [0x60]);
    assert.deepEqual(i2c.from(0x76, 0x88, 4), [27504 & 255, 27504 >> 8, 26435 & 255, 26435 >> 8]);
    assert.deepEqual(i2c.from(0x76, 0xf7, 8), [0x80, 0, 0, 0x80, 0, 0, 0x80, 0]);
    i2c.write(0x76, 0xf2, 5);
    i2c.write(0x76, 0xf4, (5 << 5) | (5 << 2) | 1);
    assert.deepEqual(i2c.from(0x76, 0xf3, 1), [8]);
    wired.pass(111_000);
    assert.deepEqual(i2c.from(0x76, 0xf3, 1), [8]);
    wired.pass(3000);
    assert.deepEqual(i2c.from(0x76, 0xf3, 1), [0]);
    const [t, p, h] = measure(i2c);
    near(t, 21.5, 0.005);
    near(p, 987.6, 0.02);
    near(h, 43.2, 0.02);
  });

  it("measures again and again in normal mode, coarser with less oversampling", async () => {
    const { wired, i2c } = await bench(
      "type: bme280, temperature: 21.5",
      "events:\n  - at 1s: set p.temperature -10",
    );
    i2c.write(0x76, 0xf4, (1 << 5) | (1 << 2) | 3);
    wired.pass(500_000);
    near(measure(i2c)[0], 21.5, 0.01);
    assert.equal((i2c.from(0x76, 0xf9, 1)[0] as number) & 0xf0, 0);
    wired.pass(1e6);
    near(measure(i2c)[0], -10, 0.01);
    i2c.write(0x76, 0xe0, 0xb6);
    assert.deepEqual(i2c.from(0x76, 0xf4, 1), [0]);
  });
});

describe("mma7660", () => {
  it("measures once it is active, and tells which side is up", async () => {
    const { wired, i2c } = await bench("type: mma7660, x: -0.5, z: 0.8");
    assert.deepEqual(i2c.from(0x4c, 0, 4), [0, 0, 0, 0]);
    i2c.write(0x4c, 7, 1);
    assert.deepEqual(i2c.from(0x4c, 0, 4), [0x40 - 11, 0, 17, 0b00101]);
    wired.part("p").set!.z!(-1.5);
    wired.part("p").set!.y!(1);
    assert.deepEqual(i2c.from(0x4c, 0, 4), [0x40 - 11, 21, 0x20, 0b11010]);
  });
});

describe("mpu6050", () => {
  it("sleeps first, then measures in its ranges", async () => {
    const { wired, i2c } = await bench("type: mpu6050, ax: 0.5, gz: -90, temperature: 30");
    assert.deepEqual(i2c.from(0x68, 0x75, 1), [0x68]);
    assert.deepEqual(i2c.from(0x68, 0x3b, 6), [0, 0, 0, 0, 0, 0]);
    i2c.write(0x68, 0x6b, 0);
    const read = (): number[] => {
      const d = i2c.from(0x68, 0x3b, 14);
      return Array.from({ length: 7 }, (_, i) => signed(d[2 * i] as number, d[2 * i + 1] as number));
    };
    assert.deepEqual(read(), [8192, 0, 16384, Math.round((30 - 36.53) * 340), 0, 0, -11790]);
    i2c.write(0x68, 0x1c, 3 << 3);
    i2c.write(0x68, 0x1b, 2 << 3);
    wired.part("p").set!.ax!(-16);
    assert.deepEqual(
      read().filter((_, i) => i !== 3),
      [-32768, 0, 2048, 0, 0, -2947],
    );
  });

  it("signals each sample", async () => {
    const { wired, i2c } = await bench("type: mpu6050, int: GPIO4");
    i2c.write(0x68, 0x6b, 0);
    i2c.write(0x68, 0x1a, 3);
    i2c.write(0x68, 0x19, 9);
    i2c.write(0x68, 0x38, 1);
    wired.pass(1000);
    assert.equal(wired.board.wireAt(4).level(), 1);
    assert.deepEqual(i2c.from(0x68, 0x3a, 1), [1]);
    assert.equal(wired.board.wireAt(4).level(), 0);
    wired.pass(10_000);
    assert.equal(wired.board.wireAt(4).level(), 1);
  });
});

describe("pcf8574", () => {
  it("drives low, reads inputs, and tells of changes", async () => {
    const { wired, i2c } = await bench("type: pcf8574, p0: GPIO4, p1: GPIO5, int: GPIO13", "");
    wired.input(13, "up");
    i2c.write(0x20, 0b11111110);
    assert.deepEqual([wired.input(4), wired.input(5)], [0, 1]);
    assert.deepEqual(i2c.read(0x20, 1), [0b11111110]);
    wired.out(5, 0);
    assert.equal(wired.board.wireAt(13).level(), 0);
    assert.deepEqual(i2c.read(0x20, 1), [0b11111100]);
    assert.equal(wired.board.wireAt(13).level(), 1);
    assert.deepEqual(wired.warnings, []);
  });
});

describe("hd44780", () => {
  async function display(extra = "") {
    const { wired, i2c } = await bench(`type: hd44780${extra}`);
    const nibble = (bits: number, rs: number): void => {
      const byte = (bits << 4) | 8 | rs;
      i2c.write(0x27, byte | 4);
      i2c.write(0x27, byte);
    };
    const send = (byte: number, rs = 0): void => {
      nibble(byte >> 4, rs);
      nibble(byte & 15, rs);
      wired.pass(byte <= 3 && rs === 0 ? 1600 : 40);
    };
    wired.pass(50_000);
    for (let i = 0; i < 3; i++) {
      nibble(3, 0);
      wired.pass(5000);
    }
    nibble(2, 0);
    wired.pass(100);
    for (const byte of [0x28, 0x0c, 0x06, 0x01]) send(byte);
    const text = (words: string): void => {
      for (const char of words) send(char.charCodeAt(0), 1);
    };
    return { wired, i2c, send, text };
  }

  it("shows what is written, on both lines, with characters of one's own", async () => {
    const { wired, send, text } = await display();
    text("Hello");
    send(0x80 | 0x40);
    text("21.5");
    send(0xdf, 1);
    text("C ");
    send(0, 1);
    assert.equal(wired.probe("p", "text"), "Hello\n21.5°C ▯");
    assert.deepEqual(
      [wired.probe("p", "on"), wired.probe("p", "backlight"), wired.probe("p", "lost")],
      [true, true, 0],
    );
    send(0x40);
    for (const row of [0x1f, 0, 0, 0, 0, 0, 0, 0x1f]) send(row, 1);
    const { width, height, rgb } = wired.part("p").picture!();
    assert.deepEqual([width, height], [97, 19]);
    // The first row of dots of the character at column 7 of the second line.
    const x = 7 * 6 + 1;
    assert.deepEqual([...rgb.subarray(3 * (10 * width + x), 3 * (10 * width + x) + 3)], [235, 240, 255]);
  });

  it("has four rows, shifts, and loses bytes that come too early", async () => {
    const { wired, i2c, send, text } = await display(", columns: 20, rows: 4");
    text("row0");
    send(0x80 | 0x54);
    text("row3");
    assert.equal(wired.probe("p", "text"), "row0\n\n\nrow3");
    send(0x18);
    assert.match(String(wired.probe("p", "text")), /^ow0\n/);
    // Clear takes 1.52 ms.
    for (const byte of [0x0c, 0x08, 0x1c, 0x18]) i2c.write(0x27, byte);
    text("x");
    assert.equal(wired.probe("p", "lost"), 1);
    assert.match(wired.warnings.join(), /p: a byte came \d+ µs too early/);
  });
});

describe("at24c32", () => {
  it("writes pages in its time, wraps around in them, and keeps everything", async () => {
    const { wired, i2c } = await bench('type: at24c32, contents: "hi"');
    assert.deepEqual(i2c.from(0x50, [0, 0], 3), [0x68, 0x69, 0xff]);
    assert.equal(i2c.write(0x50, 0, 31, 1, 2), true);
    assert.equal(i2c.write(0x50, 0, 0), false);
    wired.pass(5000);
    assert.deepEqual(i2c.from(0x50, [0, 31], 1), [1]);
    assert.deepEqual(i2c.from(0x50, [0, 0], 2), [2, 0x69]);
    assert.deepEqual([wired.probe("p", "writes"), wired.probe("p", "busy")], [1, false]);
    wired.part("p").reset!();
    assert.deepEqual(i2c.from(0x50, [0, 0], 1), [2]);
  });
});

describe("ds3231", () => {
  it("takes a date part by part, with dates that there are not in between", async () => {
    const { wired, i2c } = await bench('type: ds3231, time: "2001-01-31 12:00:00"');
    const parts = [0x58, 0x59, 0x23, 5, 0x29, 0x82, 0x24];
    for (const [register, byte] of parts.entries()) i2c.write(0x68, register, byte);
    assert.deepEqual(i2c.from(0x68, 0, 7), parts);
    wired.pass(2_000_000);
    assert.deepEqual(i2c.from(0x68, 0, 7), [0, 0, 0, 6, 1, 0x83, 0x24]);
    i2c.write(0x68, 4, 0x31, 0x12, 0x99);
    i2c.write(0x68, 0, 0x59, 0x59, 0x23);
    wired.pass(1_000_000);
    assert.deepEqual(i2c.from(0x68, 0, 7).slice(4), [1, 0x81, 0]);
  });

  it("keeps time, is set, and carries over months and leap days", async () => {
    const { wired, i2c } = await bench('type: ds3231, time: "2024-02-28 23:59:58"');
    assert.deepEqual(i2c.from(0x68, 0, 7), [0x58, 0x59, 0x23, 4, 0x28, 0x02, 0x24]);
    wired.pass(2.1e6);
    assert.equal(wired.probe("p", "time"), "2024-02-29 00:00:00");
    i2c.write(0x68, 0, 0x30, 0x59, 0x23, 7, 0x31, 0x12, 0x99);
    wired.pass(30.5e6);
    assert.deepEqual(i2c.from(0x68, 0, 7), [0, 0, 0, 1, 1, 0x81, 0]);
    i2c.write(0x68, 2, 0x40 | 0x20 | 0x11);
    assert.equal(wired.probe("p", "time"), "2100-01-01 23:00:00");
    assert.deepEqual(i2c.from(0x68, 2, 1), [0x71]);
  });

  it("has a temperature in quarters and alarms at its output", async () => {
    const { wired, i2c } = await bench(
      'type: ds3231, time: "2026-01-01 12:00:00", temperature: -1.5, int: GPIO4',
    );
    wired.input(4, "up");
    assert.deepEqual(i2c.from(0x68, 0x11, 2), [0xfe, 0x80]);
    i2c.write(0x68, 0x07, 0x05, 0x80, 0x80, 0x80);
    i2c.write(0x68, 0x0e, 0x05);
    wired.pass(4.9e6);
    assert.equal(wired.board.wireAt(4).level(), 1);
    wired.pass(0.2e6);
    assert.deepEqual([wired.board.wireAt(4).level(), wired.probe("p", "alarm")], [0, true]);
    i2c.write(0x68, 0x0f, 0);
    assert.equal(wired.board.wireAt(4).level(), 1);
  });

  it("makes a square wave", async () => {
    const { wired, i2c } = await bench(
      "type: ds3231, int: GPIO4",
      "expect:\n  - GPIO4 frequency 1024Hz between 10ms and 100ms\n  - GPIO4 duty 50% between 10ms and 100ms",
    );
    wired.input(4, "up");
    i2c.write(0x68, 0x0e, 8);
    wired.pass(200_000);
    assert.deepEqual(wired.failures(), []);
  });
});

describe("ssd1306", () => {
  it("shows text by horizontal addressing, and turned around", async () => {
    const { wired, i2c } = await bench("type: ssd1306");
    const { glyph } = await import("../../../stdlib/ts/font.js");
    const command = (...bytes: number[]): void =>
      void i2c.write(0x3c, ...bytes.flatMap((byte) => [0x80, byte]));
    command(0x20, 0, 0x21, 0, 127, 0x22, 0, 7, 0xa1, 0xc8, 0xa8, 63, 0xd3, 0, 0x40);
    const page = (text: string): number[] => [...text].flatMap((char) => [...glyph(char.charCodeAt(0))]);
    i2c.write(0x3c, 0x40, ...new Array<number>(1024).fill(0));
    i2c.write(0x3c, 0x40, ...page("Temp: 21.5 C"));
    command(0x22, 3, 7, 0x21, 8, 127);
    i2c.write(0x3c, 0x40, ...page("ok"));
    assert.equal(wired.probe("p", "text"), "");
    command(0xaf);
    assert.match(wired.warnings.join(), /without its charge pump/);
    command(0x8d, 0x14, 0xaf);
    assert.equal(wired.probe("p", "text"), "Temp: 21.5 C\nok");
    const { width, height, rgb } = wired.part("p").picture!();
    assert.deepEqual([width, height], [128, 64]);
    const lit = Array.from({ length: width * height }, (_, i) => rgb[3 * i]).filter((v) => v === 255).length;
    assert.equal(wired.probe("p", "lit"), lit);
    command(0xa7);
    assert.equal(wired.probe("p", "lit"), width * height - lit);
    assert.equal(wired.probe("p", "text"), "Temp: 21.5 C\nok");
    command(0xa6, 0xa0, 0xc0);
    assert.equal(wired.part("p").picture!().rgb[3 * ((63 - 3) * 128 + 127 - 3)], rgb[3 * (3 * 128 + 3)]);
  });
});
