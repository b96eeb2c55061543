/** Analogue inputs and outputs. Volts here; what a program sees of them (bits, attenuation) is the modules' business. */

export interface AnalogInput {
  /** Volts at the pin at this moment, before any range or resolution of the converter. */
  readVolts(): number;
  close(): void;
}

export interface AnalogOutput {
  /** Volts; the backend clips to what it can make. */
  writeVolts(volts: number): void;
  /** A sine of that frequency (hertz) around `middle`, up and down by `amplitude` (volts). Absent: the backend has none. */
  sine?(hz: number, middle: number, amplitude: number): void;
  close(): void;
}

export interface TouchInput {
  /** The counter of the chip's touch unit: smaller when touched on the ESP32, larger where the chip's `touch.rises`. */
  read(): number;
  close(): void;
}
