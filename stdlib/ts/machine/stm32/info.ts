/** `machine.info`, `machine.rng` and their names in `pyb` (MicroPython ports/stm32/modmachine.c, rng.c). */

import { native } from "../../../../runtime-hal/core/native.js";
import { rt } from "../../../../runtime-hal/core/state.js";
import { currentClockHz } from "../clock-rate.js";
import type { Part } from "../part.js";
import { CHIP_ID } from "./power.js";

const DEVICE = "DEVID=0x0413\nREVID=0x1001\n";
const HEAP_BYTES = 102_400;
const HEAP_USED = 2_048;

/** Prints what the chip is, its clock rates in hertz and the state of the heap; there are no addresses of a program in memory here. */
function info(): null {
  const id = CHIP_ID.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const hz = currentClockHz();
  rt.write(`ID=${id.slice(0, 8)}:${id.slice(8, 16)}:${id.slice(16)}\n${DEVICE}`);
  rt.write(`S=${hz}\nH=${hz}\nP1=${Math.floor(hz / 4)}\nP2=${Math.floor(hz / 2)}\n`);
  rt.write(`GC:\n  ${HEAP_BYTES} total\n  ${HEAP_USED} : ${HEAP_BYTES - HEAP_USED}\n`);
  return null;
}

/** A number of 30 bits from the chip's generator. */
function rng(): number {
  const bytes = new Uint8Array(4);
  rt.host.fillRandom(bytes);
  return new DataView(bytes.buffer).getUint32(0) >>> 2;
}

export const infoFunctions = {
  info: native("info", 0, 1, info),
  rng: native("rng", 0, 0, rng),
};

export const infoStm32: Part = () => infoFunctions;
