/**
 * A pin of the chip as all objects that stand for it share it: what was set up, and its interrupt. The ports differ in how
 * programs say it; that is in pin-esp32.ts and its neighbours.
 */

import { valueError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { runHard, schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { Board, PinDescription } from "../../../runtime-hal/hal/board.js";
import type { Alarm } from "../../../runtime-hal/hal/clock.js";
import type { DigitalPin, Level, PinSetup } from "../../../runtime-hal/hal/digital.js";
import { guard } from "./hal-error.js";
import { perBoot } from "./part.js";
import { adviseInterrupt, adviseSetup } from "./pin-guards.js";
import { pinName, refused } from "./refusal.js";

/** What an interrupt is asked for, in no port's numbers. */
export interface Triggers {
  readonly rising: boolean;
  readonly falling: boolean;
  readonly low: boolean;
  readonly high: boolean;
}

export const NO_TRIGGERS: Triggers = { rising: false, falling: false, low: false, high: false };

/**
 * While a level lasts, a level interrupt comes again and again. A real chip does nothing else then; here the handler runs
 * this often.
 */
const LEVEL_REPEAT_US = 100;

export class PinLine {
  /** The mode and the other settings in the numbers of the port. */
  mode = 0;
  pull = 0;
  drive = 2;
  alt = -1;
  hold = false;
  trigger = 0;
  handler: Value = null;
  hard = false;
  /** Trigger bits of the last interrupt. */
  flags = 0;
  /** Whose argument the handler gets; the port's pin object. */
  object: Value = null;
  /** What the handler gets, where that is not the pin. */
  argument: Value = undefined;
  /** Called in place of the handler, by ports whose interrupt objects do that themselves. */
  onFire: (() => void) | undefined;
  /** What `irq()` gives, made when first wanted. */
  irqObject: Value = null;
  /** Set up as an input, and not only so since the reset. */
  isInput = false;
  /** Its output driver is on, or drives low only. */
  isOutput = false;
  private repeat: Alarm | undefined;

  constructor(
    readonly board: Board,
    readonly description: PinDescription,
    readonly digital: DigitalPin,
  ) {}

  get id(): number {
    return this.description.id;
  }

  /** What the port calls the pin: `GPIO4`. */
  get name(): string {
    return this.description.names?.[0] ?? `GPIO${this.id}`;
  }

  can(what: PinDescription["functions"][number]): boolean {
    return this.description.functions.includes(what);
  }

  configure(setup: PinSetup): void {
    adviseSetup(this.description, setup);
    this.isInput = setup.mode === "in";
    this.isOutput = !this.isInput;
    guard(() => this.digital.configure(setup));
  }

  read(): Level {
    return this.digital.read();
  }

  write(level: Level): void {
    if (!this.hold) this.digital.write(level);
  }

  // ------------------------------------------------------------ interrupts

  /** The interrupt happens: its handler is queued, or run at once if it is a hard one. A full queue loses it, as on the chip. */
  fire(): void {
    if (this.onFire !== undefined) {
      this.onFire();
      return;
    }
    if (this.handler === null) return;
    const argument: Value = this.argument === undefined ? this.object : this.argument;
    if (!this.hard) {
      schedule(this.handler, argument);
    } else if (!runHard(this.handler, argument)) {
      // A hard handler that failed is taken away.
      this.handler = null;
      this.listen(NO_TRIGGERS, () => 0);
    }
  }

  /** Has interrupts come for these; `flagsOf`: the port's bits for what happened. */
  listen(triggers: Triggers, flagsOf: (level: Level, isEdge: boolean) => number): void {
    const { rising, falling, low, high } = triggers;
    this.repeat?.cancel();
    this.repeat = undefined;
    this.flags = 0;
    setArmed(this, this.handler !== null);
    if (!rising && !falling && !low && !high) {
      this.digital.onEdge("both", null);
      return;
    }
    adviseInterrupt(this, lines().values());
    const wants = (level: Level): boolean => (level === 1 ? high : low);
    const repeat = (): void => {
      const level = this.digital.peek();
      if (!wants(level)) return;
      this.flags = flagsOf(level, false);
      this.fire();
      this.repeat?.at(this.board.clock.peekUs() + LEVEL_REPEAT_US);
    };
    const hasLevels = low || high;
    if (hasLevels) this.repeat = this.board.clock.alarm(repeat);
    const edge = hasLevels || (rising && falling) ? "both" : rising ? "rising" : "falling";
    this.digital.onEdge(edge, (level) => {
      if (level === 1 ? rising : falling) {
        this.flags = flagsOf(level, true);
        this.fire();
      } else if (wants(level)) {
        repeat();
      }
    });
    if (hasLevels) repeat();
  }
}

const lines = perBoot(() => new Map<number, PinLine>());

/** The line of a pin of the chip; made at first use. Error of the port if there is none. */
export function lineOf(board: Board, id: number, message = "invalid pin"): PinLine {
  const known = lines();
  let line = known.get(id);
  if (line === undefined) {
    const description = board.chip.pins.find((p) => p.id === id);
    if (description === undefined || description.functions.length === 0)
      throw noSuchPin(board, id, description, message);
    line = new PinLine(
      board,
      description,
      guard(() => board.claim("digital", id, { name: `Pin(${id})` })),
    );
    known.set(id, line);
  }
  return line;
}

/** The port's error, with the reason why the pin is missing. */
function noSuchPin(
  board: Board,
  id: number,
  description: PinDescription | undefined,
  message: string,
): PyBaseException {
  const why = description?.reserved?.why;
  const exception = valueError(message);
  if (why !== undefined) return refused(exception, "PIN402", `${pinName(id)} cannot be used: ${why}`);
  return refused(exception, "PIN401", `${board.description.name} has no pin ${id}`);
}
