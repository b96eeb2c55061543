/** The programmable I/O blocks of the RP2 chips: four state machines with a common memory of 32 instructions. */

/** Registers of a state machine, as the chip has them (RP2040 data sheet, 3.7). */
export interface PioSetup {
  /** First instruction. */
  readonly pc: number;
  /** Microseconds of one cycle. */
  readonly cycleUs: number;
  readonly execctrl: number;
  readonly shiftctrl: number;
  readonly inBase: number;
  readonly jmpPin: number;
  readonly out: PioPins;
  readonly set: PioPins;
  /** `count` without the bit that makes it optional. */
  readonly sideset: PioPins;
}

export interface PioPins {
  readonly base: number;
  readonly count: number;
}

export interface PioMachine {
  configure(setup: PioSetup): void;
  /** Drives pins to these levels and sets their directions, as before the program starts. */
  initPins(pins: readonly { pin: number; level: 0 | 1; output: boolean }[]): void;
  active: boolean;
  restart(): void;
  execute(instruction: number): void;
  /** Words that wait to be sent, and that were received. */
  readonly txLevel: number;
  readonly rxLevel: number;
  readonly txFull: boolean;
  put(word: number): void;
  get(): number;
}

export interface PioBlock {
  readonly machines: readonly PioMachine[];
  /** Puts words into the instruction memory; gives where, `undefined` if there is no room. */
  add(words: readonly number[], at?: number): number | undefined;
  remove(at: number, count: number): void;
  /** Told when flag 0 to 3 is set; true: it was taken, and the flag is cleared. */
  onFlag: (flag: number) => boolean;
}
