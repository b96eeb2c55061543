/** What the timers of all ports have in common: an alarm of the clock that comes once or again and again, and its callback. */

import { zeroDivision } from "../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../runtime-hal/core/float.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { runHard, schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { Alarm, Clock } from "../../../runtime-hal/hal/clock.js";

export abstract class PyTimerBase extends PyObject {
  callback: Value = null;
  repeats = false;
  periodUs = 0;
  hard = false;
  /** When the current period began and, once stopped, when that was. */
  startedAtUs = 0;
  stoppedAtUs = 0;
  running = false;
  private dueUs = 0;
  private alarm: Alarm | undefined;
  private clock: Clock | undefined;

  /** Starts counting a period. */
  start(periodUs: number, repeats: boolean): void {
    this.stop();
    this.clock ??= useBoard().clock;
    this.alarm ??= this.clock.alarm(() => this.expire());
    this.periodUs = periodUs;
    this.repeats = repeats;
    this.running = true;
    setArmed(this, true);
    this.startedAtUs = this.clock.nowUs();
    this.dueUs = this.startedAtUs + periodUs;
    this.alarm.at(this.dueUs);
  }

  stop(): void {
    if (!this.running) return;
    this.running = false;
    setArmed(this, false);
    this.stoppedAtUs = (this.clock as Clock).peekUs();
    this.alarm?.cancel();
  }

  private expire(): void {
    if (this.repeats) {
      this.startedAtUs = this.dueUs;
      this.dueUs += this.periodUs;
      (this.alarm as Alarm).at(this.dueUs);
    } else {
      this.running = false;
      setArmed(this, false);
      this.stoppedAtUs = this.dueUs;
    }
    if (this.callback === null) return;
    // A full queue loses the call, as on the boards.
    if (!this.hard) schedule(this.callback, this);
    else if (!runHard(this.callback, this)) this.stop();
  }

  /** Microseconds of the period that runs, or of the one that was stopped. */
  elapsedUs(): number {
    const now = this.running ? (this.clock as Clock).nowUs() : this.stoppedAtUs;
    return now - this.startedAtUs;
  }
}

/** Arguments of `Timer.init`, which are the same on the ESP and RP2 ports. */
export interface TimerSettings {
  readonly repeats: boolean;
  readonly callback: Value;
  readonly hard: boolean;
  /** Ticks of a counter of `counterHz`. */
  period(counterHz: number): number;
}

const NO_PERIOD = 0xffffffff;

const ARGUMENTS = [
  { name: "mode", keywordOnly: true, default: 1, convert: intArgument },
  { name: "callback", keywordOnly: true },
  { name: "period", keywordOnly: true, default: NO_PERIOD, convert: intArgument },
  { name: "tick_hz", keywordOnly: true, default: 1000, convert: intArgument },
  { name: "freq", keywordOnly: true },
  { name: "hard", keywordOnly: true, default: false, convert: truth },
];

export function timerSettings(args: readonly Value[], kw: Keywords): TimerSettings {
  const [mode, callback, period, tickHz, freq, hard] = parseArguments(args, kw, ARGUMENTS);
  return {
    repeats: mode !== 0,
    callback,
    hard,
    period(counterHz): number {
      if (freq !== null) {
        const hz = toFloat(freq);
        // By zero it is infinite on a chip with floats; it would never come.
        return hz > 0 ? Math.floor(counterHz / hz) : Infinity;
      }
      if (tickHz === 0) throw zeroDivision();
      // The firmware computes in words without sign, where what is negative is huge.
      if (tickHz < 0) return 0;
      return period < 0 ? Infinity : Math.floor((period * counterHz) / tickHz);
    },
  };
}
