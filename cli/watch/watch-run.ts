/**
 * `halpy run --watch`: runs the script in a process of its own, and again whenever a file of it was saved. The process is asked to end, and has
 * ended, before the next one starts: a program never runs twice, pins of a Linux board are given back, and what two runs print is not mixed.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { encodeText, writeAll } from "../../runtime-hal/exec/output.js";
import type { RunReason } from "../../runtime-hal/exec/reload.js";
import type { Arguments } from "../arguments.js";
import { UsageError } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { savedText } from "../file-watch.js";
import { scriptOf } from "../script.js";
import { REPORT_FD, WATCHED, type Report } from "./reports.js";
import { WatchedFiles } from "./watched-files.js";

/** A run that is asked to end and does not, for so long, is ended. */
const PATIENCE_MS = 3000;
/** On a terminal Ctrl-C reaches the run too; if it goes on nevertheless, it has not. */
const FORWARD_AFTER_MS = 300;

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

const say = (text: string): void => writeAll(2, encodeText(text));

/** A process that runs the script once. */
class Run {
  /** The exit status, when the process has ended and said all. */
  readonly ended: Promise<number>;
  isCircuitPython = false;
  /** It has ended so that a new one starts, for that reason. */
  again: RunReason | undefined;
  private readonly child: ChildProcess;

  constructor(
    words: readonly string[],
    reason: string,
    private readonly watch: Watch,
  ) {
    const command = [...process.execArgv, process.argv[1] as string, ...words];
    this.child = spawn(process.execPath, command, {
      env: { ...process.env, [WATCHED]: reason },
      stdio: ["inherit", "inherit", "inherit", "pipe"],
    });
    const lines = createInterface({ input: this.child.stdio[REPORT_FD] as Readable });
    lines.on("line", (line) => this.take(JSON.parse(line) as Report));
    const heard = new Promise((done) => lines.on("close", done));
    const gone = new Promise<number>((done, fail) => {
      this.child.on("error", fail);
      this.child.on("exit", (status, signal) => done(status ?? SIGNALS[signal as Signal] ?? EXIT.exception));
    });
    // What the program has started may hold the pipe, and outlive it.
    this.ended = gone.then(async (status) => {
      await Promise.race([heard, new Promise((done) => setTimeout(done, FORWARD_AFTER_MS).unref())]);
      return status;
    });
  }

  /** Asks the process to end, and waits for that. */
  async stop(signal: Signal = "SIGTERM"): Promise<void> {
    this.child.kill(signal);
    await this.endWithin(PATIENCE_MS);
  }

  /** Waits until the process has ended, which it has been asked to; after so many milliseconds it must. */
  private async endWithin(ms: number): Promise<void> {
    const timer = setTimeout(() => this.child.kill("SIGKILL"), ms);
    await this.ended;
    clearTimeout(timer);
  }

  /** Somebody ends the command. */
  async interrupt(signal: Signal): Promise<void> {
    if (signal !== "SIGINT" || !process.stdin.isTTY) return this.stop(signal);
    const timer = setTimeout(() => this.child.kill(signal), FORWARD_AFTER_MS);
    await this.endWithin(PATIENCE_MS);
    clearTimeout(timer);
  }

  private take(report: Report): void {
    if ("isCircuitPython" in report) this.isCircuitPython = true;
    else if ("again" in report) this.again = report.again;
    else this.watch.take(report);
  }
}

class Watch {
  private readonly files: WatchedFiles;
  /** Does the program wish to start anew when a file changes? */
  private isOn = true;
  /** The settings of the drive run. */
  private inSettings = false;

  constructor(
    private readonly words: readonly string[],
    drive: string | undefined,
  ) {
    this.files = new WatchedFiles(
      drive,
      () => this.isOn && !this.inSettings,
      (text) => say(`halpy: --watch: ${text}\n`),
    );
  }

  take(report: Report): void {
    const { files } = this;
    if ("reads" in report) files.reads(report.reads, report.state);
    else if ("writes" in report) files.writes(report.writes);
    else if ("wrote" in report) files.wrote(report.wrote, report.state);
    else if ("reloading" in report) this.isOn = report.reloading;
    else if ("settings" in report) {
      if (!report.settings) files.forgive();
      this.inSettings = report.settings;
    }
  }

  /** Runs the script again and again; gives the exit status when somebody ends that, or the program does not wish to start anew. */
  async go(): Promise<number> {
    try {
      return await this.runUntilEnded();
    } finally {
      this.files.close();
    }
  }

  private async runUntilEnded(): Promise<number> {
    const signal = new Promise<Signal>((heard) => {
      for (const name of Object.keys(SIGNALS) as Signal[]) process.on(name, heard);
    });
    for (let reason: RunReason = "STARTUP"; ;) {
      this.files.begin();
      const run: Run = new Run(this.words, this.isOn ? reason : `${reason} off`, this);
      const changed = (): Promise<string[]> => this.files.changed();
      let event: number | string[] | Signal = await Promise.race([run.ended, changed(), signal]);
      if (typeof event === "number") {
        this.files.end();
        if (event === EXIT.closedPipe) return event;
        if (run.again !== undefined) {
          reason = run.again;
          continue;
        }
        if (!this.sayEnd(run)) return event;
        event = await Promise.race([changed(), signal]);
      } else if (typeof event !== "string") {
        await run.stop();
        if (run.isCircuitPython) say("\nCode stopped by auto-reload. Reloading soon.\n");
      }
      if (typeof event === "string") {
        await run.interrupt(event);
        return SIGNALS[event];
      }
      this.files.answered();
      say(run.isCircuitPython ? "soft reboot\n" : `halpy: ${savedText(event)}; the script runs again\n`);
      reason = "AUTO_RELOAD";
    }
  }

  /** Says that the script is over. False: nothing will start it again. */
  private sayEnd(run: Run): boolean {
    if (!run.isCircuitPython && this.isOn) say("halpy: waiting for changes (Ctrl-C ends)\n");
    if (!run.isCircuitPython) return this.isOn;
    const how = this.isOn
      ? "Auto-reload is on. Simply save files over USB to run them or enter REPL to disable."
      : "Auto-reload is off.";
    say(`\nCode done running.\n${how}\n`);
    return this.isOn;
  }
}

/** Runs the script whenever it changes; gives the exit status. */
export function watchRun(args: Arguments): Promise<number> {
  if (args.has("c") || (!args.has("m") && args.operands[0] === "-"))
    throw new UsageError("--watch: there is no file that could change");
  // Mistakes of the command line are told at once.
  const script = scriptOf(args);
  const drive = args.value("files") ?? script.drive;
  const words = process.argv.slice(2);
  words.splice(words.indexOf("--watch"), 1);
  return new Watch(words, drive === undefined ? undefined : realpathSync(resolve(drive))).go();
}
