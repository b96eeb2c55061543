/** Pulse-width modulation on a pin. Which pins share a frequency is the backend's business; it says so in its errors. */

export interface PwmOutput {
  /** Hertz. Throws a `bad-argument` HalError if the chip cannot make it. Pins that share a timer change with it. */
  setFrequency(hz: number): void;
  /** The frequency the chip really makes. */
  frequency(): number;
  /** Share of a period that the pin is high, 0 … 65535 (65535 and above: always). Kept when the frequency changes. */
  setDutyU16(duty: number): void;
  dutyU16(): number;
  /** High time in nanoseconds. Kept when the frequency changes, as far as a period is long enough. */
  setHighNs(ns: number): void;
  highNs(): number;
  /** Inverts the output. */
  setInverted(inverted: boolean): void;
  /** Comes out at its pin again, after the program had set that up as an input or output. Absent where it always does. */
  lead?(): void;
  close(): void;
}
