import assert from "node:assert/strict";
import { crc8 } from "../../../runtime-hal/sim/part-support/crc8.js";
import { simulatedBitstream } from "../../../runtime-hal/sim/bus/bitstream-output.js";
import { oneWireBench, uartBench } from "../../helpers/part-bench.js";
import { wiredBoard, type WiredBoard } from "../../helpers/wired-board.js";

describe("check bytes", () => {
  it("are those of the example in Maxim's application note 27", () => {
    assert.equal(crc8([0x02, 0x1c, 0xb8, 0x01, 0, 0, 0]), 0xa2);
  });
});

/** Reads a DHT sensor as its data sheet says: bytes, from the widths of the high pulses. */
function readDht(wired: WiredBoard, pin: number, startUs: number): number[] {
  const widths: number[] = [];
  let roseUs = 0;
  const stop = wired.board.wireAt(pin).onLevel((level, us) => {
    if (level === 1) roseUs = us;
    else widths.push(us - roseUs);
  });
  wired.board.pin(pin).configure({ mode: "open-drain", pull: "up", initial: 1 });
  wired.board.pin(pin).write(0);
  wired.pass(startUs);
  widths.length = 0;
  wired.board.pin(pin).write(1);
  wired.pass(10_000);
  stop();
  // What the controller let go of, the answer, and the bits.
  const bits = widths.slice(2).map((us) => (us > 50 ? 1 : 0));
  return Array.from({ length: bits.length / 8 }, (_, i) =>
    parseInt(bits.slice(8 * i, 8 * i + 8).join(""), 2),
  );
}

describe("dht22 and dht11", () => {
  it("send tenths with sign and sum", async () => {
    const wired = await wiredBoard(
      "parts:\n  d: {type: dht22, data: GPIO4, temperature: -10.1, humidity: 65.2}\n",
    );
    assert.deepEqual(readDht(wired, 4, 1000), [0x02, 0x8c, 0x80, 0x65, (0x02 + 0x8c + 0x80 + 0x65) & 255]);
    assert.deepEqual(wired.warnings, []);
    wired.part("d").set!.temperature!(20);
    assert.equal(readDht(wired, 4, 1000)[3], 0x65);
    assert.match(wired.warnings.join(), /read again within 2 s/);
    wired.pass(2e6);
    assert.equal(readDht(wired, 4, 1000)[3], 200);
    assert.equal(wired.probe("d", "readings"), 3);
  });

  it("dht11: whole numbers, and only after a long start", async () => {
    const wired = await wiredBoard(
      "parts:\n  d: {type: dht11, data: GPIO4, temperature: 23, humidity: 41}\n",
    );
    assert.deepEqual(readDht(wired, 4, 1000), []);
    assert.deepEqual(readDht(wired, 4, 18_000), [41, 0, 23, 0, 64]);
  });
});

describe("ds18b20", () => {
  const PARTS = `parts:
  a: {type: ds18b20, data: GPIO4, temperature: 21.5}
  b: {type: ds18b20, data: GPIO4, temperature: -3.3, serial: "0000000a1b2c"}
`;
  it("two on a wire are found and read", async () => {
    const wired = await wiredBoard(PARTS);
    const wire = oneWireBench(wired, 4);
    const roms = search(wire).sort();
    assert.deepEqual(roms, [wired.probe("a", "rom"), wired.probe("b", "rom")].sort());
    assert.match(String(wired.probe("b", "rom")), /^282c1b0a000000/);
    const read = (id: string): number => {
      wire.reset();
      wire.writeByte(0x55);
      for (let i = 0; i < 16; i += 2)
        wire.writeByte(parseInt(String(wired.probe(id, "rom")).slice(i, i + 2), 16));
      wire.writeByte(0xbe);
      const bytes = Array.from({ length: 9 }, () => wire.readByte());
      assert.equal(crc8(bytes), 0);
      return (((((bytes[1] as number) << 8) | (bytes[0] as number)) << 16) >> 16) / 16;
    };
    assert.deepEqual([read("a"), read("b")], [85, 85]);
    wire.reset();
    wire.writeByte(0xcc);
    wire.writeByte(0x44);
    assert.equal(wire.readBit(), 0);
    wired.pass(740_000);
    assert.equal(wire.readBit(), 0);
    wired.pass(20_000);
    assert.equal(wire.readBit(), 1);
    assert.deepEqual([read("a"), read("b")], [21.5, -3.3125]);
  });

  it("measures faster and coarser with fewer bits", async () => {
    const wired = await wiredBoard("parts:\n  a: {type: ds18b20, data: GPIO4, temperature: 21.44}\n");
    const wire = oneWireBench(wired, 4);
    const command = (...bytes: number[]): void => {
      wire.reset();
      for (const byte of [0xcc, ...bytes]) wire.writeByte(byte);
    };
    command(0x4e, 0, 0, 0x1f);
    command(0x44);
    wired.pass(94_000);
    command(0xbe);
    const [low, high] = [wire.readByte(), wire.readByte()];
    assert.equal(((high << 8) | low) / 16, 21);
    assert.equal(wired.probe("a", "resolution"), 9);
  });
});

/** The search of Maxim's application note 187, in short. */
function search(wire: ReturnType<typeof oneWireBench>): string[] {
  const found: string[] = [];
  const paths: number[][] = [[]];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    wire.reset();
    wire.writeByte(0xf0);
    const bits: number[] = [];
    for (let i = 0; i < 64; i++) {
      const [bit, complement] = [wire.readBit(), wire.readBit()];
      assert.ok(bit === 0 || complement === 0, "nobody answers");
      let choice = path[i] ?? bit;
      if (bit === 0 && complement === 0 && i >= path.length) {
        choice = 0;
        paths.push([...bits, 1]);
      }
      bits.push(choice);
      wire.writeBit(choice === 1);
    }
    found.push(
      Array.from({ length: 8 }, (_, i) =>
        bits
          .slice(8 * i, 8 * i + 8)
          .reduce((byte, bit, j) => byte | (bit << j), 0)
          .toString(16)
          .padStart(2, "0"),
      ).join(""),
    );
  }
  return found;
}

describe("neopixel", () => {
  it("shows the bytes that arrive, in its order, as text and as a picture", async () => {
    const wired = await wiredBoard(
      "parts:\n  p: {type: neopixel, din: GPIO4, count: 4, columns: 2, zigzag: true}\n",
    );
    const output = simulatedBitstream(wired.board, 4, { name: "test" });
    output.send([400, 850, 800, 450], Uint8Array.of(0, 255, 0, 10, 20, 30, 0, 0, 0, 1, 2, 3));
    wired.pass(1000);
    assert.equal(wired.probe("p", "pixels"), "#ff0000 #140a1e #000000 #020103");
    assert.deepEqual([wired.probe("p", "lit"), wired.probe("p", "updates")], [3, 1]);
    const { width, height, rgb } = wired.part("p").picture!();
    assert.deepEqual([width, height, ...rgb.subarray(6)], [2, 2, 2, 1, 3, 0, 0, 0]);
    output.send([400, 850, 800, 450], new Uint8Array(15));
    wired.pass(1000);
    assert.match(wired.warnings.join(), /5 pixels were sent to a strip of 4/);
  });
});

describe("uart-peer", () => {
  it("greets, answers, repeats, and sends when told to", async () => {
    const wired = await wiredBoard(`parts:
  p:
    type: uart-peer
    rx: GPIO17
    tx: GPIO16
    greeting: "hi"
    replies: {"AT\\r\\n": "OK", "T?": {send: "42", after: 10ms}, "/L(\\\\d)/": "lamp $1"}
    repeat: "."
    every: 1s
events:
  - at 500ms: send p "now"
  - at 600ms: send "then" to p
`);
    const port = uartBench(wired);
    const heard = (): string => {
      const into = new Uint8Array(64);
      return new TextDecoder().decode(into.subarray(0, port.read(into)));
    };
    const say = (text: string): number => port.write(new TextEncoder().encode(text));
    wired.pass(10_000);
    assert.equal(heard(), "hi");
    say("AT\r\n");
    wired.pass(20_000);
    assert.equal(heard(), "OK");
    say("T?");
    wired.pass(8000);
    assert.equal(heard(), "");
    wired.pass(10_000);
    assert.equal(heard(), "42");
    say("L3");
    wired.pass(20_000);
    assert.equal(heard(), "lamp 3");
    wired.pass(1e6);
    assert.equal(heard(), "nowthen.");
    assert.deepEqual(
      [wired.probe("p", "received"), wired.probe("p", "bytes"), wired.probe("p", "last-line")],
      ["AT\r\nT?L3", 8, "T?L3"],
    );
  });
});
