/** A bus for sound (I2S): frames of samples that leave or come at the sample rate, through a buffer. */

export interface I2sSetup {
  readonly sck: number;
  readonly ws: number;
  readonly sd: number;
  /** Out of the chip; else into it. */
  readonly transmit: boolean;
  /** Of a sample. */
  readonly bits: 16 | 32;
  readonly channels: 1 | 2;
  /** Frames a second. */
  readonly rate: number;
  readonly bufferBytes: number;
}

export interface I2sPort {
  /** Queues bytes, little-endian samples; gives how many fitted. */
  write(data: Uint8Array): number;
  /** Takes bytes that came; gives how many. */
  read(into: Uint8Array): number;
  /** Bytes that `write` would take, and that `read` would give, now. */
  room(): number;
  available(): number;
  /** Told when the buffer has moved on; must not run Python code but queue it. */
  listen(moved: () => void): void;
  close(): void;
}
