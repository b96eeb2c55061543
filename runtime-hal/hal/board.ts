/** A board: pins by number, what each can do, and the capabilities that a program can claim. */

import type { AnalogInput, AnalogOutput, TouchInput } from "./analog.js";
import type { BitstreamOutput } from "./bitstream.js";
import type { BoardDescription } from "./board-description.js";
import type { ChipDescription } from "./chip-description.js";
import type { CardPort, CardSetup } from "./card.js";
import type { Clock } from "./clock.js";
import type { DigitalPin } from "./digital.js";
import type { I2cController, I2cSetup } from "./i2c.js";
import type { I2sPort, I2sSetup } from "./i2s.js";
import type { PioBlock } from "./pio.js";
import type { EdgeInput, PulseOutput } from "./pulses.js";
import type { PwmOutput } from "./pwm.js";
import type { SpiController, SpiSetup } from "./spi.js";
import type { SystemDevices } from "./system-devices.js";
import type { UartPort, UartSetup } from "./uart.js";
import type { UsbHid } from "./usb-hid.js";
import type { WifiRadio } from "./wifi.js";

export type { BoardDescription, BoardPart, Header, HeaderContact } from "./board-description.js";
export type { ChipDescription, PinDescription, PinFunction } from "./chip-description.js";

/** Who uses a pin, for messages. */
export interface Owner {
  readonly name: string;
}

/** Uses of one pin, and the interface each gives. */
export interface Capabilities {
  digital: DigitalPin;
  pwm: PwmOutput;
  adc: AnalogInput;
  dac: AnalogOutput;
  touch: TouchInput;
  bitstream: BitstreamOutput;
  pulses: PulseOutput;
  edges: EdgeInput;
}
export type Capability = keyof Capabilities;

/** Uses of several pins. */
export interface Buses {
  i2c: { setup: I2cSetup; controller: I2cController };
  spi: { setup: SpiSetup; controller: SpiController };
  uart: { setup: UartSetup; controller: UartPort };
  i2s: { setup: I2sSetup; controller: I2sPort };
  card: { setup: CardSetup; controller: CardPort };
  pio: { setup: null; controller: PioBlock };
  hid: { setup: null; controller: UsbHid };
}
export type BusKind = keyof Buses;

/** What ended a sleep. */
export interface Wake {
  readonly kind: "time" | "pin" | "pins" | "touch" | "other";
  /** Pins that were at their level. */
  readonly pins: readonly number[];
}

/** For sleeps that nothing but the time ends. */
export const NEVER_WOKEN = (): undefined => undefined;

/** Restarts of the chip under the program. */
export interface Restarts {
  /** What a reset does to pins and peripherals; a soft one leaves the clocks as they are. */
  reset(soft: boolean): void;
  /** The program is about to begin again: time passes if none has since it began last. */
  start?(): void;
  /** The board has no power for so long: it forgets everything, held pins too. */
  powerCycle(forUs: number): void;
  /**
   * Lets time pass without the program, until `untilUs` or until `woken` gives something; it is asked after everything that
   * happens. `undefined`: nothing will happen any more.
   */
  sleepWithoutProgram(untilUs: number | undefined, woken: () => Wake | undefined): Wake | undefined;
  /** The same in the middle of the program, which goes on afterwards. */
  lightSleep(untilUs: number | undefined, woken: () => Wake | undefined): Wake | undefined;
}

export interface Board {
  readonly description: BoardDescription;
  readonly chip: ChipDescription;
  readonly clock: Clock;
  /** Is there nothing real behind it? Then what the program sees is the same in every run. */
  readonly isSimulated?: boolean;
  /** Absent where the program cannot be started again: on a computer. */
  readonly restarts?: Restarts;
  /** What an operating system drives by itself; absent where there is none. */
  readonly system?: SystemDevices;
  claim<K extends Capability>(kind: K, pin: number, owner: Owner): Capabilities[K];
  /** A bus peripheral: hardware block `index`, or one made of any pins (`"soft"`). */
  claimBus<K extends BusKind>(
    kind: K,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ): Buses[K]["controller"];
  /**
   * Tells the person at the screen what the firmware lets pass in silence, with the code of the rule of the static checks;
   * once for each subject. Absent where nobody would see it.
   */
  advise?(code: string, text: string, subject: string): void;
  /** Something that the program should know and the real board would not say. */
  warn?(message: string): void;
  /** The radio, if the board has one. */
  wifiRadio(): WifiRadio | undefined;
  close(): void;
}
