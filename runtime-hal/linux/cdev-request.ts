/**
 * A request of the character device: lines of one chip that a program has, with one descriptor. Most have one line; the lines of a bus that
 * is made of pins are in one, so that they change at one instant, and are read at one.
 */

import type { PinGroup } from "../hal/digital.js";
import { lineInfoOf, type CdevChip } from "./cdev-chips.js";
import { IoError } from "./errno.js";
import * as uapi from "./gpio-uapi.js";
import type { Libc } from "./libc.js";

/** Room of a name in `struct gpio_v2_line_request`, with a zero byte at its end. */
const LONGEST_CONSUMER = 31;

/** What the kernel shows as the user of our lines: `halpy`, with the name of the program if that is a service. */
export function consumerName(): string {
  const service = process.env.HALPY_SERVICE;
  return (service === undefined ? "halpy" : `halpy-${service}`).slice(0, LONGEST_CONSUMER);
}

/** A pin, as the request that has its line sees it. */
export interface RequestedPin {
  readonly label: string;
  readonly chip: CdevChip;
  readonly offset: number;
  /** Is it in use? Others of the request are taken all the same. */
  inUse: boolean;
  /** What the line was before it was taken; `undefined`: it was not taken yet. */
  wasInput: boolean | undefined;
  request: LineRequest;
  /** Told when its line is taken. */
  taken(): void;
  config(): uapi.LineConfig;
}

export class LineRequest {
  fd = -1;
  private readonly name: string;
  /** Bits and mask, as the kernel wants them. */
  private readonly bytes = new Uint8Array(16);
  private readonly words = new Uint32Array(this.bytes.buffer);

  constructor(
    private readonly libc: Libc,
    readonly pins: readonly RequestedPin[],
  ) {
    this.name = pins.map(({ label }) => label).join(", ");
  }

  private configs(): uapi.LineConfig[] {
    return this.pins.map((pin) => (pin.inUse ? pin.config() : { flags: uapi.FLAG.input }));
  }

  /** Sets all pins up as they want to be; takes them if that was not done. */
  apply(): void {
    if (this.fd < 0) this.take();
    else this.libc.ioctl(this.fd, uapi.SET_CONFIG, uapi.lineConfig(this.configs()), this.name);
  }

  private take(): void {
    const { libc, pins } = this;
    const { chip } = pins[0] as RequestedPin;
    for (const pin of pins) pin.taken();
    const chipFd = libc.open(chip.path);
    try {
      const before = pins.map(({ offset }) => lineInfoOf(libc, chip, offset));
      const bytes = uapi.lineRequest(
        pins.map(({ offset }) => offset),
        consumerName(),
        this.configs(),
      );
      try {
        libc.ioctl(chipFd, uapi.GET_LINE, bytes, this.name);
      } catch (e) {
        throw e instanceof IoError && e.code === "EBUSY" ? this.busy(e, before) : e;
      }
      this.fd = uapi.requestedFd(bytes);
      pins.forEach((pin, i) => (pin.wasInput ??= ((before[i]?.flags ?? 0) & uapi.FLAG.output) === 0));
    } finally {
      libc.close(chipFd);
    }
  }

  private busy(e: IoError, before: readonly uapi.LineInfo[]): IoError {
    const at = Math.max(
      0,
      before.findIndex(({ flags }) => (flags & uapi.FLAG.used) !== 0),
    );
    const consumer = before[at]?.consumer ?? "";
    const who = consumer === "" ? "the kernel or another program" : `'${consumer}'`;
    return e.explained(`${this.pins[at]?.label ?? this.name} is in use by ${who}`);
  }

  /** Sets the latches of the lines in `mask`; both are by the order of the pins. */
  write(levels: number, mask: number): void {
    this.words[0] = levels;
    this.words[2] = mask;
    this.libc.ioctl(this.fd, uapi.SET_VALUES, this.bytes, this.name);
  }

  read(mask: number): number {
    this.words[0] = 0;
    this.words[2] = mask;
    this.libc.ioctl(this.fd, uapi.GET_VALUES, this.bytes, this.name);
    return this.words[0];
  }

  /** A pin is not needed any more; with the last one the lines are given back. */
  drop(pin: RequestedPin): void {
    if (this.fd < 0) return;
    // What the driver makes of a released line differs: say it while it is ours.
    const makesInput = pin.wasInput === true && (pin.config().flags & uapi.FLAG.output) !== 0;
    pin.inUse = false;
    const isLast = this.pins.every(({ inUse }) => !inUse);
    try {
      if (makesInput) this.apply();
    } finally {
      if (isLast) {
        this.close();
        for (const one of this.pins) one.wasInput = undefined;
      }
    }
  }

  /** Lets go of the lines, as they are. */
  close(): void {
    if (this.fd < 0) return;
    const { fd } = this;
    this.fd = -1;
    this.libc.close(fd);
  }
}

/** Pins of one request as a group, in an order of their own. */
export class RequestedGroup implements PinGroup {
  private known: LineRequest | undefined;
  /** Bits in the request, by bits in the group; `undefined` if they are the same. */
  private places: readonly number[] | undefined;

  constructor(private readonly pins: readonly RequestedPin[]) {}

  /** The request that has the pins now, and has taken them. */
  private get request(): LineRequest {
    const { request } = this.pins[0] as RequestedPin;
    if (request !== this.known) {
      this.known = request;
      const places = this.pins.map((pin) => request.pins.indexOf(pin));
      this.places = places.every((place, i) => place === i) ? undefined : places;
    }
    if (request.fd < 0) request.apply();
    return request;
  }

  private toRequest(bits: number): number {
    return this.places === undefined
      ? bits
      : this.places.reduce((sum, place, i) => sum | (((bits >> i) & 1) << place), 0);
  }

  write(levels: number, mask: number): void {
    const { request } = this;
    request.write(this.toRequest(levels), this.toRequest(mask));
  }

  read(mask: number): number {
    const levels = this.request.read(this.toRequest(mask));
    return this.places === undefined
      ? levels
      : this.places.reduce((sum, place, i) => sum | (((levels >> place) & 1) << i), 0);
  }
}
