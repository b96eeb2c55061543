/** Pulses out of simulated pins, edge by edge, and edges at them for counters. */

import type { Owner } from "../hal/board.js";
import type { Level } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import type { Carrier, EdgeInput, Pulse, PulseOutput } from "../hal/pulses.js";
import type { SimBoard } from "./board.js";
import type { SimPin } from "./pin.js";
import { SquareWave } from "./square-wave.js";

class SimPulseOutput implements PulseOutput {
  private idle: Level = 0;
  private carrier: Carrier | undefined;
  private cancel: () => void = () => {};

  constructor(
    private readonly board: SimBoard,
    private readonly pin: SimPin,
  ) {}

  setIdle(level: Level): void {
    this.idle = level;
    this.put(level, false);
  }

  setCarrier(carrier: Carrier | undefined): void {
    this.carrier = carrier;
  }

  send(pulses: readonly Pulse[], times: number, done: () => void): void {
    this.cancel();
    const { clock } = this.board;
    clock.use();
    let dueUs = clock.currentUs;
    let index = 0;
    let left = times;
    const next = (): void => {
      if (index === pulses.length) {
        index = 0;
        left--;
      }
      const pulse = pulses[index++];
      if (left <= 0 || pulse === undefined) {
        this.put(this.idle, false);
        done();
        return;
      }
      this.put(pulse.level, true);
      dueUs += pulse.us;
      this.cancel = clock.schedule(dueUs, next);
    };
    next();
  }

  stop(): void {
    this.cancel();
    this.put(this.idle, false);
  }

  /** Of its own accord, at a reset. */
  forget(): void {
    this.cancel();
  }

  close(): void {
    this.cancel();
    this.pin.usePeripheral(undefined);
  }

  private put(level: Level, modulated: boolean): void {
    const high = this.board.logicVolts;
    const { carrier } = this;
    const volts = level === 1 ? high : 0;
    if (
      !modulated ||
      carrier === undefined ||
      carrier.level !== level ||
      carrier.duty <= 0 ||
      carrier.duty >= 1
    ) {
      this.pin.usePeripheral({ volts, strength: "strong" });
      return;
    }
    const period = 1e6 / carrier.hz;
    const wave = new SquareWave(this.board.clock.currentUs, period, carrier.duty * period, level === 0, high);
    this.pin.usePeripheral({ volts: 0, strength: "strong", wave });
  }
}

export function claimPulses(board: SimBoard, id: number, _owner: Owner): PulseOutput {
  if (!board.describe(id).functions.includes("gpio-out"))
    throw new HalError("bad-argument", `GPIO${id} can only be read`);
  const output = new SimPulseOutput(board, board.pin(id));
  board.onReset(() => output.forget());
  return output;
}

export function claimEdges(board: SimBoard, id: number, _owner: Owner): EdgeInput {
  const pin = board.pin(id);
  pin.startTrace();
  return {
    level: () => pin.peek(),
    listen: (sink) => {
      const stop = pin.net.onLevel(sink);
      board.onReset(stop);
      return stop;
    },
  };
}
