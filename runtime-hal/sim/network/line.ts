/** One connection between the program and somebody outside of the board, and how long it takes over it. */

import type { SimClock } from "../clock.js";

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What one end of a connection is told. The bytes are its own from then on. */
export interface LineEnd {
  /** The connection is made. */
  opened?(): void;
  /** It cannot be made: nobody listens there, or nobody answers. */
  failed?(reason: "refused" | "timeout"): void;
  received(bytes: Uint8Array): void;
  /** Nothing more comes; `isReset`: the other end knows nothing of the connection any more. */
  ended(isReset: boolean): void;
}

/** The way between a host and the board. */
export interface Way {
  /** Whose way it is: the name of the part. */
  readonly name: string;
  /** So long after a request its answer arrives, in microseconds. */
  latencyUs(): number;
  /** Is the host there? What is sent otherwise gets lost. */
  isThere(): boolean;
  /** Does anything arrive at the other end? */
  isLinked(): boolean;
  /** Runs something as soon as it does: connections send again what has not arrived. */
  whenLinked(run: () => void): void;
}

/** Told what goes over a line, for traces: `sent` is by the program. */
export type Note = (
  way: Way,
  event: "opened" | "refused" | "sent" | "received" | "closed" | "broken",
  bytes?: Uint8Array,
) => void;

/**
 * What the program sends is heard at once, what is sent to it arrives after the latency: so an answer comes when the board file says.
 * The order of what is sent stays, also where the latency becomes less.
 */
export class Line {
  /** The end of the host or client. */
  outside: LineEnd | undefined;
  private inside: LineEnd | undefined;
  private arrivalUs = 0;
  private isClosed = false;

  constructor(
    private readonly clock: SimClock,
    private readonly way: Way,
    readonly peer: Endpoint,
    private readonly note: Note,
    inside?: LineEnd,
  ) {
    this.inside = inside;
  }

  /** Can the host or client still send? */
  get isOpen(): boolean {
    return !this.isClosed;
  }

  /** The connection was not made. */
  refuse(): void {
    this.isClosed = true;
    this.note(this.way, "refused");
  }

  /** The program's end takes part from now on. */
  meet(inside: LineEnd): void {
    this.inside = inside;
  }

  // ------------------------------------------------------------ for hosts and clients

  /** Tells the program's end something when it arrives. */
  later(tell: (inside: LineEnd) => void): void {
    const { clock } = this;
    this.arrivalUs = Math.max(this.arrivalUs, clock.currentUs + this.way.latencyUs());
    clock.schedule(this.arrivalUs, () =>
      this.way.whenLinked(() => {
        if (!this.way.isThere()) return;
        if (this.inside !== undefined) tell(this.inside);
        else this.end(true);
      }),
    );
  }

  send(bytes: Uint8Array): void {
    if (this.isClosed || bytes.length === 0) return;
    this.later((inside) => {
      this.note(this.way, "received", bytes);
      inside.received(bytes);
    });
  }

  /** Ends the connection after what was sent; `isReset`: breaks it. */
  close(isReset = false): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.later((inside) => {
      this.note(this.way, isReset ? "broken" : "closed");
      inside.ended(isReset);
    });
  }

  // ------------------------------------------------------------ for the program

  put(bytes: Uint8Array): void {
    this.note(this.way, "sent", bytes);
    this.way.whenLinked(() => {
      if (!this.isClosed && this.way.isThere()) this.outside?.received(bytes);
    });
  }

  /** The program has closed its end. */
  hangUp(): void {
    this.inside = { received: () => {}, ended: () => {} };
    this.way.whenLinked(() => {
      if (this.way.isThere()) this.end(false);
    });
  }

  /** The program is no more and has told nobody: who sends something to it learns so. */
  vanish(): void {
    this.inside = undefined;
  }

  private end(isReset: boolean): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.note(this.way, isReset ? "broken" : "closed");
    this.outside?.ended(isReset);
  }
}
