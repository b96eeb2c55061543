/** Pins through the GPIO character device, against a kernel that reads the requests byte by byte as `linux/gpio.h` lays them out. */

import assert from "node:assert/strict";
import { openSync } from "node:fs";
import type { Clock } from "../../runtime-hal/hal/clock.js";
import { IoError } from "../../runtime-hal/linux/errno.js";
import type { EdgeSource, EdgeWatch } from "../../runtime-hal/linux/edges.js";
import { CdevGpio } from "../../runtime-hal/linux/gpio-cdev.js";
import { lineOfPin } from "../../runtime-hal/linux/gpio-chip.js";
import type { Libc, PollEntry } from "../../runtime-hal/linux/libc.js";
import { SystemFiles } from "../../runtime-hal/linux/system-files.js";
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
  private readonly paths = new Map<number, string>();
  private readonly requests = new Map<number, number>();
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

  close(): void {}

  private configure(line: Line, view: DataView, at: number): void {
    const flags = Number(view.getBigUint64(at, true));
    if (this.refusesEdges && (flags & (RISING | FALLING)) !== 0) throw new IoError("ENXIO", 6, "line");
    line.flags = flags;
    const attributes = view.getUint32(at + 8, true);
    for (let i = 0; i < attributes; i++) {
      const place = at + 32 + 24 * i;
      assert.equal(view.getBigUint64(place + 16, true), 1n, "mask of the only line");
      const id = view.getUint32(place, true);
      if (id === 2) line.value = Number(view.getBigUint64(place + 8, true));
      else if (id === 3) line.debounceUs = view.getUint32(place + 8, true);
      else assert.fail(`attribute ${id}`);
    }
  }

  ioctl(fd: number, request: number, argument: Uint8Array | number): number {
    const bytes = argument as Uint8Array;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const size = (request >>> 16) & 0x3fff;
    assert.equal(bytes.length, size, "the size in the number of the call");
    const owned = this.requests.get(fd);
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
        const offset = view.getUint32(0, true);
        assert.equal(view.getUint32(560, true), 1, "one line");
        const line = this.line(offset);
        if (line.consumer !== "") throw new IoError("EBUSY", 16, "line");
        this.configure(line, view, 288);
        line.consumer = Buffer.from(bytes.subarray(256, 288)).toString().replace(/\0.*$/s, "");
        const own = openSync("/dev/null", "r");
        this.requests.set(own, offset);
        view.setInt32(588, own, true);
        this.calls.push(`take ${offset} ${line.flags} ${line.value}`);
        return 0;
      }
      case 0x0d: {
        const line = this.line(owned as number);
        this.configure(line, view, 0);
        this.calls.push(`set ${owned} ${line.flags} ${line.value}`);
        return 0;
      }
      case 0x0e:
        bytes[0] = this.line(owned as number).value;
        return 0;
      case 0x0f:
        assert.equal(bytes[8], 1, "mask of the only line");
        this.line(owned as number).value = bytes[0] as number;
        return 0;
      default:
        return assert.fail(`call ${request.toString(16)}`);
    }
  }

  read = (): number => 0;
  write = (): number => 0;
  poll = (entries: readonly PollEntry[]): number[] => entries.map(() => 0);
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
  const pin = (id: number, debounce?: number) => {
    const gpio = new CdevGpio(
      new SystemFiles(kernel.root),
      libc,
      new Map(debounce === undefined ? [] : [[`GPIO${id}`, debounce]]),
    );
    const line = lineOfPin([BANK], id);
    assert.ok(line);
    return gpio.pin(line, `GPIO${id}`, {
      clock: {} as Clock,
      edges,
      toldOfPulls: false,
      warn: (text) => assert.fail(text),
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
});
