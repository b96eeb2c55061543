/**
 * Digital pins through `/dev/gpiochipN`, the GPIO character device, version 2: pulls, open drain, kernel time stamps, and the name of
 * who has a line. Needs ioctl, hence koffi.
 */

import type { Edge, Level, PinGroup, TimedEdge } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import { cdevChips, lineInfoOf, type CdevChip } from "./cdev-chips.js";
import { LineRequest, RequestedGroup, type RequestedPin } from "./cdev-request.js";
import { IoError } from "./errno.js";
import type { EdgeSource } from "./edges.js";
import { chipOf, missingChip, type GpioLine } from "./gpio-chip.js";
import type { GpioDriver } from "./gpio-driver.js";
import { GpioPin, type LevelWriter, type LinuxPin, type PinSurroundings } from "./gpio-pin.js";
import * as uapi from "./gpio-uapi.js";
import { POLLIN, type Libc } from "./libc.js";
import type { SystemFiles } from "./system-files.js";

/** What chips without interrupts say. */
const NO_INTERRUPTS: readonly string[] = ["EINVAL", "ENXIO", "EOPNOTSUPP"];
/** Bits of a number. */
const MOST_TOGETHER = 32;

class CdevPin extends GpioPin implements RequestedPin {
  request: LineRequest;
  inUse = false;
  wasInput: boolean | undefined;
  private edge: Edge | undefined;
  private pullWasSet = false;
  /** Another thread writes it. */
  private lent = false;

  constructor(
    label: string,
    around: PinSurroundings,
    private readonly libc: Libc,
    readonly chip: CdevChip,
    readonly offset: number,
    private readonly debounceUs: number | undefined,
  ) {
    super(label, around);
    this.request = new LineRequest(libc, [this]);
  }

  taken(): void {
    this.around.taken();
  }

  config(): uapi.LineConfig {
    const { mode, pull } = this.setup;
    let flags = mode === "in" ? uapi.FLAG.input : uapi.FLAG.output;
    if (mode === "open-drain") flags |= uapi.FLAG.openDrain;
    if (pull === "up") flags |= uapi.FLAG.pullUp;
    else if (pull === "down") flags |= uapi.FLAG.pullDown;
    // What the board or config.txt has switched on stays, unless the program had another pull before.
    else if (this.pullWasSet) flags |= uapi.FLAG.noPull;
    if (mode !== "in") return { flags, value: this.latch };
    if (this.edge === "rising" || this.edge === "both") flags |= uapi.FLAG.edgeRising;
    if (this.edge === "falling" || this.edge === "both") flags |= uapi.FLAG.edgeFalling;
    return { flags, debounceUs: this.debounceUs };
  }

  protected apply(): void {
    this.inUse = true;
    this.request.apply();
    if (this.setup.pull !== "none") this.pullWasSet = true;
  }

  /** A line that the program only reads is taken as it is. */
  private take(): void {
    if (!this.inUse || this.request.fd < 0) this.apply();
  }

  private get bit(): number {
    const { pins } = this.request;
    return pins.length === 1 ? 0 : pins.indexOf(this);
  }

  writer(): LevelWriter {
    this.take();
    this.lent = true;
    return { kind: "lines", fd: this.request.fd, request: uapi.SET_VALUES, bit: this.bit };
  }

  /** Has nobody else its descriptor? */
  get canMove(): boolean {
    return !this.lent && this.edge === undefined;
  }

  protected put(level: Level): void {
    const { bit } = this;
    this.request.write(level << bit, 1 << bit);
  }

  read(): Level {
    this.take();
    return this.request.read(1 << this.bit) === 0 ? 0 : 1;
  }

  protected prepareEdges(edge: Edge | undefined): EdgeSource {
    const none: EdgeSource = { kind: "none", read: () => this.read() };
    if (edge === undefined && !this.inUse) return none;
    const changed = this.edge !== edge;
    this.edge = edge;
    // An output has no edges of its own in the kernel: it is looked at. So are lines whose events would come with those of others.
    if (this.setup.mode !== "in" || this.request.pins.length > 1) {
      this.edge = undefined;
      return none;
    }
    try {
      if (!this.inUse || changed) this.apply();
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      // Nothing is wanted any more, and the chip is gone.
      if (edge === undefined) return none;
      if (!NO_INTERRUPTS.includes(e.code)) throw e;
      // The chip has no interrupts.
      this.edge = undefined;
      this.apply();
      return none;
    }
    return edge === undefined ? none : { kind: "events", fd: this.request.fd, read: () => this.read() };
  }

  edgesAfterRelease(most: number, quietUs: number): readonly TimedEdge[] | undefined {
    if (!this.canMove || this.request.pins.length > 1) return undefined;
    const before = this.setup;
    this.edge = "both";
    try {
      // One call makes it an input and has the edges taken.
      this.configure({ mode: "in", pull: before.pull });
      return this.collect(most, quietUs);
    } catch (e) {
      if (!(e instanceof IoError) || !NO_INTERRUPTS.includes(e.code)) throw e;
      return undefined;
    } finally {
      this.edge = undefined;
      this.configure({ ...before, initial: 1 });
    }
  }

  private collect(most: number, quietUs: number): TimedEdge[] {
    const { libc, request } = this;
    const events = new Uint8Array(uapi.EVENT_BYTES * 16);
    const edges: TimedEdge[] = [];
    while (edges.length < most) {
      const [came = 0] = libc.poll([{ fd: request.fd, events: POLLIN }], Math.ceil(quietUs / 1000));
      if ((came & POLLIN) === 0) break;
      edges.push(...uapi.timedEdges(events.subarray(0, libc.read(request.fd, events))));
    }
    return edges;
  }

  protected giveBack(): void {
    if (!this.inUse) return;
    this.edge = undefined;
    this.lent = false;
    this.request.drop(this);
  }
}

export class CdevGpio implements GpioDriver {
  readonly name = "cdev";
  private chips: readonly CdevChip[] | undefined;

  constructor(
    private readonly files: SystemFiles,
    private readonly libc: Libc,
    /** Debounce times by pin, microseconds. */
    private readonly debounceUs: ReadonlyMap<string, number> = new Map(),
  ) {}

  /** The chip of a line. Throws if there is none, or it may not be used. */
  chipOf(line: GpioLine): CdevChip {
    let refusal: IoError | undefined;
    this.chips ??= cdevChips(this.files, this.libc, (e) => (refusal = e));
    const chip = chipOf(this.chips, line.bank);
    if (chip !== undefined) return chip;
    if (refusal?.code === "EACCES")
      throw refusal.explained(
        `no permission to open ${refusal.what}: add the user to the group 'gpio' ('sudo usermod -aG gpio $USER', then log in again) or run as root; 'halpy doctor' tells more`,
      );
    throw missingChip(
      line.bank,
      this.chips.map(({ label }) => label),
    );
  }

  check(line: GpioLine): void {
    this.chipOf(line);
  }

  /** Who has a line; `undefined` if nobody has, or that cannot be found out. */
  holderOf(line: GpioLine): string | undefined {
    try {
      const info = lineInfoOf(this.libc, this.chipOf(line), line.offset);
      return (info.flags & uapi.FLAG.used) === 0 || info.consumer === "" ? undefined : info.consumer;
    } catch (e) {
      if (e instanceof HalError) return undefined;
      throw e;
    }
  }

  where(line: GpioLine): string {
    const { path, label } = this.chipOf(line);
    return `line ${line.offset} of ${label}, ${path}`;
  }

  /** The pins, and those that are in one request with them already, are taken anew in one. */
  together(pins: readonly LinuxPin[]): PinGroup | undefined {
    const ours = pins.filter((pin) => pin instanceof CdevPin);
    const [first] = ours;
    if (first === undefined || ours.length < pins.length || ours.length > MOST_TOGETHER) return undefined;
    if (ours.some((pin) => pin.chip !== first.chip || !pin.canMove)) return undefined;
    const { request } = first;
    if (ours.every((pin) => request.pins.includes(pin))) return new RequestedGroup(ours);
    const all = new Set<RequestedPin>(ours);
    for (const pin of ours) for (const other of pin.request.pins) all.add(other);
    if (all.size > MOST_TOGETHER) return undefined;
    const list = [...all];
    for (const pin of list) pin.request.close();
    const joint = new LineRequest(this.libc, list);
    for (const pin of list) pin.request = joint;
    return new RequestedGroup(ours);
  }

  pin(line: GpioLine, label: string, around: PinSurroundings): LinuxPin {
    return new CdevPin(label, around, this.libc, this.chipOf(line), line.offset, this.debounceUs.get(label));
  }
}
