/** `pyb.SDCard`, also `machine.SDCard` there (MicroPython ports/stm32/sdcard.c): the card in the board's own slot. */

import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { CardPort } from "../../../../runtime-hal/hal/card.js";
import { BLOCK_COUNT, BLOCK_SIZE, DEINIT, INIT, PyCard, SECTOR, SYNC, blockMethods } from "../card.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";

const EIO = 5;
const HZ = 24_000_000;
/** Kind of card in `info()`: version 2, in bytes or in sectors. */
const STANDARD = 1;
const MOST_STANDARD = 2 ** 22;

class PyStm32Card extends PyCard {
  readonly failure = -EIO;
  private isOn = false;
  readonly port: CardPort = guard(() => {
    const { SD_CK: clk, SD_CMD: cmd, SD_D0: data } = useBoard().description.pinNames;
    const pins =
      clk === undefined || cmd === undefined || data === undefined ? undefined : { clk, cmd, data };
    return useBoard().claimBus("card", 0, { ...(pins && { pins }), hz: HZ, width: 4 }, { name: "SDCard" });
  });

  power(on: boolean): boolean {
    if (!on) this.isOn = false;
    else if (!this.isOn) this.isOn = this.port.present && this.port.start();
    return !on || this.isOn;
  }

  prepare(): Value | undefined {
    return this.isOn ? undefined : this.failure;
  }

  control(command: number): number {
    switch (command) {
      case INIT:
        return this.power(true) ? 0 : -1;
      case DEINIT:
        this.power(false);
        return 0;
      case SYNC:
        return 0;
      case BLOCK_COUNT:
        return this.isOn ? this.port.sectors : 0;
      case BLOCK_SIZE:
        return SECTOR;
      default:
        return -1;
    }
  }

  info(): Value {
    if (!this.isOn) return null;
    return new PyTuple([
      this.port.sectors * SECTOR,
      SECTOR,
      this.port.sectors > MOST_STANDARD ? STANDARD : 0,
    ]);
  }
}

const card = perBoot(() => new PyStm32Card());

export const stm32CardType = lazyType((): PyType =>
  defineType({
    name: "SDCard",
    js: PyStm32Card,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 0);
      return card();
    },
    methods: {
      present: native("present", 1, 1, (self: PyStm32Card) => self.port.present),
      power: native("power", 2, 2, (self: PyStm32Card, on: Value) => self.power(truth(on))),
      info: native("info", 1, 1, (self: PyStm32Card) => self.info()),
      ...blockMethods(),
    },
  }),
);

export const sdCardStm32: Part = () => ({ SDCard: stm32CardType() });
