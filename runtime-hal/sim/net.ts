/**
 * A wire. Each thing at it either drives it (strongly, as an output; weakly, as a resistor) or is high-impedance. The voltage
 * follows from the strongest drivers; if strong ones disagree, that is contention and is reported. The implementation is sim-net.ts.
 */

export type Strength = "strong" | "weak";

/** A drive whose voltage changes by itself: a PWM signal, a sine. Computed when somebody looks, so it costs nothing else. */
export interface Wave {
  /** Volts at a time (microseconds). */
  voltsAt(timeUs: number): number;
  /** When it is to be looked at again by somebody who follows every change; `Infinity`: never. Later than `timeUs`. */
  nextChangeUs(timeUs: number): number;
}

/** What a driver puts on the wire; `undefined` as a drive means high impedance. */
export interface Drive {
  readonly volts: number;
  readonly strength: Strength;
  /** Resistance of a weak drive (default 45 000, a pull inside a chip). Several weak ones make a divider. */
  readonly ohms?: number;
  /** Takes the place of `volts`. */
  readonly wave?: Wave;
  /** Of a peripheral: the program sets its pin up anew. True: the pin is taken back from it. */
  cut?(): boolean;
}

/** Somebody at the wire, for messages: "GPIO4 (out)", "button b1". */
export interface NetDriver {
  readonly label: string;
}

export interface Net {
  readonly name: string;
  /** Sets, changes or (undefined) takes away what this driver puts on the wire. */
  drive(driver: NetDriver, drive: Drive | undefined): void;
  /** The digital level at the logic's threshold; a floating wire keeps reading what it last was. */
  level(): 0 | 1;
  volts(): number;
  /** Does nobody drive it? */
  floating(): boolean;
  /** What all but this driver put on the wire, taken together; `undefined`: nobody else drives it. */
  without(driver: NetDriver): Drive | undefined;
  /** Told of each change of the digital level, at its moment. Gives what takes the listener away. */
  onLevel(listener: (level: 0 | 1, timeUs: number) => void): () => void;
  /** Told of each change of the voltage, and when the wire begins or ceases to float. */
  onVolts(listener: (volts: number, timeUs: number) => void): () => void;
}
