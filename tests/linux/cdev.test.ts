/** Pins through the GPIO character device, against a kernel that reads the requests byte by byte as `linux/gpio.h` lays them out. */

import assert from "node:assert/strict";
import { closeSync, openSync } from "node:fs";
import type { Clock } from "../../runtime-hal/hal/clock.js";
import type { PinGroup } from "../../runtime-hal/hal/digital.js";
import { IoError } from "../../runtime-hal/linux/errno.js";
import type { EdgeSource, EdgeWatch } from "../../runtime-hal/linux/edges.js";
import { CdevGpio } from "../../runtime-hal/linux/gpio-cdev.js";
import { lineOfPin } from "../../runtime-hal/linux/gpio-chip.js";
import type { LinuxPin } from "../../runtime-hal/linux/gpio-pin.js";
import type { Libc, PollEntry } from "../../runtime-hal/linux/libc.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import { bytesOfEdges } from "../../stdlib/ts/machine/dht.js";
import { FakeKernel } from "./fake-kernel.js";

/** One line of the pretend chip. */
interface Line {
  consumer: string;
  flags: number;
  value: number;
  debounceUs: number;
}

const [INPUT, OUTPUT, RISING, FALLING, OPEN_DRAIN, UP, DOWN, OFF] = [4, 8, 16, 32, 64, 256, 512, 1024];

/** The kernel's side of the calls; a line that is free has no consumer. */
class FakeGpioLibc implements Libc {
  readonly lines = new Map<number, Line>();
  readonly calls: string[] = [];
  /** Levels and mask of each write. */
  readonly writes: (readonly [bigint, bigint])[] = [];
  private readonly paths = new Map<number, string>();
  private readonly requests = new Map<number, readonly number[]>();
  refusesEdges = false;

  line(offset: number): Line {
    let line = this.lines.get(offset);
    if (line === undefined)
      this.lines.set(offset, (line = { consumer: "", flags: INPUT, value: 0, debounceUs: 0 }));
    return line;
  }

  open(path: string): number {
    const fd = openSync(path, "r+");
    this.paths.set(fd, path);
    return fd;
  }

  close(fd: number): void {
    for (const offset of this.requests.get(fd) ?? []) this.line(offset).consumer = "";
    this.requests.delete(fd);
    closeSync(fd);
  }

  private configure(offsets: readonly number[], view: DataView, at: number): void {
    const lines = offsets.map((offset) => this.line(offset));
    const each = (mask: bigint, act: (line: Line, bit: bigint) => void): void => {
      assert.equal(mask >> BigInt(lines.length), 0n, "mask of lines that there are");
      lines.forEach((line, i) => (mask >> BigInt(i)) & 1n && act(line, 1n << BigInt(i)));
    };
    const flags = Number(view.getBigUint64(at, true));
    if (this.refusesEdges && (flags & (RISING | FALLING)) !== 0) throw new IoError("ENXIO", 6, "line");
    for (const line of lines) line.flags = flags;
    const attributes = view.getUint32(at + 8, true);
    for (let i = 0; i < attributes; i++) {
      const place = at + 32 + 24 * i;
      const mask = view.getBigUint64(place + 16, true);
      const id = view.getUint32(place, true);
      const value = view.getBigUint64(place + 8, true);
      if (id === 1) each(mask, (line) => (line.flags = Number(value)));
      else if (id === 2) each(mask, (line, bit) => (line.value = (value & bit) === 0n ? 0 : 1));
      else if (id === 3) each(mask, (line) => (line.debounceUs = view.getUint32(place + 8, true)));
      else assert.fail(`attribute ${id}`);
    }
  }

  private told(what: string, offsets: readonly number[]): void {
    const states = offsets.map((offset) => {
      const { flags, value } = this.line(offset);
      return `${offset} ${flags} ${value}`;
    });
    this.calls.push(`${what} ${states.join(", ")}`);
  }

  ioctl(fd: number, request: number, argument: Uint8Array | number): number {
    const bytes = argument as Uint8Array;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const size = (request >>> 16) & 0x3fff;
    assert.equal(bytes.length, size, "the size in the number of the call");
    const owned = this.requests.get(fd) ?? [];
    switch (request & 0xff) {
      case 0x01: {
        const label = (this.paths.get(fd) as string).endsWith("1")
          ? "pinctrl-bcm2711"
          : "raspberrypi-exp-gpio";
        bytes.set(Buffer.from(label), 32);
        view.setUint32(64, 58, true);
        return 0;
      }
      case 0x05: {
        const { consumer, flags } = this.line(view.getUint32(64, true));
        bytes.set(Buffer.from(consumer), 32);
        view.setBigUint64(72, BigInt(flags | (consumer === "" ? 0 : 1)), true);
        return 0;
      }
      case 0x07: {
        const offsets = Array.from({ length: view.getUint32(560, true) }, (_, i) =>
          view.getUint32(4 * i, true),
        );
        for (const offset of offsets)
          if (this.line(offset).consumer !== "") throw new IoError("EBUSY", 16, "line");
        this.configure(offsets, view, 288);
        const consumer = Buffer.from(bytes.subarray(256, 288)).toString().replace(/\0.*$/s, "");
        for (const offset of offsets) this.line(offset).consumer = consumer;
        const own = openSync("/dev/null", "r");
        this.requests.set(own, offsets);
        view.setInt32(588, own, true);
        this.told("take", offsets);
        return 0;
      }
      case 0x0d:
        this.configure(owned, view, 0);
        this.told("set", owned);
        return 0;
      case 0x0e: {
        const mask = view.getBigUint64(8, true);
        let levels = 0n;
        owned.forEach((offset, i) => (levels |= BigInt(this.line(offset).value) << BigInt(i)));
        view.setBigUint64(0, levels & mask, true);
        return 0;
      }
      case 0x0f: {
        const [levels, mask] = [view.getBigUint64(0, true), view.getBigUint64(8, true)];
        assert.equal(mask >> BigInt(owned.length), 0n, "mask of lines that there are");
        owned.forEach((offset, i) => {
          if ((mask >> BigInt(i)) & 1n) this.line(offset).value = Number((levels >> BigInt(i)) & 1n);
        });
        this.writes.push([levels, mask]);
        return 0;
      }
      default:
        return assert.fail(`call ${request.toString(16)}`);
    }
  }

  /** Events of lines, told as soon as one listens for both edges. */
  edges: (readonly [level: 0 | 1, timeUs: number])[] = [];
  private listens(fd: number): boolean {
    const [offset] = this.requests.get(fd) ?? [];
    return offset !== undefined && (this.line(offset).flags & (RISING | FALLING)) === (RISING | FALLING);
  }

  /** As many as fit, as the kernel gives them. */
  read = (fd: number, into: Uint8Array): number => {
    assert.ok(this.listens(fd));
    const view = new DataView(into.buffer, into.byteOffset);
    const some = this.edges.splice(0, Math.floor(into.length / 48));
    some.forEach(([level, timeUs], i) => {
      view.setBigUint64(48 * i, BigInt(Math.round(timeUs * 1000)), true);
      view.setUint32(48 * i + 8, level === 1 ? 1 : 2, true);
    });
    return 48 * some.length;
  };
  write = (): number => 0;
  poll = (entries: readonly PollEntry[]): number[] =>
    entries.map(({ fd }) => (this.edges.length > 0 && this.listens(fd) ? 1 : 0));
  duplicate = (fd: number): number => fd;
  eventFd = (): number => -1;
  address = (): bigint => 0n;
}

const BANK = { labels: ["pinctrl-bcm2711"], first: 0, lines: 58 };

describe("pins through /dev/gpiochip", () => {
  let kernel: FakeKernel;
  let libc: FakeGpioLibc;
  let sources: EdgeSource[];
  beforeEach(() => {
    kernel = new FakeKernel();
    kernel.put("/dev/gpiochip0", "");
    kernel.put("/dev/gpiochip1", "");
    libc = new FakeGpioLibc();
    sources = [];
  });
  afterEach(() => kernel.remove());

  const edges: EdgeWatch = {
    watch: (source) => {
      sources.push(source);
      return () => {};
    },
    close() {},
  };
  const driver = (debounceUs = new Map<string, number>()): CdevGpio =>
    new CdevGpio(new SystemFiles(kernel.root), libc, debounceUs);
  const pin = (id: number, debounce?: number) =>
    pinOf(driver(debounce === undefined ? undefined : new Map([[`GPIO${id}`, debounce]])), id);
  const pinOf = (gpio: CdevGpio, id: number) => {
    const line = lineOfPin([BANK], id);
    assert.ok(line);
    return gpio.pin(line, `GPIO${id}`, {
      clock: {} as Clock,
      edges,
      toldOfPulls: false,
      warn: (text) => assert.fail(text),
      taken() {},
    });
  };

  it("are taken with their level, under our name, from the chip with the right label", () => {
    const led = pin(17);
    assert.deepEqual(libc.calls, [], "nothing is taken before it is used");
    led.configure({ mode: "out", pull: "none", initial: 1 });
    assert.deepEqual(libc.calls, [`take 17 ${OUTPUT} 1`]);
    assert.equal(libc.line(17).consumer, "halpy");
    led.write(0);
    assert.equal(libc.line(17).value, 0);
    assert.equal(led.readLatch(), 0);
  });

  it("have pulls, and give them up again when the program wants none", () => {
    const button = pin(5);
    button.configure({ mode: "in", pull: "none" });
    button.configure({ mode: "in", pull: "up" });
    button.configure({ mode: "in", pull: "down" });
    button.configure({ mode: "in", pull: "none" });
    assert.deepEqual(libc.calls, [
      `take 5 ${INPUT} 0`,
      `set 5 ${INPUT | UP} 0`,
      `set 5 ${INPUT | DOWN} 0`,
      `set 5 ${INPUT | OFF} 0`,
    ]);
  });

  it("are open drains by the kernel", () => {
    const sda = pin(2);
    sda.configure({ mode: "open-drain", pull: "up", initial: 1 });
    assert.deepEqual(libc.calls, [`take 2 ${OUTPUT | OPEN_DRAIN | UP} 1`]);
  });

  it("tell of edges, without noise if that is wanted; an output is looked at", () => {
    const button = pin(5, 3000);
    button.configure({ mode: "in", pull: "up" });
    button.onEdge("falling", () => {});
    assert.equal(libc.line(5).flags, INPUT | UP | FALLING);
    assert.equal(libc.line(5).debounceUs, 3000);
    assert.equal(sources[0]?.kind, "events");
    button.onEdge("both", null);
    assert.equal(libc.line(5).flags, INPUT | UP);
    const led = pin(17);
    led.configure({ mode: "out", pull: "none" });
    led.onEdge("both", () => {});
    assert.equal(sources[1]?.kind, "none");
  });

  describe("let go of", () => {
    const line = { mode: "open-drain", pull: "up", initial: 0 } as const;
    const released = INPUT | UP | RISING | FALLING;

    it("give the edges that follow with the kernel's times, and are open drains again", () => {
      const data = pin(4);
      data.configure(line);
      libc.edges = Array.from({ length: 40 }, (_, i) => [(i & 1) as 0 | 1, 100 + 2.5 * i] as const);
      const edges = data.edgesAfterRelease?.(100, 5000) ?? [];
      assert.equal(edges.length, 40);
      assert.deepEqual(edges[3], { level: 1, timeUs: 107.5 });
      assert.deepEqual(libc.calls, [
        `take 4 ${OUTPUT | OPEN_DRAIN | UP} 0`,
        `set 4 ${released} 0`,
        `set 4 ${OUTPUT | OPEN_DRAIN | UP} 1`,
      ]);
    });

    it("read a DHT sensor to the bit: 26 to 28 us are a 0, 70 us a 1", () => {
      const data = pin(4);
      data.configure(line);
      const sent = [0x02, 0x8c, 0x80, 0x65, 0x73];
      let timeUs = 1e6;
      const after = (level: 0 | 1, us: number): void => void libc.edges.push([level, (timeUs += us)]);
      after(1, 3);
      after(0, 30);
      after(1, 80);
      after(0, 81);
      for (const byte of sent)
        for (let bit = 7; bit >= 0; bit--) {
          after(1, 50);
          // An interrupt may come late.
          after(0, ((byte >> bit) & 1) === 1 ? 70 : 26 + (bit % 3) * 7);
        }
      after(1, 50);
      const edges = data.edgesAfterRelease?.(86, 10_000) ?? [];
      assert.deepEqual([...(bytesOfEdges(edges) ?? [])], sent);
      // The first edge comes before the kernel looks; the sensor's answer must be there.
      assert.deepEqual([...(bytesOfEdges(edges.slice(1)) ?? [])], sent);
      assert.equal(bytesOfEdges(edges.slice(4)), undefined);
      assert.equal(bytesOfEdges([]), undefined);
    });

    it("cannot tell if the chip has no interrupts, or the program listens already", () => {
      libc.refusesEdges = true;
      const data = pin(4);
      data.configure(line);
      assert.equal(data.edgesAfterRelease?.(100, 5000), undefined);
      assert.equal(libc.calls.at(-1), `set 4 ${OUTPUT | OPEN_DRAIN | UP} 1`);
      libc.refusesEdges = false;
      const button = pin(5);
      button.configure({ mode: "in", pull: "none" });
      button.onEdge("both", () => {});
      assert.equal(button.edgesAfterRelease?.(100, 5000), undefined);
    });
  });

  it("without interrupts are looked at", () => {
    libc.refusesEdges = true;
    const button = pin(5);
    button.configure({ mode: "in", pull: "none" });
    button.onEdge("rising", () => {});
    assert.equal(sources[0]?.kind, "none");
    assert.equal(libc.line(5).flags, INPUT);
  });

  it("that somebody has are refused with who it is", () => {
    libc.line(8).consumer = "spi0 CS0";
    const cs = pin(8);
    assert.throws(
      () => cs.configure({ mode: "out", pull: "none" }),
      (e: unknown) => e instanceof IoError && e.errno === 16 && e.message === "GPIO8 is in use by 'spi0 CS0'",
    );
  });

  it("become inputs again when they were some before", () => {
    const led = pin(17);
    led.configure({ mode: "out", pull: "none", initial: 1 });
    led.release();
    assert.equal(libc.calls.at(-1), `set 17 ${INPUT} 1`);
    libc.line(20).flags = OUTPUT;
    const other = pin(20);
    other.configure({ mode: "out", pull: "none" });
    const before = libc.calls.length;
    other.release();
    assert.equal(libc.calls.length, before, "what was an output before is left as it is");
  });

  it("hold what is on them", () => {
    const led = pin(17);
    led.configure({ mode: "out", pull: "none", initial: 1 });
    led.hold(true);
    led.write(0);
    assert.equal(libc.line(17).value, 1);
    led.hold(false);
    assert.equal(libc.line(17).value, 0);
  });

  describe("that are moved together", () => {
    const out = { mode: "out", pull: "none", initial: 0 } as const;

    it("are one request, each with its own settings, and change in one call", () => {
      const gpio = driver();
      const [sck, mosi, miso] = [11, 10, 9].map((id) => pinOf(gpio, id)) as [LinuxPin, LinuxPin, LinuxPin];
      const lines = gpio.together([sck, mosi, miso]) as PinGroup;
      sck.configure({ ...out, initial: 1 });
      mosi.configure({ ...out, mode: "open-drain", initial: 1 });
      miso.configure({ mode: "in", pull: "up" });
      assert.deepEqual(libc.calls, [
        `take 11 ${OUTPUT} 1, 10 ${INPUT} 0, 9 ${INPUT} 0`,
        `set 11 ${OUTPUT} 1, 10 ${OUTPUT | OPEN_DRAIN} 1, 9 ${INPUT} 0`,
        `set 11 ${OUTPUT} 1, 10 ${OUTPUT | OPEN_DRAIN} 1, 9 ${INPUT | UP} 0`,
      ]);
      lines.write(0b10, 0b11);
      assert.deepEqual(libc.writes, [[2n, 3n]]);
      assert.deepEqual([libc.line(11).value, libc.line(10).value], [0, 1]);
      libc.line(9).value = 1;
      assert.equal(lines.read(0b111), 0b110);
      assert.equal(lines.read(0b001), 0);
    });

    it("are pins all the same: written, read and given back one by one", () => {
      const gpio = driver();
      const [a, b] = [pinOf(gpio, 20), pinOf(gpio, 21)];
      gpio.together([a, b]);
      a.configure(out);
      b.configure(out);
      b.write(1);
      assert.deepEqual([libc.line(20).value, libc.line(21).value, b.read(), a.read()], [0, 1, 1, 0]);
      a.release();
      assert.equal(libc.calls.at(-1), `set 20 ${INPUT} 0, 21 ${OUTPUT} 1`);
      assert.equal(libc.line(20).consumer, "halpy");
      b.release();
      assert.deepEqual([libc.line(20).consumer, libc.line(21).consumer], ["", ""]);
      assert.deepEqual([libc.line(20).flags, libc.line(21).flags], [INPUT, INPUT]);
    });

    it("may have been taken alone before, or with others", () => {
      const gpio = driver();
      const [a, b, c] = [4, 5, 6].map((id) => pinOf(gpio, id)) as [LinuxPin, LinuxPin, LinuxPin];
      a.configure({ ...out, initial: 1 });
      const first = gpio.together([a, b]) as PinGroup;
      b.configure(out);
      assert.equal(libc.calls.at(-1), `take 4 ${OUTPUT} 1, 5 ${OUTPUT} 0`);
      const second = gpio.together([c, b]) as PinGroup;
      c.configure(out);
      assert.equal(libc.calls.at(-1), `take 6 ${OUTPUT} 0, 5 ${OUTPUT} 0, 4 ${OUTPUT} 1`);
      first.write(0b10, 0b11);
      second.write(0b01, 0b01);
      assert.deepEqual(
        [4, 5, 6].map((id) => libc.line(id).value),
        [0, 1, 1],
      );
      assert.equal(first.read(0b11), 0b10);
      for (const one of [a, b, c]) one.release();
      assert.deepEqual(
        [4, 5, 6].map((id) => [libc.line(id).consumer, libc.line(id).flags]),
        [
          ["", INPUT],
          ["", INPUT],
          ["", INPUT],
        ],
      );
    });

    it("stay alone when their descriptor is used elsewhere; taken by somebody, that one is named", () => {
      const gpio = driver();
      const [button, other] = [pinOf(gpio, 5), pinOf(gpio, 6)];
      button.configure({ mode: "in", pull: "none" });
      button.onEdge("both", () => {});
      assert.equal(gpio.together([button, other]), undefined);
      const [sck, cs] = [pinOf(gpio, 7), pinOf(gpio, 8)];
      libc.line(8).consumer = "spi0 CS0";
      gpio.together([sck, cs]);
      assert.throws(() => sck.configure(out), /GPIO8 is in use by 'spi0 CS0'/);
    });
  });
});
