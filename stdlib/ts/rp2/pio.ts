/** `rp2.PIO` (MicroPython ports/rp2/rp2_pio.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import {
  checkCount,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { lazyType, perBoot } from "../machine/part.js";
import { blockOf, IrqHandler, loadProgram, onFlags, programOf, removeProgram } from "./program.js";
import { handlerFor, stateMachine } from "./state-machine.js";

const MACHINES = 4;
const ALL_FLAGS = 0xf00;

class PyPio extends PyObject {
  readonly irq: IrqHandler;

  constructor(readonly id: number) {
    super();
    this.irq = new IrqHandler(this);
  }
}

const pios = perBoot(() => new Map<number, PyPio>());

/** Flag 0 to 3 was set: the handlers of the block and of the machine of that number. */
onFlags((block, flag) => {
  let taken = false;
  const pio = pios().get(block)?.irq;
  if (pio !== undefined && pio.handler !== null && (pio.trigger & (0x100 << flag)) !== 0) {
    pio.flags = 0x100 << flag;
    pio.fire();
    taken = true;
  }
  const own = handlerFor(block, flag);
  if (own !== undefined && own.handler !== null && own.trigger !== 0) {
    own.flags = 1;
    own.fire();
    taken = true;
  }
  return taken;
});

const IRQ_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "handler", default: null },
  { name: "trigger", default: ALL_FLAGS, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

export const pioType = lazyType((): PyType =>
  defineType({
    name: "PIO",
    js: PyPio as never,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      const id = intArgument(args[0]);
      const count = bootBoard().chip.id === "rp2350" ? 3 : 2;
      if (id < 0 || id >= count) throw valueError("invalid PIO");
      let pio = pios().get(id);
      if (pio === undefined) pios().set(id, (pio = new PyPio(id)));
      return pio;
    },
    slots: {
      repr$(this: PyPio): string {
        return `PIO(${this.id})`;
      },
    } as never,
    methods: {
      add_program: native("add_program", 2, 2, (self: PyPio, prog: Value) => {
        loadProgram(self.id, programOf(prog));
        return null;
      }),
      remove_program: native("remove_program", 1, 2, (self: PyPio, prog: Value = null) => {
        if (prog === null) blockOf(self.id).remove(0, 32);
        else removeProgram(self.id, programOf(prog));
        return null;
      }),
      state_machine: nativeKw("state_machine", 2, Infinity, (args, kw) => {
        const [self, id] = [args[0] as PyPio, intArgument(args[1])];
        if (id < 0 || id >= MACHINES) throw valueError("invalid StateMachine");
        const machine = stateMachine(self.id * MACHINES + id);
        if (args.length > 2 || (kw?.size ?? 0) > 0) machine.initialise(args.slice(2), kw);
        return machine;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => {
        const self = args[0] as PyPio;
        const given = parseArguments(args.slice(1), kw, IRQ_ARGUMENTS);
        if (args.length > 1 || (kw?.size ?? 0) > 0) {
          blockOf(self.id);
          self.irq.set(given[0], given[1] as number, given[2] as boolean);
        }
        return self.irq.object;
      }),
    },
    attrs: {
      IN_LOW: 0,
      IN_HIGH: 1,
      OUT_LOW: 2,
      OUT_HIGH: 3,
      SHIFT_LEFT: 0,
      SHIFT_RIGHT: 1,
      JOIN_NONE: 0,
      JOIN_TX: 1,
      JOIN_RX: 2,
      IRQ_SM0: 0x100,
      IRQ_SM1: 0x200,
      IRQ_SM2: 0x400,
      IRQ_SM3: 0x800,
    },
  }),
);
