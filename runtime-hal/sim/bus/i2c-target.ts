/**
 * A device on an I2C bus, byte by byte. The same object is driven by the bus's controller in one step per transfer and by a
 * decoder of the wires when a program moves the pins itself.
 */

export interface I2cTarget {
  /** Addressed after a start condition (7 or 10 bits, without the direction). False: it does not answer. */
  addressed(address: number, reading: boolean): boolean;
  /** A byte from the controller. False: not acknowledged. */
  write(byte: number): boolean;
  /** The next byte for the controller. */
  read(): number;
  /** The transfer is over (a repeated start comes as another `addressed` without it). */
  stop(): void;
  /** Microseconds that the device holds the clock before its next byte, if it stretches. */
  stretchUs?(): number;
}
