/**
 * Pins that the kernel keeps as chip selects of its SPI buses. A program that takes one as an output gets this instead of the line; the
 * bus looks at it.
 */

import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import type { LinuxBoard } from "./board.js";

/** The chip's pins for the chip selects of each bus, in the order of their numbers, with the boot configuration's usual setting. */
const USUAL_SELECTS: Readonly<Record<number, readonly number[]>> = { 0: [8, 7], 1: [18, 17, 16] };

export class SelectPin implements DigitalPin {
  readonly pull: Pull = "none";
  private latch: Level = 1;
  private driven = false;
  /** Called when the program lets go of the device. */
  onHigh: (() => void) | undefined;

  constructor(
    readonly label: string,
    readonly bus: number,
    readonly number: number,
  ) {}

  get selected(): boolean {
    return this.driven && this.latch === 0;
  }

  configure({ mode, initial }: PinSetup): void {
    this.driven = mode !== "in";
    if (initial !== undefined) this.write(initial);
  }

  read(): Level {
    return this.driven ? this.latch : 1;
  }

  peek(): Level {
    return this.read();
  }

  write(level: Level): void {
    const was = this.selected;
    this.latch = level;
    if (!was || this.selected) return;
    this.onHigh?.();
    this.onHigh = undefined;
  }

  readLatch(): Level {
    return this.latch;
  }

  hold(_held: boolean): void {}

  onEdge(_edge: Edge, sink: EdgeSink | null): void {
    if (sink === null) return;
    throw new HalError(
      "unsupported",
      `${this.label} is a chip select of the kernel's SPI bus: it has no interrupts`,
    );
  }

  close(): void {
    this.release();
  }

  release(): void {
    this.write(1);
    this.driven = false;
  }
}

const pins = new WeakMap<LinuxBoard, Map<number, SelectPin>>();

/** The stand-in for a pin that is a chip select of the kernel; `undefined`: it is none. */
export function selectPin(board: LinuxBoard, id: number): SelectPin | undefined {
  for (const [bus, ids] of Object.entries(USUAL_SELECTS)) {
    const number = ids.indexOf(id);
    if (number < 0 || !board.files.exists(`/dev/spidev${bus}.${number}`)) continue;
    const known = pins.get(board) ?? new Map<number, SelectPin>();
    pins.set(board, known);
    let pin = known.get(id);
    if (pin === undefined) known.set(id, (pin = new SelectPin(board.label(id), Number(bus), number)));
    return pin;
  }
  return undefined;
}

/** The chip select of a bus that the program holds low. */
export function lowSelect(board: LinuxBoard, bus: number): SelectPin | undefined {
  for (const pin of pins.get(board)?.values() ?? []) if (pin.bus === bus && pin.selected) return pin;
  return undefined;
}
