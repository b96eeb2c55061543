/** What the converter of the STM32F4 measures inside the chip: its thermometer, its reference, and the battery (RM0090, ADC). */

/** Full scale, which is the supply. */
export const SUPPLY_VOLTS = 3.3;
export const REFERENCE_VOLTS = 1.21;
/** A chip in a room. */
export const CELSIUS = 25;
/** At 25 °C (STM32F405 data sheet, temperature sensor). */
const SENSOR_VOLTS = 0.76;

/** Volts by channel; the battery is connected to the supply, and halved before the converter. */
export const INSIDE_CHIP: Readonly<Record<number, number>> = {
  16: SENSOR_VOLTS,
  17: REFERENCE_VOLTS,
  18: SUPPLY_VOLTS / 2,
};
