/** A device on an SPI bus. Selected by its chip-select wire; bytes are exchanged in both directions at once. */

export interface SpiTarget {
  /** Chip select became active. */
  selected(): void;
  /** A byte came in; what goes out during the same eight clocks (known before the byte is complete). */
  exchange(byte: number): number;
  /**
   * For programs that move the wires themselves, where each bit must be there before the rest of the byte is known: the byte that
   * is going out, if the first `bits` bits of the one coming in are those of `received` (in its high bits). It changes nothing;
   * `exchange` follows when the byte is complete. Left out by devices that never answer.
   */
  outgoing?(received: number, bits: number): number;
  deselected(): void;
}
