/** Analogue inputs and outputs of a simulated chip, and its touch unit. */

import type { AnalogInput, AnalogOutput, TouchInput } from "../hal/analog.js";
import type { Owner } from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import type { SimBoard } from "./board.js";
import type { Wave } from "./net.js";

function demand(board: SimBoard, id: number, what: "adc" | "dac" | "touch"): void {
  if (!board.describe(id).functions.includes(what)) {
    throw new HalError("unsupported", `GPIO${id} of ${board.chip.name} has no ${what.toUpperCase()}`);
  }
}

/** A pin's wire as the converter sees it. An input that nobody drives gives noise over its whole range, as a real one does. */
export function claimAdc(board: SimBoard, id: number, _owner: Owner): AnalogInput {
  demand(board, id, "adc");
  const pin = board.pin(id);
  const most = board.describe(id).maxVolts ?? board.logicVolts;
  return {
    readVolts(): number {
      board.clock.use();
      const { net } = pin;
      if (!net.floating()) return net.volts();
      net.warnFloating();
      return board.noise.fraction() * most;
    },
    close() {},
  };
}

export function claimDac(board: SimBoard, id: number, _owner: Owner): AnalogOutput {
  demand(board, id, "dac");
  const pin = board.pin(id);
  return {
    writeVolts(volts): void {
      board.clock.use();
      const clipped = Math.min(Math.max(volts, 0), board.logicVolts);
      pin.usePeripheral({ volts: clipped, strength: "strong" });
    },
    sine(hz, middle, amplitude): void {
      board.clock.use();
      pin.usePeripheral({ volts: middle, strength: "strong", wave: sineWave(board, hz, middle, amplitude) });
    },
    close(): void {
      pin.usePeripheral(undefined);
    },
  };
}

/** Steps of a period, for who follows every change. */
const STEPS = 32;

/** A sine that begins now, upwards from its middle. */
function sineWave(board: SimBoard, hz: number, middle: number, amplitude: number): Wave {
  const beginUs = board.clock.currentUs;
  const stepUs = 1e6 / hz / STEPS;
  return {
    voltsAt: (us) => middle + amplitude * Math.sin((2 * Math.PI * (us - beginUs) * hz) / 1e6),
    nextChangeUs: (us) => beginUs + (Math.floor((us - beginUs) / stepUs + 1e-6) + 1) * stepUs,
  };
}

/** Counts of a touch unit. An ESP32 counts how often it charges the pad in a time, others how long that takes: a finger adds to the charge. */
const UNTOUCHED = 800;
const TOUCHED = 120;
const TOUCHED_RISEN = 4000;

/** A finger at the pad is a scenario's low level at the wire: the pad is discharged through it. */
export function claimTouch(board: SimBoard, id: number, _owner: Owner): TouchInput {
  demand(board, id, "touch");
  const pin = board.pin(id);
  const touchedCount = board.chip.touch?.rises === true ? TOUCHED_RISEN : TOUCHED;
  return {
    read(): number {
      board.clock.use();
      const touched = !pin.net.floating() && pin.net.level() === 0;
      return (touched ? touchedCount : UNTOUCHED) + Math.round(board.noise.normal());
    },
    close() {},
  };
}
