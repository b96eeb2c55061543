/**
 * A wire. Each thing at it either drives it (strongly, as an output; weakly, as a resistor) or is high-impedance. The voltage
 * follows from the strongest drivers; if strong ones disagree, that is contention and is reported.
 */

export type Strength = "strong" | "weak";

/** What a driver puts on the wire; `undefined` as a drive means high impedance. */
export interface Drive {
  readonly volts: number;
  readonly strength: Strength;
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
  /** Told of each change of the digital level, at its moment. Gives what takes the listener away. */
  onLevel(listener: (level: 0 | 1, timeUs: number) => void): () => void;
  /** Told of each change of the voltage. */
  onVolts(listener: (volts: number, timeUs: number) => void): () => void;
}
