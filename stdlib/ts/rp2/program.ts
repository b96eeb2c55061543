/** What the classes of `rp2` share: assembled programs, the blocks of the board, interrupt handlers. */

import { bufferOrUndefined } from "../../../runtime-hal/core/buffer.js";
import { osError, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyList } from "../../../runtime-hal/core/objects.js";
import type { PyObject, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { runHard, schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { PioBlock } from "../../../runtime-hal/hal/pio.js";
import { guard } from "../machine/hal-error.js";
import { perBoot } from "../machine/part.js";
import { mpIrq } from "../machine/pin-irq.js";

const ENOMEM = 12;
const FIELDS = 9;
const DATA = 0;
/** Where a program is in each block, -1: nowhere. */
const OFFSETS = 1;

/** 32 bits of an int of any size. */
export function word32(value: Value): number {
  if (typeof value === "bigint") return Number(BigInt.asUintN(32, value));
  return intArgument(value) >>> 0;
}

/** The fields of what `asm_pio` gives. */
export function programOf(value: Value): Value[] {
  if (!(value instanceof PyList)) throw typeError("object isn't a tuple or list");
  if (value.items.length !== FIELDS)
    throw valueError(`requested length ${FIELDS} but object has length ${value.items.length}`);
  return value.items;
}

const blocks = perBoot(() => new Map<number, PioBlock>());
let flagListener: (block: number, flag: number) => boolean = () => false;

/** Who is told of flags, given by pio.ts: the classes know each other through it. */
export function onFlags(listener: typeof flagListener): void {
  flagListener = listener;
}

export function blockOf(index: number): PioBlock {
  const known = blocks();
  let block = known.get(index);
  if (block === undefined) {
    block = guard(() => useBoard().claimBus("pio", index, null, { name: `PIO(${index})` }));
    block.onFlag = (flag) => flagListener(index, flag);
    known.set(index, block);
  }
  return block;
}

function instructions(fields: readonly Value[]): number[] {
  const { u8 } = bufferOrUndefined(fields[DATA]) as { u8: Uint8Array };
  const view = new DataView(u8.buffer, u8.byteOffset, u8.byteLength);
  return Array.from({ length: u8.length / 2 }, (_, i) => view.getUint16(2 * i, true));
}

/** Puts a program into a block, unless it is there. ENOMEM: there is no room. */
export function loadProgram(block: number, fields: Value[]): number {
  const known = intArgument(fields[OFFSETS + block]);
  if (known >= 0) return known;
  const offset = blockOf(block).add(instructions(fields));
  if (offset === undefined) throw osError(ENOMEM);
  fields[OFFSETS + block] = offset;
  return offset;
}

export function removeProgram(block: number, fields: Value[]): void {
  const offset = intArgument(fields[OFFSETS + block]);
  if (offset < 0) throw valueError("prog not in instruction memory");
  blockOf(block).remove(offset, instructions(fields).length);
  fields[OFFSETS + block] = -1;
}

/** A handler of interrupts, as the object that `irq()` gives. */
export class IrqHandler {
  handler: Value = null;
  trigger = 0;
  flags = 0;
  private hard = false;
  readonly object: PyObject;

  constructor(private readonly owner: PyObject) {
    this.object = mpIrq(this, (trigger) => (this.trigger = trigger));
  }

  set(handler: Value, trigger: number, hard: boolean): void {
    this.handler = handler;
    this.trigger = handler === null ? 0 : trigger;
    this.hard = hard;
  }

  fire(): void {
    if (this.handler === null) return;
    if (!this.hard) schedule(this.handler, this.owner);
    else if (!runHard(this.handler, this.owner)) this.handler = null;
  }
}
