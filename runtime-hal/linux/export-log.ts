/**
 * Which lines programs of halpy have exported. sysfs knows no owner: without a note a second program would drive the same pin, and after
 * a program was killed nobody could tell that its lines are to be given back. A note is a small file in a folder that the next start
 * of the machine empties.
 */

import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import type { SystemFiles } from "./system-files.js";

const FOLDER = "halpy-gpio";

/** What was noted of a line. */
export interface ExportNote {
  readonly pid: number;
  /** Is that process still there? */
  readonly alive: boolean;
  /** The direction that the line had before. */
  readonly direction: string;
}

export class ExportLog {
  private readonly folder: string;

  constructor(files: SystemFiles) {
    const { XDG_RUNTIME_DIR } = process.env;
    const base = files.root !== "" ? files.at("/run") : (XDG_RUNTIME_DIR ?? "/run");
    this.folder = `${base}/${FOLDER}`;
  }

  private path(line: number): string {
    return `${this.folder}/${line}`;
  }

  /** What is noted of the line, `undefined` if nothing is. */
  read(line: number): ExportNote | undefined {
    try {
      const [pid = "", direction = "in"] = readFileSync(this.path(line), "latin1").split(" ");
      return { pid: Number(pid), alive: isAlive(Number(pid)), direction };
    } catch {
      return undefined;
    }
  }

  /** This process has exported the line. Where nothing can be noted (no such folder) things go on without. */
  note(line: number, direction: string): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(this.path(line), `${process.pid} ${direction}`);
    } catch {
      // Nobody can tell then whose line it was; that was all.
    }
  }

  forget(line: number): void {
    try {
      unlinkSync(this.path(line));
    } catch {
      // It was not noted.
    }
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    // A process of another user.
    return (e as NodeJS.ErrnoException).code === "EPERM";
  }
}
