/** Sends bytes over one wire of a serial line, one after the other, at the speed of the line. */

import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import { bitUs, frameBits, levelsOf, type Framing } from "./uart-framing.js";
import type { UartLine } from "./uart-line.js";

/** Bytes of one record: a stream without a pause is cut. */
const MOST_BYTES = 256;

export interface TransmitterPlace {
  readonly line: UartLine;
  readonly framing: Framing;
  /** Who sends, for records. */
  readonly by: string;
  /** Sets the wire. */
  readonly drive: (level: 0 | 1) => void;
  /** Bits are put on the wire even if nobody is known to listen. */
  readonly edgesIfAlone: boolean;
}

export class UartTransmitter {
  private queue: number[] = [];
  private sending = false;
  private byteUs: number;
  private closed = false;
  /** Told when the last byte of the queue has left. */
  onDone: (() => void) | undefined;

  private noted: number[] = [];
  private noteStartUs = 0;
  private noteEndUs = 0;
  private noteDrawn = false;

  constructor(
    private readonly host: BusHost,
    private readonly place: TransmitterPlace,
  ) {
    this.byteUs = frameBits(place.framing) * bitUs(place.framing);
    place.drive(this.idle);
    recordsOf(host).beforeReading(() => this.flush());
  }

  private get idle(): 0 | 1 {
    return this.place.framing.inverted ? 0 : 1;
  }

  /** Bytes that have not begun yet. */
  get waiting(): number {
    return this.queue.length;
  }

  get done(): boolean {
    return !this.sending;
  }

  send(bytes: Iterable<number>): void {
    for (const byte of bytes) this.queue.push(byte);
    if (!this.sending) this.next();
  }

  private next(): void {
    const byte = this.queue.shift();
    if (byte === undefined || this.closed) {
      this.sending = false;
      if (!this.closed) this.onDone?.();
      return;
    }
    this.sending = true;
    const { clock } = this.host;
    const { line, framing } = this.place;
    const startUs = clock.currentUs;
    const endUs = startUs + this.byteUs;
    const edges = line.needsEdges(framing, this.place.edgesIfAlone);
    if (edges) this.move(byte, startUs);
    this.note(byte, startUs, endUs, edges);
    clock.schedule(endUs, () => {
      if (!edges && !this.closed) line.deliver(byte & (2 ** framing.bits - 1), endUs);
      this.next();
    });
  }

  /** Moves the wire as the byte wants it. */
  private move(byte: number, startUs: number): void {
    const { clock } = this.host;
    const { framing, drive } = this.place;
    const step = bitUs(framing);
    let last = this.idle;
    [...levelsOf(byte, framing), this.idle].forEach((level, i) => {
      if (level === last) return;
      last = level;
      if (i === 0) drive(level);
      else clock.schedule(startUs + i * step, () => !this.closed && drive(level));
    });
  }

  /** Holds the wire down for so long. The caller waits meanwhile. */
  breakFor(us: number): void {
    this.place.drive(this.idle === 1 ? 0 : 1);
    this.host.clock.busyUs(us);
    this.place.drive(this.idle);
  }

  private note(byte: number, startUs: number, endUs: number, drawn: boolean): void {
    const follows = startUs === this.noteEndUs && drawn === this.noteDrawn && this.noted.length < MOST_BYTES;
    if (!follows) {
      this.flush();
      this.noteStartUs = startUs;
      this.noteDrawn = drawn;
    }
    this.noted.push(byte);
    this.noteEndUs = endUs;
  }

  private flush(): void {
    if (this.noted.length === 0) return;
    const { baudrate, bits, parity, stop, inverted } = this.place.framing;
    recordsOf(this.host).add({
      kind: "uart",
      wire: this.place.line.net.name,
      startUs: this.noteStartUs,
      endUs: this.noteEndUs,
      by: this.place.by,
      drawn: this.noteDrawn,
      baudrate,
      bits,
      parity,
      stop,
      inverted,
      bytes: Uint8Array.from(this.noted),
    });
    this.noted = [];
  }

  close(): void {
    this.closed = true;
    this.queue = [];
    this.flush();
  }
}
