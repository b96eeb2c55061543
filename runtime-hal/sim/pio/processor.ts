/**
 * What the instructions of a PIO state machine do (RP2040 data sheet, chapter 3.4): to its registers, its program counter, pins and
 * flags. When they happen is told in machine.ts.
 */

import type { PioSetup } from "../../hal/pio.js";
import type { SimPioBlock } from "./block.js";
import { reversedBits, Shifters } from "./shifters.js";

const NO_PINS = { base: 0, count: 0 };
const RESET: PioSetup = {
  pc: 0,
  cycleUs: 1,
  execctrl: 31 << 12,
  shiftctrl: 3 << 18,
  inBase: 0,
  jmpPin: 0,
  out: NO_PINS,
  set: NO_PINS,
  sideset: NO_PINS,
};
const SIDE_OPTIONAL = 30;
const SIDE_DIRECTION = 29;
export const STALLED = -1;

/** What a machine can wait for. */
export type Awaited = "fifo" | "pin" | "flag";

export abstract class Processor {
  protected setup = RESET;
  /** What of it every instruction asks for. */
  private hasSide = false;
  private delayBits = 5;
  private wrapTop = 31;
  private wrapBottom = 0;
  protected pc = 0;
  protected readonly data = new Shifters();
  /** Instruction of `exec`, done instead of the next one. */
  protected injected: number | undefined;
  /** An `irq wait` has set its flag and waits until somebody clears it. */
  protected raised = false;
  protected waiting: Awaited | undefined;
  protected unwatch: () => void = () => {};

  constructor(
    protected readonly block: SimPioBlock,
    private readonly index: number,
  ) {}

  /** Something has happened that a machine may be waiting for. */
  protected abstract wake(what: Awaited): void;

  protected setUp(setup: PioSetup): void {
    const { execctrl, sideset } = setup;
    this.setup = setup;
    this.hasSide = sideset.count > 0;
    this.delayBits = 5 - sideset.count - ((execctrl >>> SIDE_OPTIONAL) & 1);
    this.wrapTop = (execctrl >>> 12) & 31;
    this.wrapBottom = (execctrl >>> 7) & 31;
    this.data.configure(setup.shiftctrl);
    this.pc = setup.pc;
  }

  /** Can anybody else notice when it happens, or does it depend on what others do? */
  protected isVisible(instruction: number): boolean {
    const { shiftctrl } = this.setup;
    const field = (instruction >> 5) & 7;
    if (this.hasSide) return true;
    switch (instruction >> 13) {
      case 0:
        return field === 6;
      case 2:
        return field === 0 || ((shiftctrl >>> 16) & 1) === 1;
      case 3:
        return field === 0 || field > 3 || ((shiftctrl >>> 17) & 1) === 1;
      case 5:
        return field === 0 || field === 3 || field === 4 || (instruction & 7) === 0;
      case 7:
        return field !== 1 && field !== 2;
      default:
        return true;
    }
  }

  /** Does an instruction; gives its cycles, or that it has to be tried again. */
  protected perform(instruction: number): number {
    const field = (instruction >> 8) & 31;
    if (this.hasSide) this.drive(field >> this.delayBits);
    const before = this.pc;
    this.jumped = false;
    if (!this.effect(instruction)) return STALLED;
    if (!this.jumped && this.injected === undefined)
      this.pc = before === this.wrapTop ? this.wrapBottom : (before + 1) & 31;
    return 1 + (field & ((1 << this.delayBits) - 1));
  }

  /** What the bits beside the delay do at the pins of the side-set. */
  private drive(side: number): void {
    const { execctrl, sideset } = this.setup;
    if (((execctrl >>> SIDE_OPTIONAL) & 1) === 1 && side >> sideset.count !== 1) return;
    const kind = ((execctrl >>> SIDE_DIRECTION) & 1) === 1 ? "direction" : "level";
    this.block.write(kind, sideset.base, sideset.count, side);
  }
  private jumped = false;

  private jump(to: number): void {
    this.pc = to & 31;
    this.jumped = true;
  }

  /** False: it has to wait. */
  private effect(instruction: number): boolean {
    const { data, setup, block } = this;
    const field = (instruction >> 5) & 7;
    const low = instruction & 31;
    switch (instruction >> 13) {
      case 0:
        if (this.condition(field)) this.jump(low);
        return true;
      case 1:
        return this.wait(instruction);
      case 2: {
        const value = field === 0 ? this.pins(setup.inBase) : this.source(field);
        return data.shiftIn(value, low === 0 ? 32 : low);
      }
      case 3: {
        const value = data.shiftOut(low === 0 ? 32 : low);
        if (value === undefined) return false;
        this.store(field, value, low === 0 ? 32 : low);
        return true;
      }
      case 4:
        return instruction & 0x80
          ? data.pull((instruction & 0x40) !== 0, (instruction & 0x20) !== 0)
          : data.push((instruction & 0x40) !== 0, (instruction & 0x20) !== 0);
      case 5:
        this.move(field, low);
        return true;
      case 6:
        return this.flag(instruction);
      default: {
        if (field === 1) data.x = low;
        else if (field === 2) data.y = low;
        else if (field === 0 || field === 4)
          block.write(field === 0 ? "level" : "direction", setup.set.base, setup.set.count, low);
        return true;
      }
    }
  }

  private condition(kind: number): boolean {
    const { data } = this;
    switch (kind) {
      case 0:
        return true;
      case 1:
        return data.x === 0;
      case 2: {
        const before = data.x;
        data.x = (before - 1) >>> 0;
        return before !== 0;
      }
      case 3:
        return data.y === 0;
      case 4: {
        const before = data.y;
        data.y = (before - 1) >>> 0;
        return before !== 0;
      }
      case 5:
        return data.x !== data.y;
      case 6:
        return this.block.level(this.setup.jmpPin) === 1;
      default:
        return !data.osrEmpty;
    }
  }

  private wait(instruction: number): boolean {
    const level = (instruction >> 7) & 1;
    const kind = (instruction >> 5) & 3;
    const index = instruction & 31;
    if (kind === 2) {
      const flag = this.flagIndex(index);
      if (this.block.flag(flag) !== (level === 1)) {
        this.waiting = "flag";
        return false;
      }
      if (level === 1) this.block.setFlag(flag, false);
      return true;
    }
    const pin = (kind === 0 ? index : this.setup.inBase + index) & 31;
    if (this.block.level(pin) === level) return true;
    this.unwatch();
    this.waiting = "pin";
    this.unwatch = this.block.host.pin(pin).net.onLevel((now) => {
      if (now === level) this.wake("pin");
    });
    return false;
  }

  /** Bit 4: counted from the number of the machine. */
  private flagIndex(index: number): number {
    return index & 0x10 ? (index & 4) | ((index + this.index) & 3) : index & 7;
  }

  private flag(instruction: number): boolean {
    const index = this.flagIndex(instruction & 31);
    if (instruction & 0x40) {
      this.block.setFlag(index, false);
      return true;
    }
    if ((instruction & 0x20) === 0) {
      this.block.setFlag(index, true);
      return true;
    }
    if (!this.raised) {
      this.raised = true;
      this.block.setFlag(index, true);
    }
    if (this.block.flag(index)) {
      this.waiting = "flag";
      return false;
    }
    this.raised = false;
    return true;
  }

  private pins(base: number): number {
    let value = 0;
    for (let i = 31; i >= 0; i--) value = (value << 1) | this.peek((base + i) & 31);
    return value >>> 0;
  }

  /** A pin that the chip does not have reads 0. */
  private peek(pin: number): number {
    return pin < 30 ? this.block.level(pin) : 0;
  }

  private source(kind: number): number {
    const { data } = this;
    return [0, data.x, data.y, 0, 0, 0, data.isr, data.osr][kind] ?? 0;
  }

  private store(kind: number, value: number, bits: number): void {
    const { data, setup, block } = this;
    if (kind === 0) block.write("level", setup.out.base, setup.out.count, value);
    else if (kind === 1) data.x = value;
    else if (kind === 2) data.y = value;
    else if (kind === 4) block.write("direction", setup.out.base, setup.out.count, value);
    else if (kind === 5) this.jump(value);
    else if (kind === 6) data.setIsr(value, bits);
    else if (kind === 7) this.injected = value & 0xffff;
  }

  private move(target: number, low: number): void {
    const kind = low & 7;
    let value = kind === 0 ? this.pins(this.setup.inBase) : this.source(kind);
    const operation = low >> 3;
    if (operation === 1) value = ~value >>> 0;
    else if (operation === 2) value = reversedBits(value);
    if (target === 7) this.data.setOsr(value);
    else if (target === 6) this.data.setIsr(value, 0);
    else if (target === 4) this.injected = value & 0xffff;
    else if (target === 3) this.block.write("direction", this.setup.out.base, this.setup.out.count, value);
    else this.store(target, value, 32);
  }
}
