/** A device on a 1-Wire bus, slot by slot. All devices of a wire hear each slot; zeros win when several answer. */

export interface OneWireTarget {
  /** A reset pulse was seen. True: answers with a presence pulse. */
  reset(): boolean;
  /** The controller wrote a bit. */
  writeBit(bit: 0 | 1): void;
  /** The controller reads a bit; a silent device gives 1. */
  readBit(): 0 | 1;
}
