/**
 * What is typed at the prompt. On a terminal the board goes on in real time while nobody types; what comes from a file or a pipe is typed
 * as fast as a line of 115200 baud carries it, and a Ctrl-C that comes next is pressed a second after the program has begun.
 */

import { rt } from "../../runtime-hal/core/state.js";
import { HostError, type Host } from "../../runtime-hal/exec/host.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { scheduleInterrupt } from "../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import type { SimBoard } from "../../runtime-hal/sim/board.js";
import { EXIT } from "../exit-codes.js";
import { CR, CTRL_C, LF } from "./line-editor.js";

const POLLIN = 1;
const EINTR = 4;
const LOOK_US = 20_000;
/** Ten bits at 115200 baud. */
const CHARACTER_US = 1e7 / 115200;
const INTERRUPT_AFTER_US = 1e6;
/** Leaves the prompt, as in the terminals for boards. */
const CTRL_RIGHT_BRACKET = "\u001d";
const CTRL_X = "\u0018";

export class Keyboard {
  private readonly decoder = new TextDecoder();
  /** A byte that was looked at before its time. */
  private ahead: number | undefined;
  private characters: string[] = [];
  private isProgramReading = false;

  constructor(
    private readonly host: Host,
    private readonly board: () => SimBoard,
    /** Does a person type? */
    readonly isTerminal: boolean,
    /** Virtual time keeps to real time. */
    private readonly isRealTime: boolean,
  ) {
    const read = host.files.read.bind(host.files);
    // The program may read what comes next too, where Enter ends a line.
    host.files.read = (fd, into) => {
      if (fd !== 0 || into.length === 0) return read(fd, into);
      const count = this.ahead === undefined ? read(fd, into) : 1;
      if (this.ahead !== undefined) into[0] = this.ahead;
      this.ahead = undefined;
      if (this.isProgramReading && into[0] === CR) into[0] = LF;
      return count;
    };
  }

  /** The next character, `undefined` at the end of the input and where the prompt is left. */
  next(): string | undefined {
    while (this.characters.length === 0) {
      const byte = this.isTerminal ? this.wait() : this.byte();
      if (byte === undefined) return undefined;
      if (!this.isTerminal) timeSource().sleepUs(CHARACTER_US);
      this.characters.push(...this.decoder.decode(Uint8Array.of(byte), { stream: true }));
    }
    const character = this.characters.shift() as string;
    return this.isTerminal && (character === CTRL_RIGHT_BRACKET || character === CTRL_X)
      ? undefined
      : character;
  }

  private byte(): number | undefined {
    const one = new Uint8Array(1);
    try {
      return this.host.files.read(0, one) === 1 ? one[0] : undefined;
    } catch (e) {
      // A signal while nothing runs that it could interrupt.
      if (e instanceof HostError && e.errno === EINTR)
        throw new Stop({ kind: "exit", code: EXIT.interrupted });
      throw e;
    }
  }

  private wait(): number | undefined {
    this.host.flush();
    for (;;) {
      const timeoutMs = this.isRealTime ? 0 : LOOK_US / 1000;
      const events = this.host.poll([{ fd: 0, events: POLLIN }], timeoutMs)[0] ?? 0;
      if ((events & POLLIN) !== 0) return this.byte();
      if (this.isRealTime) timeSource().sleepUs(LOOK_US);
    }
  }

  /** The terminal gives single keys while a line is typed, and makes Ctrl-C a signal while a program runs. */
  raw(on: boolean): void {
    if (this.isTerminal) process.stdin.setRawMode(on);
  }

  /** Runs a program, which a Ctrl-C can end. */
  running<T>(run: () => T): T {
    this.raw(false);
    let cancel = (): void => {};
    if (!this.isTerminal && this.characters.length === 0) {
      this.ahead ??= this.byte();
      if (this.ahead === CTRL_C) {
        const { clock } = this.board();
        cancel = clock.schedule(clock.currentUs + INTERRUPT_AFTER_US, () => {
          this.ahead = undefined;
          scheduleInterrupt();
        });
      }
    }
    this.isProgramReading = !this.isTerminal;
    try {
      return run();
    } finally {
      this.isProgramReading = false;
      cancel();
      rt.host.flush();
      this.raw(true);
    }
  }
}
