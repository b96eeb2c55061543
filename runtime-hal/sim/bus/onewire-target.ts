/**
 * A device on a 1-Wire bus, slot by slot. All devices of a wire hear each slot; zeros win when several answer. On the wire a read and
 * the writing of a 1 look the same, so each slot first asks `readBit`, and those that are not sending get `writeBit`.
 */

export interface OneWireTarget {
  /** A reset pulse was seen. True: answers with a presence pulse. */
  reset(): boolean;
  /** The controller wrote a bit. Only for devices that were not sending in this slot. */
  writeBit(bit: 0 | 1): void;
  /** The bit that the device sends in the slot that begins; `undefined`: it is listening, or has nothing to do with it. */
  readBit(): 0 | 1 | undefined;
}
