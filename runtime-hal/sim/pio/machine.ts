/**
 * A state machine of a PIO block in virtual time (RP2040 data sheet, chapter 3). Each instruction happens at its cycle; those that
 * nobody outside could see are done together with the one before. A machine that has to wait does nothing until what it waits for happens.
 */

import type { PioMachine, PioSetup } from "../../hal/pio.js";
import { Processor, STALLED, type Awaited } from "./processor.js";
import type { Registers } from "./shifters.js";

/** So many invisible instructions at once; then others get their turn. Fewer where they are taken back. */
const FEW_TOGETHER = 4;
const MOST_TOGETHER = 64;

export class StateMachine extends Processor implements PioMachine {
  private isActive = false;
  private cancel: (() => void) | undefined;
  private together = MOST_TOGETHER;
  /** Where it was before it did invisible instructions ahead of their time. */
  private before: { readonly us: number; readonly pc: number; readonly registers: Registers } | undefined;

  // ------------------------------------------------------------ for the program

  configure(setup: PioSetup): void {
    this.active = false;
    this.setUp(setup);
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
      if (this.injected === instruction) this.injected = undefined;
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

  protected wake(what: Awaited): void {
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
}
