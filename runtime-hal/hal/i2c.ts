/** An I2C bus as its controller sees it. */

export interface I2cSetup {
  readonly scl: number;
  readonly sda: number;
  readonly frequencyHz: number;
  /** Longest clock stretching, microseconds. */
  readonly timeoutUs: number;
  /** The chip's own pull-ups are switched on; else those of the pins stay as they are. */
  readonly pullUps?: boolean;
}

/** What became of a transfer. `bytes`: acknowledged bytes (writes). */
export type I2cResult =
  | { readonly kind: "ok"; readonly bytes: number }
  | { readonly kind: "no-ack" }
  | { readonly kind: "timeout" };

export interface I2cController {
  /** Address and data; `stop` false keeps the bus for a repeated start. `bytes` counts the data bytes acknowledged. */
  write(address: number, data: Uint8Array, stop: boolean): I2cResult;
  read(address: number, into: Uint8Array, stop: boolean): I2cResult;
  // The single steps that `SoftI2C` gives to programs.
  /** False: the wires are not free. */
  start(): boolean;
  stop(): void;
  /** True: acknowledged. */
  writeByte(byte: number): boolean;
  readByte(ack: boolean): number;
  close(): void;
}
