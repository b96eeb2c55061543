/** How bytes lie on a serial line: start bit, data bits (least significant first), parity, stop bits. */

export interface Framing {
  readonly baudrate: number;
  readonly bits: number;
  readonly parity: "none" | "even" | "odd";
  readonly stop: 1 | 1.5 | 2;
  /** Idle is low. */
  readonly inverted: boolean;
}

/** A receiver looks at the middle of each bit, so over a frame of ten bits it can be off by half of one. */
const TOLERANCE = 0.045;

export function bitUs(framing: Framing): number {
  return 1e6 / framing.baudrate;
}

/** Bits of a frame with its start and stop. */
export function frameBits({ bits, parity, stop }: Framing): number {
  return 1 + bits + (parity === "none" ? 0 : 1) + stop;
}

/** Does a receiver of one framing understand a sender of the other? */
export function understands(receiver: Framing, sender: Framing): boolean {
  return (
    receiver.bits === sender.bits &&
    receiver.parity === sender.parity &&
    receiver.inverted === sender.inverted &&
    Math.abs(receiver.baudrate / sender.baudrate - 1) <= TOLERANCE
  );
}

export function parityBit(byte: number, parity: "even" | "odd"): 0 | 1 {
  let ones = parity === "odd" ? 1 : 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) ones ^= 1;
  return ones as 0 | 1;
}

/** Levels of the wire during start, data and parity bits; the stop bits are the idle level. */
export function levelsOf(byte: number, framing: Framing): (0 | 1)[] {
  const levels: number[] = [0];
  for (let i = 0; i < framing.bits; i++) levels.push((byte >> i) & 1);
  if (framing.parity !== "none") levels.push(parityBit(byte & (2 ** framing.bits - 1), framing.parity));
  return levels.map((level) => (framing.inverted ? 1 - level : level) as 0 | 1);
}
