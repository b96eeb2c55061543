/** A command that goes on until it is ended, such as one with `--watch`: what it says is waited for. */

import { spawn, type ChildProcess } from "node:child_process";
import { command } from "./halpy.js";

/** Nothing that is waited for takes so long, on the busiest machine. */
const LONGEST_MS = 20_000;

export class Listened {
  /** Both streams, as they came. */
  said = "";
  readonly ended: Promise<number | null>;
  readonly child: ChildProcess;
  /** Each piece is waited for in the rest of what was said. */
  private heard = 0;
  private wake = (): void => {};

  constructor(words: readonly string[], options: { cwd: string; env?: object }) {
    const child = spawn(process.execPath, [command, ...words], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.said += text;
        this.wake();
      });
    this.child = child;
    this.ended = new Promise((resolve) =>
      child.on("close", (status) => {
        resolve(status);
        this.wake();
      }),
    );
  }

  /** Waits until this text was said after the one that was waited for before; gives what came in between. */
  async hear(text: string): Promise<string> {
    for (;;) {
      const at = this.said.indexOf(text, this.heard);
      if (at >= 0) {
        const between = this.said.slice(this.heard, at);
        this.heard = at + text.length;
        return between;
      }
      if (this.child.exitCode !== null)
        throw new Error(`ended without '${text}' after: ${this.said.slice(this.heard)}`);
      const isLate = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), LONGEST_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (isLate) throw new Error(`'${text}' was not said after: ${this.said.slice(this.heard)}`);
    }
  }

  /** Ends it with this signal, and gives the exit status. */
  end(signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
