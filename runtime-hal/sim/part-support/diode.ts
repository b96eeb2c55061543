/** Light-emitting diodes: typical forward voltages and what current follows from them. */

/** Volts at 20 mA (data sheets of Kingbright's WP7113 and WP154 series). */
export const FORWARD_VOLTS: Readonly<Record<string, number>> = {
  red: 1.9,
  orange: 2.0,
  yellow: 2.1,
  green: 2.2,
  blue: 3.0,
  white: 3.0,
  infrared: 1.2,
};

/** Milliamperes that a usual LED stands all the time. */
export const RATED_MA = 30;

/** Milliamperes at so many volts over the diode and its resistor. Without a resistor the pin's own 30 Ω limit the current. */
export function ledCurrent(volts: number, forward: number, ohms: number): number {
  return volts <= forward ? 0 : ((volts - forward) / Math.max(ohms, 30)) * 1000;
}
