/**
 * PWM outputs of a simulated chip. A running output is a wave on its wire, so it costs nothing until somebody looks. As in the
 * chips, a new duty comes into force with the next period, so no pulse is cut; a new frequency starts a new period.
 */

import type { Owner } from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import type { PwmOutput } from "../hal/pwm.js";
import type { SimBoard } from "./board.js";
import type { SimClock } from "./clock.js";
import type { Drive } from "./net.js";
import type { SimPin } from "./pin.js";
import { SquareWave } from "./square-wave.js";

const FULL = 65535;
/** Ports whose pins, when they are set up, are led back from the PWM. */
const TAKING_BACK = ["esp32", "rp2"];
/** Before a program says otherwise; a frequency is needed to have a period at all. */
const DEFAULT_HZ = 1000;

/** Outputs that have one frequency. */
class PwmUnit {
  hz = DEFAULT_HZ;
  originUs = 0;
  readonly outputs = new Set<SimPwm>();

  constructor(private readonly clock: SimClock) {}

  get periodUs(): number {
    return 1e6 / this.hz;
  }

  setFrequency(hz: number): void {
    if (hz === this.hz && this.originUs > 0) return;
    this.hz = hz;
    this.restart();
  }

  restart(): void {
    this.originUs = this.clock.currentUs;
    for (const output of this.outputs) output.apply();
  }

  /** When the period that runs now is over. */
  nextPeriodUs(): number {
    const passed = Math.floor((this.clock.currentUs - this.originUs) / this.periodUs + 1e-9);
    return this.originUs + (passed + 1) * this.periodUs;
  }
}

export class SimPwm implements PwmOutput {
  private highNanoseconds: number | undefined;
  private duty = 0;
  private inverted = false;
  private started = false;
  /** The program took the pin back: the signal goes on, and is seen nowhere. */
  private isCut = false;
  private cancelChange: (() => void) | undefined;

  constructor(
    private readonly board: SimBoard,
    private readonly pin: SimPin,
    private readonly unit: PwmUnit,
  ) {
    unit.outputs.add(this);
  }

  setFrequency(hz: number): void {
    if (!(hz > 0)) throw new HalError("bad-argument", "a PWM frequency must be above 0 Hz");
    this.board.clock.use();
    this.unit.setFrequency(hz);
  }

  frequency(): number {
    return this.unit.hz;
  }

  setDutyU16(duty: number): void {
    this.duty = Math.min(Math.max(duty, 0), FULL);
    this.highNanoseconds = undefined;
    this.change();
  }

  dutyU16(): number {
    if (this.highNanoseconds === undefined) return this.duty;
    return Math.min(FULL, Math.round((this.highUs / this.unit.periodUs) * FULL));
  }

  setHighNs(ns: number): void {
    this.highNanoseconds = Math.max(0, ns);
    this.change();
  }

  highNs(): number {
    return Math.round(this.highUs * 1000);
  }

  setInverted(inverted: boolean): void {
    if (inverted === this.inverted) return;
    this.inverted = inverted;
    if (this.started) this.apply();
  }

  close(): void {
    this.cancelChange?.();
    this.started = false;
    this.unit.outputs.delete(this);
    this.pin.usePeripheral({ volts: 0, strength: "strong", cut: () => true });
  }

  lead(): void {
    if (!this.isCut) return;
    this.isCut = false;
    this.apply();
  }

  /** Elsewhere objects of pins are made to look at the signal, and the ESP8266's is an interrupt that goes on writing to the pin. */
  private readonly cut = (): boolean => {
    return (this.isCut = TAKING_BACK.includes(this.board.description.dialect));
  };

  /** Lets go of everything, at a reset of the chip. */
  forget(): void {
    this.cancelChange?.();
    this.unit.outputs.delete(this);
  }

  private get highUs(): number {
    const { periodUs } = this.unit;
    if (this.highNanoseconds === undefined) return (this.duty / FULL) * periodUs;
    return Math.min(this.highNanoseconds / 1000, periodUs);
  }

  /** A new duty: now if the output just begins or a period does, else with the next period. */
  private change(): void {
    const { clock } = this.board;
    clock.use();
    this.unit.outputs.add(this);
    this.cancelChange?.();
    this.cancelChange = undefined;
    if (!this.started) {
      if (this.unit.outputs.size === 1) this.unit.originUs = clock.currentUs;
      this.started = true;
      this.apply();
    } else if (clock.currentUs <= this.unit.originUs + FRESH_US) {
      this.apply();
    } else {
      this.cancelChange = clock.schedule(this.unit.nextPeriodUs(), () => {
        this.cancelChange = undefined;
        this.apply();
      });
    }
  }

  /** Puts the signal on the wire as it is set up now. */
  apply(): void {
    if (!this.started || this.isCut) return;
    this.cancelChange?.();
    this.cancelChange = undefined;
    const { periodUs, originUs } = this.unit;
    const { highUs } = this;
    const volts = this.board.logicVolts;
    const { cut } = this;
    const constant = highUs <= 0 ? 0 : highUs >= periodUs ? 1 : undefined;
    let drive: Drive;
    if (constant === undefined) {
      const wave = new SquareWave(originUs, periodUs, highUs, this.inverted, volts);
      drive = { volts: 0, strength: "strong", wave, cut };
    } else {
      drive = { volts: (constant === 1) !== this.inverted ? volts : 0, strength: "strong", cut };
    }
    this.pin.usePeripheral(drive);
  }
}

/** A program that sets frequency and duty one after the other means one signal. */
const FRESH_US = 20;

const units = new WeakMap<SimBoard, Map<string, PwmUnit>>();

function unitsOf(board: SimBoard): Map<string, PwmUnit> {
  let known = units.get(board);
  if (known === undefined) {
    units.set(board, (known = new Map()));
    board.onReset(() => {
      for (const unit of known?.values() ?? []) for (const output of [...unit.outputs]) output.forget();
      units.delete(board);
    });
  }
  return known;
}

/** The output of a pin; outputs of one unit share its frequency, as the chip's description says. */
export function claimPwm(board: SimBoard, id: number, _owner: Owner): SimPwm {
  const described = board.describe(id);
  if (!described.functions.includes("pwm")) {
    throw new HalError("unsupported", `GPIO${id} of ${board.chip.name} has no PWM`);
  }
  const sharing = board.chip.pwm?.sharing ?? "none";
  const key =
    sharing === "all" ? "all" : ((sharing === "unit" ? described.pwm?.[0]?.unit : undefined) ?? `pin ${id}`);
  const known = unitsOf(board);
  let unit = known.get(key);
  if (unit === undefined) known.set(key, (unit = new PwmUnit(board.clock)));
  return new SimPwm(board, board.pin(id), unit);
}
