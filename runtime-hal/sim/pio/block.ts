/** A simulated PIO block: the memory and the flags that its state machines share, and the pins they drive. */

import type { PioBlock } from "../../hal/pio.js";
import type { BusHost } from "../bus/host.js";
import { StateMachine } from "./machine.js";

const WORDS = 32;
const MACHINES = 4;
const FLAGS = 8;

export class SimPioBlock implements PioBlock {
  readonly memory = new Uint16Array(WORDS);
  private used = 0;
  private readonly flags = new Array<boolean>(FLAGS).fill(false);
  readonly machines: readonly StateMachine[];
  onFlag: (flag: number) => boolean = () => false;
  /** Levels and directions that the block gives its pins, a bit for each. */
  private levels = 0;
  private outputs = 0;
  private readonly taken = new Set<number>();

  constructor(readonly host: BusHost) {
    this.machines = Array.from({ length: MACHINES }, (_, i) => new StateMachine(this, i));
  }

  /** The SDK looks for room from the top. */
  add(words: readonly number[], at?: number): number | undefined {
    const mask = 2 ** words.length - 1;
    const fits = (offset: number): boolean => ((mask * 2 ** offset) & this.used) === 0;
    let offset = at ?? WORDS - words.length;
    if (at === undefined) while (offset >= 0 && !fits(offset)) offset--;
    if (offset < 0 || offset + words.length > WORDS || !fits(offset)) return undefined;
    this.used |= mask * 2 ** offset;
    // Addresses of jumps are those within the program.
    words.forEach((word, i) => (this.memory[offset + i] = word >> 13 === 0 ? word + offset : word));
    return offset;
  }

  remove(at: number, count: number): void {
    this.used &= ~((2 ** count - 1) * 2 ** at);
  }

  // ------------------------------------------------------------ flags

  flag(index: number): boolean {
    return this.flags[index] as boolean;
  }

  setFlag(index: number, on: boolean): void {
    this.flags[index] = on;
    if (on && index < 4 && this.onFlag(index)) this.flags[index] = false;
    for (const machine of this.machines) machine.wakeForFlag();
  }

  // ------------------------------------------------------------ pins

  level(pin: number): 0 | 1 {
    return this.host.pin(pin & 31).net.level();
  }

  /** Puts the low bits of a value on pins in a row. */
  write(kind: "level" | "direction", base: number, count: number, value: number): void {
    for (let i = 0; i < count; i++) {
      const pin = (base + i) & 31;
      const bit = 1 << pin;
      const on = ((value >>> i) & 1) === 1;
      if (kind === "level") this.levels = on ? this.levels | bit : this.levels & ~bit;
      else this.outputs = on ? this.outputs | bit : this.outputs & ~bit;
      this.drive(pin);
    }
  }

  private drive(pin: number): void {
    const { host } = this;
    const simPin = host.pin(pin);
    if (!this.taken.has(pin)) {
      this.taken.add(pin);
      simPin.configure({ mode: "in", pull: simPin.pull });
      host.onReset(() => this.taken.delete(pin));
    }
    const isOutput = ((this.outputs >>> pin) & 1) === 1;
    const volts = ((this.levels >>> pin) & 1) === 1 ? host.logicVolts : 0;
    simPin.usePeripheral(isOutput ? { volts, strength: "strong" } : undefined);
  }
}

const blocks = new WeakMap<BusHost, Map<number, SimPioBlock>>();

/** The block of that number; a reset of the chip clears it. */
export function simulatedPio(host: BusHost, index: number | "soft"): PioBlock {
  let all = blocks.get(host);
  if (all === undefined) blocks.set(host, (all = new Map()));
  let block = all.get(index as number);
  if (block === undefined) {
    all.set(index as number, (block = new SimPioBlock(host)));
    const made = block;
    host.onReset(() => {
      for (const machine of made.machines) machine.active = false;
      all.delete(index as number);
    });
  }
  return block;
}
