/** A serial port. Bytes arrive and leave at the speed of the line. */

export interface UartSetup {
  readonly tx: number | undefined;
  readonly rx: number | undefined;
  readonly baudrate: number;
  readonly bits: number;
  readonly parity: "none" | "even" | "odd";
  readonly stop: 1 | 1.5 | 2;
  readonly txBuffer: number;
  readonly rxBuffer: number;
  readonly inverted: { readonly tx: boolean; readonly rx: boolean };
}

export interface UartPort {
  /** Bytes that can be read without waiting. */
  available(): number;
  /** Takes up to `into.length` bytes that have come; gives how many. Never waits. */
  read(into: Uint8Array): number;
  /** Queues bytes; gives how many fitted into the buffer. */
  write(data: Uint8Array): number;
  /** Has everything left the wire? */
  txDone(): boolean;
  /** Microseconds after the last byte came in, `undefined` if none has. */
  idleUs(): number | undefined;
  /** Bytes that `write` would take now. */
  room(): number;
  /** Holds the line down for so many bit times; returns when it is over. */
  sendBreak(bits: number): void;
  /** Sets who is told of what happens, at its moment; must not run Python code but queue it. */
  listen(events: UartEvents): void;
  close(): void;
}

export interface UartEvents {
  /** A byte came in. */
  received?(): void;
  /** The other side held the line down. */
  broken?(): void;
  /** The last byte has left. */
  sent?(): void;
}
