/**
 * GPIO by registers, as in `mem32[0x3FF44008] = 1 << 4`, and through pointers of viper code: what is written comes to the pins that
 * `Pin` stands for too. An output works without the pin's function being chosen first, as it must be on the RP2.
 */

import { mapDevice, type RegisterDevice } from "../../../runtime-hal/core/address-space.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import { GPIO_BLOCKS, type GpioBlock, type GpioRegister } from "./gpio-register-maps.js";
import { lineOf, type PinLine } from "./pin-line.js";

/** Gives the program the registers of the board's chip, if they are known. */
export function mapGpioRegisters(board: Board): void {
  const block = GPIO_BLOCKS[board.chip.id];
  // Where there is an operating system the registers are out of reach.
  if (block !== undefined && board.restarts !== undefined) mapDevice(new GpioRegisters(board, block));
}

class GpioRegisters implements RegisterDevice {
  readonly start: number;
  readonly end: number;
  private readonly registers: ReadonlyMap<number, GpioRegister>;
  /** What is in the other registers of the block. */
  private readonly others = new Map<number, number>();
  private readonly pins: ReadonlySet<number>;

  constructor(
    private readonly board: Board,
    block: GpioBlock,
  ) {
    this.start = block.start;
    this.end = block.start + block.length;
    this.registers = new Map(block.registers.map((register) => [block.start + register.offset, register]));
    this.pins = new Set(board.chip.pins.filter(({ functions }) => functions.length > 0).map(({ id }) => id));
  }

  /** Part of a register is read as that part of all of it. */
  load(address: number, size: 1 | 2 | 4): number {
    const shift = (address & 3) * 8;
    return ((this.word((address & ~3) >>> 0) >>> shift) & (2 ** (8 * size) - 1)) >>> 0;
  }

  store(address: number, size: 1 | 2 | 4, value: number): void {
    const at = (address & ~3) >>> 0;
    const shift = (address & 3) * 8;
    const mask = (2 ** (8 * size) - 1) << shift;
    const register = this.registers.get(at);
    // Each access takes the time of an instruction.
    this.board.clock.nowUs();
    if (register === undefined)
      this.others.set(at, ((this.others.get(at) ?? 0) & ~mask) | ((value << shift) & mask));
    else this.change(register, (value << shift) & mask, mask);
  }

  private word(at: number): number {
    const register = this.registers.get(at);
    this.board.clock.nowUs();
    if (register === undefined) return this.others.get(at) ?? 0;
    const { use } = register;
    if (use === "in") return this.collect(register, (line) => line.digital.peek() === 1);
    if (use === "out") return this.collect(register, (line) => line.digital.readLatch() === 1);
    return use === "enable" ? this.collect(register, (line) => line.isOutput) : 0;
  }

  private collect({ first }: GpioRegister, isSet: (line: PinLine) => boolean): number {
    let bits = 0;
    this.eachLine(first, -1, (line, bit) => {
      if (isSet(line)) bits |= bit;
    });
    return bits >>> 0;
  }

  /** `bits` are written to the part of the register that is `mask`. */
  private change({ use, first }: GpioRegister, bits: number, mask: number): void {
    const [what, how] = use.split("-");
    const change = what === "out" ? write : enable;
    if (what === "in") return;
    this.eachLine(first, how === undefined ? mask : bits, (line, bit) => {
      if (how === "toggle") change(line, what === "out" ? line.digital.readLatch() === 0 : !line.isOutput);
      else change(line, how === undefined ? (bits & bit) !== 0 : how === "set");
    });
  }

  /** The pins of the chip that the register has a bit for among `bits`. */
  private eachLine(first: number, bits: number, visit: (line: PinLine, bit: number) => void): void {
    for (let i = 0; i < 32; i++) {
      const bit = 1 << i;
      if ((bits & bit) !== 0 && this.pins.has(first + i)) visit(lineOf(this.board, first + i), bit);
    }
  }
}

function write(line: PinLine, isHigh: boolean): void {
  if ((line.digital.readLatch() === 1) !== isHigh) line.write(isHigh ? 1 : 0);
}

/** The output driver is switched on or off; the pull stays. */
function enable(line: PinLine, isOutput: boolean): void {
  if (line.isOutput === isOutput) return;
  line.configure({
    mode: isOutput ? "out" : "in",
    pull: line.digital.pull,
    initial: line.digital.readLatch(),
  });
}
