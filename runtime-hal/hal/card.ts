/** A memory card behind a controller of the chip's: SD in its own protocol, or over an SPI bus that is the controller's alone. */

export interface CardSetup {
  /** Pins of the clock, of commands (MOSI), of the first data line (MISO); absent: those of the board's own slot. */
  readonly pins?: { readonly clk: number; readonly cmd: number; readonly data: number };
  /** Clock rate, and data lines in use. */
  readonly hz: number;
  readonly width: number;
}

export interface CardPort {
  /** Is there a card now? */
  readonly present: boolean;
  /** Sectors of 512 bytes. */
  readonly sectors: number;
  /** Wakes the card up, as is needed after it was put in. False: no card answers. */
  start(): boolean;
  /** Throws a HalError "io": no card, one that was changed since `start`, a sector it does not have, a protected card. */
  read(sector: number, into: Uint8Array): void;
  write(sector: number, data: Uint8Array): void;
  close(): void;
}
