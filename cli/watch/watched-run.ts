/** A run under `--watch`, from within: it says which files it uses, and leaves when it is asked to. */

import { writeSync } from "node:fs";
import { resolve } from "node:path";
import type { OpenFlags } from "../../runtime-hal/exec/host.js";
import { SIGHUP, SIGTERM } from "../../runtime-hal/exec/interrupt.js";
import { NodeFiles } from "../../runtime-hal/exec/node-files.js";
import { NodeHost } from "../../runtime-hal/exec/node-host.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { reloadsBy, runReason, type RunReason } from "../../runtime-hal/exec/reload.js";
import { noteOpenForWriting, noteRead, noteWrite, observeFiles } from "../file-observer.js";
import { packageRoot } from "../package-root.js";
import { fileState, REPORT_FD, WATCHED, type Report } from "./reports.js";

/** What belongs to halpy itself, and files that are none. */
const NOT_SOURCES: readonly string[] = [
  ...["dist", "stdlib", "targets"].map((folder) => `${packageRoot}${folder}/`),
  "/dev/",
  "/proc/",
  "/sys/",
];

/** Files of the program's own, of which the watching command hears. */
class ObservedFiles extends NodeFiles {
  private readonly written = new Map<number, string>();

  override open(path: string, flags: OpenFlags): number {
    const full = resolve(path);
    if (flags.read || !flags.write) noteRead(full);
    if (!flags.write) return super.open(path, flags);
    noteOpenForWriting(full);
    try {
      const fd = super.open(path, flags);
      this.written.set(fd, full);
      return fd;
    } catch (e) {
      noteWrite(full, () => {});
      throw e;
    }
  }

  override close(fd: number): void {
    const path = this.written.get(fd);
    this.written.delete(fd);
    if (path === undefined) super.close(fd);
    else noteWrite(path, () => super.close(fd));
  }

  override makeDirectory(path: string): void {
    noteWrite(resolve(path), () => super.makeDirectory(path));
  }

  override removeDirectory(path: string): void {
    noteWrite(resolve(path), () => super.removeDirectory(path));
  }

  override remove(path: string): void {
    noteWrite(resolve(path), () => super.remove(path));
  }

  override rename(from: string, to: string): void {
    noteWrite(resolve(from), () => noteWrite(resolve(to), () => super.rename(from, to)));
  }
}

class ObservedHost extends NodeHost {
  override get files(): NodeFiles {
    return (this.openFiles ??= new ObservedFiles(this.output, this.watcher));
  }
}

/** What this run has read, and how it was then. */
const states = new Map<string, string>();
let starts = 0;
let listening: NodeHost | undefined;

function report(what: Report): void {
  try {
    writeSync(REPORT_FD, `${JSON.stringify(what)}\n`);
  } catch (e) {
    // Nobody watches any more.
    if ((e as NodeJS.ErrnoException).code !== "EPIPE") throw e;
  }
}

/** Why this run was started, and whether it is to start anew. */
const [startReason, wish] = (process.env[WATCHED] as string).split(" ") as [RunReason, "off"?];

/** To be called before the run reads anything. */
export function beginWatched(): void {
  // A program that the script starts is nobody's.
  delete process.env[WATCHED];
  observeFiles({
    reads(path) {
      const full = resolve(path);
      if (states.has(full) || NOT_SOURCES.some((start) => full.startsWith(start))) return;
      const state = fileState(full);
      if (state === "special") return;
      states.set(full, state);
      report({ reads: full, state });
    },
    writes: (path) => report({ writes: resolve(path) }),
    wrote(path) {
      const full = resolve(path);
      const state = fileState(full);
      if (states.has(full)) states.set(full, state);
      report({ wrote: full, state });
    },
  });
  reloadsBy(startReason, wish !== "off", (isOn) => report({ reloading: isOn }));
}

/** The host of the run. */
export const watchedHost = (): NodeHost => new ObservedHost();

/** Has the run end as if it had come to its end by itself when the watching command asks it to: with `finally`, and without a traceback. */
export function listen(host: NodeHost): void {
  host.watcher.catchSignals([SIGTERM, SIGHUP]);
  listening = host;
}

/** Is this the first run of the command, as when the power of a board comes on? */
export const isFirst = (): boolean => startReason === "STARTUP";

/** Runs the settings of a drive. */
export function aroundSettings(run: () => void): void {
  report({ settings: true });
  run();
  report({ settings: false });
}

/** The program runs on a board with CircuitPython. */
export const onCircuitPython = (): void => report({ isCircuitPython: true });

/** The program is about to start. After a reset what has been saved meanwhile runs, which is a new run. */
export function beforeStart(): void {
  if (starts++ === 0) {
    listening?.watcher.untilCaught();
    return;
  }
  if ([...states].every(([path, state]) => fileState(path) === state)) return;
  report({ again: runReason() });
  throw new Stop({ kind: "exit", code: 0 });
}
