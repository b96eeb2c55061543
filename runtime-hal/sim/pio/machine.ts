/**
 * A state machine of a PIO block in virtual time (RP2040 data sheet, chapter 3). Each instruction happens at its cycle; those that
 * nobody outside could see are done together with the one before. A machine that has to wait does nothing until what it waits for happens.
 */

import type { PioMachine, PioSetup } from "../../hal/pio.js";
import type { SimPioBlock } from "./block.js";
import { reversedBits, Shifters, type Registers } from "./shifters.js";

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
const STALLED = -1;
/** So many invisible instructions at once; then others get their turn. Fewer where they are taken back. */
const FEW_TOGETHER = 4;
const MOST_TOGETHER = 64;

export class StateMachine implements PioMachine {
  private setup = RESET;
  /** What of it every instruction asks for. */
  private hasSide = false;
  private delayBits = 5;
  private wrapTop = 31;
  private wrapBottom = 0;
  private pc = 0;
  private readonly data = new Shifters();
  private isActive = false;
  private cancel: (() => void) | undefined;
  /** What it waits for. */
  private waiting: "fifo" | "pin" | "flag" | undefined;
  private unwatch: () => void = () => {};
  private together = MOST_TOGETHER;
  /** Where it was before it did invisible instructions ahead of their time. */
  private before: { readonly us: number; readonly pc: number; readonly registers: Registers } | undefined;
  /** Instruction of `exec`, done instead of the next one. */
  private injected: number | undefined;
  /** An `irq wait` has set its flag and waits until somebody clears it. */
  private raised = false;

  constructor(
    private readonly block: SimPioBlock,
    private readonly index: number,
  ) {}

  // ------------------------------------------------------------ for the program

  configure(setup: PioSetup): void {
    this.active = false;
    this.setup = setup;
    const { execctrl, sideset } = setup;
    this.hasSide = sideset.count > 0;
    this.delayBits = 5 - sideset.count - ((execctrl >>> SIDE_OPTIONAL) & 1);
    this.wrapTop = (execctrl >>> 12) & 31;
    this.wrapBottom = (execctrl >>> 7) & 31;
    this.data.configure(setup.shiftctrl);
    this.pc = setup.pc;
    this.restart();
  }

  initPins(pins: readonly { pin: number; level: 0 | 1; output: boolean }[]): void {
    for (const { pin, level, output } of pins) {
      this.block.write("level", pin, 1, level);
      this.block.write("direction", pin, 1, output ? 1 : 0);
    }
  }

  get active(): boolean {
    return this.isActive;
  }

  set active(on: boolean) {
    if (on === this.isActive) return;
    this.isActive = on;
    this.stop();
    if (on) this.plan(0);
  }

  restart(): void {
    this.stop();
    this.data.clear();
    this.injected = undefined;
    this.raised = false;
    this.pc = this.setup.pc;
    if (this.isActive) this.plan(0);
  }

  execute(instruction: number): void {
    const nextUs = this.stop();
    // It happens at once, between two instructions of the program.
    this.injected = instruction;
    if (this.perform(instruction) === STALLED) this.waiting ??= "fifo";
    else {
      this.injected = undefined;
      if (this.isActive) this.planAt(nextUs);
    }
  }

  get txLevel(): number {
    return this.data.tx.length;
  }

  get rxLevel(): number {
    return this.data.rx.length;
  }

  get txFull(): boolean {
    return this.data.txFull;
  }

  put(word: number): void {
    if (!this.data.txFull) this.data.tx.push(word >>> 0);
    this.wake("fifo");
  }

  get(): number {
    const word = this.data.rx.shift() ?? 0;
    this.wake("fifo");
    return word;
  }

  wakeForFlag(): void {
    this.wake("flag");
  }

  // ------------------------------------------------------------ running

  /** Takes back what it plans and waits for. Gives the time of the next instruction. */
  private stop(): number {
    const { clock } = this.block.host;
    const nextUs = this.takeBack() ?? (this.cancel === undefined ? clock.currentUs : this.plannedUs);
    this.cancel?.();
    this.cancel = undefined;
    this.unwatch();
    this.unwatch = () => {};
    this.waiting = undefined;
    return nextUs;
  }

  /** Does of what was done ahead only as much as there was time for. Gives the time of the next instruction. */
  private takeBack(): number | undefined {
    const { before } = this;
    if (before === undefined) return undefined;
    this.before = undefined;
    this.together = FEW_TOGETHER;
    this.pc = before.pc;
    this.data.registers = before.registers;
    const nowUs = this.block.host.clock.currentUs;
    let { us } = before;
    while (us < nowUs) us += this.perform(this.block.memory[this.pc] as number) * this.setup.cycleUs;
    return us;
  }

  private plan(cycles: number): void {
    this.planAt(this.block.host.clock.currentUs + cycles * this.setup.cycleUs);
  }

  private planAt(us: number): void {
    const plan = ++this.plans;
    this.plannedUs = us;
    const cancel = this.block.host.clock.schedule(us, () => this.run());
    // The clock may let time pass first, in which the machine has run and planned anew.
    if (plan === this.plans) this.cancel = cancel;
  }
  private plannedUs = 0;
  private plans = 0;

  private wake(what: "fifo" | "pin" | "flag"): void {
    if (this.waiting !== what || !this.isActive) return;
    this.stop();
    this.plan(1);
  }

  private run(): void {
    this.plans++;
    this.cancel = undefined;
    if (this.before !== undefined) this.together = Math.min(2 * this.together, MOST_TOGETHER);
    this.before = undefined;
    let cycles = 0;
    for (let done = 0; done < this.together; done++) {
      const injected = this.injected;
      const instruction = injected ?? (this.block.memory[this.pc] as number);
      if (done > 0 && this.isVisible(instruction)) break;
      if (done === 1) {
        const us = this.block.host.clock.currentUs + cycles * this.setup.cycleUs;
        this.before = { us, pc: this.pc, registers: this.data.registers };
      }
      const used = this.perform(instruction);
      if (used === STALLED) {
        // What it waits for may have happened while it was looked at.
        this.waiting ??= "fifo";
        return;
      }
      if (this.injected === injected) this.injected = undefined;
      cycles += used;
    }
    if (this.isActive) this.plan(cycles);
  }

  /** Can anybody else notice when it happens, or does it depend on what others do? */
  private isVisible(instruction: number): boolean {
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
  private perform(instruction: number): number {
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
