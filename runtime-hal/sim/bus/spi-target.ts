/** A device on an SPI bus. Selected by its chip-select wire; bytes are exchanged in both directions at once. */

export interface SpiTarget {
  /** Chip select became active. */
  selected(): void;
  /** A byte came in; what goes out during the same eight clocks (known before the byte is complete). */
  exchange(byte: number): number;
  deselected(): void;
}
