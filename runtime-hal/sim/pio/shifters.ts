/** Registers of a PIO state machine: scratch registers, the two shift registers with their counters, and the FIFOs. */

const DEPTH = 4;
const BITS = 32;

export function reversedBits(value: number): number {
  let out = 0;
  for (let i = 0; i < BITS; i++) out = (out << 1) | ((value >>> i) & 1);
  return out >>> 0;
}

const mask = (count: number): number => (count === BITS ? 0xffffffff : 2 ** count - 1);

/** What of the registers can be put back. */
export type Registers = Readonly<Record<"x" | "y" | "isr" | "osr" | "inCount" | "outCount", number>>;

export class Shifters {
  x = 0;
  y = 0;
  isr = 0;
  osr = 0;
  /** Bits shifted in, and out; 32: there is nothing left to shift out. */
  private inCount = 0;
  private outCount = BITS;
  tx: number[] = [];
  rx: number[] = [];
  private shiftctrl = 0;
  private txDepth = DEPTH;
  private rxDepth = DEPTH;

  /** A threshold of 0 stands for 32; the FIFOs can be joined. */
  configure(shiftctrl: number): void {
    this.shiftctrl = shiftctrl;
    const [joinRx, joinTx] = [(shiftctrl >>> 31) & 1, (shiftctrl >>> 30) & 1];
    this.txDepth = joinTx ? 2 * DEPTH : joinRx ? 0 : DEPTH;
    this.rxDepth = joinRx ? 2 * DEPTH : joinTx ? 0 : DEPTH;
    this.tx = [];
    this.rx = [];
  }

  clear(): void {
    this.isr = this.inCount = 0;
    this.osr = 0;
    this.outCount = BITS;
  }

  get registers(): Registers {
    const { x, y, isr, osr, inCount, outCount } = this;
    return { x, y, isr, osr, inCount, outCount };
  }

  set registers(before: Registers) {
    this.x = before.x;
    this.y = before.y;
    this.isr = before.isr;
    this.osr = before.osr;
    this.inCount = before.inCount;
    this.outCount = before.outCount;
  }

  private bit(index: number): boolean {
    return ((this.shiftctrl >>> index) & 1) === 1;
  }
  private get pushAt(): number {
    return (this.shiftctrl >>> 20) & 31 || BITS;
  }
  private get pullAt(): number {
    return (this.shiftctrl >>> 25) & 31 || BITS;
  }

  get txFull(): boolean {
    return this.tx.length >= this.txDepth;
  }

  private get rxFull(): boolean {
    return this.rx.length >= this.rxDepth;
  }

  get osrEmpty(): boolean {
    return this.outCount >= this.pullAt;
  }

  setIsr(value: number, bits: number): void {
    this.isr = value;
    this.inCount = bits;
  }

  setOsr(value: number): void {
    this.osr = value;
    this.outCount = 0;
  }

  /** False: it would have to be pushed, and there is no room. */
  shiftIn(value: number, count: number): boolean {
    const autopush = this.bit(16);
    const filled = Math.min(BITS, this.inCount + count);
    if (autopush && filled >= this.pushAt && this.rxFull) return false;
    const part = (value & mask(count)) >>> 0;
    if (count === BITS) this.isr = part;
    else if (this.bit(18)) this.isr = ((this.isr >>> count) | (part << (BITS - count))) >>> 0;
    else this.isr = ((this.isr << count) | part) >>> 0;
    this.inCount = filled;
    if (autopush && filled >= this.pushAt) this.push(false, false);
    return true;
  }

  /** `undefined`: it would have to be pulled, and there is nothing. */
  shiftOut(count: number): number | undefined {
    const autopull = this.bit(17);
    if (autopull && this.osrEmpty && !this.refill()) return undefined;
    let value: number;
    if (count === BITS) {
      value = this.osr;
      this.osr = 0;
    } else if (this.bit(19)) {
      value = (this.osr & mask(count)) >>> 0;
      this.osr >>>= count;
    } else {
      value = this.osr >>> (BITS - count);
      this.osr = (this.osr << count) >>> 0;
    }
    this.outCount = Math.min(BITS, this.outCount + count);
    if (autopull && this.osrEmpty) this.refill();
    return value;
  }

  private refill(): boolean {
    const word = this.tx.shift();
    if (word === undefined) return false;
    this.setOsr(word);
    return true;
  }

  /** False: it has to wait for room. */
  push(ifFull: boolean, block: boolean): boolean {
    if (ifFull && this.inCount < this.pushAt) return true;
    if (this.rxFull && block) return false;
    if (!this.rxFull) this.rx.push(this.isr >>> 0);
    this.isr = this.inCount = 0;
    return true;
  }

  /** False: it has to wait for a word. Without waiting it takes X. */
  pull(ifEmpty: boolean, block: boolean): boolean {
    if (ifEmpty && !this.osrEmpty) return true;
    if (this.bit(17) && this.outCount === 0) return true;
    if (this.refill()) return true;
    if (block) return false;
    this.setOsr(this.x);
    return true;
  }
}
