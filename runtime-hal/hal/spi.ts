/** An SPI bus as its controller sees it. Chip select is an ordinary pin of the program. */

export interface SpiSetup {
  readonly sck: number;
  readonly mosi: number | undefined;
  readonly miso: number | undefined;
  readonly baudrate: number;
  readonly polarity: 0 | 1;
  readonly phase: 0 | 1;
  readonly bits: number;
  readonly lsbFirst: boolean;
}

export interface SpiController {
  /** Clocks out `out` and fills `into` (same length, may be the same array) with what came back. */
  transfer(out: Uint8Array, into: Uint8Array): void;
  close(): void;
}
