/**
 * `machine.SD` of the WiPy (MicroPython ports/cc3200/mods/pybsd.c) and of the Pycom modules: one controller at three pins, the clock,
 * the command line and the first data line.
 */

import { osError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { CardPort } from "../../../runtime-hal/hal/card.js";
import { BLOCK_COUNT, BLOCK_SIZE, DEINIT, INIT, PyCard, SECTOR, SYNC, blockMethods } from "./card.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { invalidArgument } from "./wipy-arguments.js";

const EIO = 5;
const ENODEV = 19;
const HZ = 15_000_000;
const USUAL_PINS: Readonly<Record<string, readonly Value[]>> = {
  wipy: ["GP10", "GP11", "GP15"],
  pycom: ["P23", "P4", "P8"],
};

class PyWipySd extends PyCard {
  readonly failure = 1;
  port: CardPort | undefined;
  private pins: readonly Value[] = USUAL_PINS[useBoard().description.dialect] ?? [];

  /** EIO: no card answers. */
  initialise(pins: Value): void {
    if (pins !== undefined && pins !== null) {
      const given = spread(pins);
      if (given.length !== 3) throw invalidArgument();
      this.pins = given;
    }
    const [clk, cmd, data] = this.pins.map((which) => findPin(which).line.id) as [number, number, number];
    this.port = guard(() =>
      useBoard().claimBus("card", 0, { pins: { clk, cmd, data }, hz: HZ, width: 1 }, { name: "SD(0)" }),
    );
    if (!this.port.start()) throw osError(EIO);
  }

  deinit(): void {
    this.port?.close();
    this.port = undefined;
  }

  prepare(): undefined {
    return undefined;
  }

  control(command: number): number {
    switch (command) {
      case INIT:
      case DEINIT:
      case SYNC:
        return 0;
      case BLOCK_COUNT:
        return this.port?.sectors ?? 0;
      case BLOCK_SIZE:
        return SECTOR;
      default:
        return -1;
    }
  }
}

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", default: 0, convert: intArgument },
  { name: "pins", default: null },
];

function setUp(self: PyWipySd, args: readonly Value[], kw: Keywords): void {
  const [id, pins] = parseArguments(args, kw, ARGUMENTS);
  if (id !== 0) throw osError(ENODEV);
  self.initialise(pins);
}

const card = perBoot(() => new PyWipySd());

const type = lazyType((): PyType =>
  defineType({
    name: "SD",
    js: PyWipySd,
    make: (_type, args, kw) => {
      const self = card();
      setUp(self, args, kw);
      return self;
    },
    methods: {
      // The documentation has the id here too; the firmware takes the pins first.
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        const rest = args.slice(1);
        setUp(
          args[0] as PyWipySd,
          typeof rest[0] === "number" || rest.length === 0 ? rest : [0, ...rest],
          kw,
        );
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipySd) => {
        self.deinit();
        return null;
      }),
      ...blockMethods(),
    },
  }),
);

export const sdWipy: Part = () => ({ SD: type() });
