/**
 * A tree of files in a temporary folder that looks like the kernel's, and the command running on it: fake-sysfs.cjs, which shares
 * nothing with the code under test, does what the kernel would.
 */

import { spawn, type ChildProcessByStdio } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Readable, Writable } from "node:stream";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../dist/halpy.js", import.meta.url));
const preload = fileURLToPath(new URL("../tests/linux/fake-sysfs.cjs", import.meta.url));

/** Number of the first line of the chip with the pins. */
export const BASE = 512;

export interface FakeOptions {
  readonly label?: string;
  readonly lines?: number;
  /** What the device tree says; absent: a machine without one. */
  readonly compatible?: string;
  /** Lines that somebody has exported already; they are outputs at high level. */
  readonly exported?: readonly number[];
  /** Lines that a driver has. */
  readonly busy?: readonly number[];
  /** Lines that another program exports at the same moment. */
  readonly raced?: readonly number[];
  /** Files that may not be written. */
  readonly forbidden?: readonly string[];
  /** Environment of the programs, besides that of the tests. */
  readonly env?: NodeJS.ProcessEnv;
  /** So long after an export the line's files may not be opened. */
  readonly udevMs?: number;
  /** After so many writes the chip is unplugged. */
  readonly goneAfter?: number;
}

export interface Finished {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

/** What is done to a running program. */
export interface Stimulus {
  /** As soon as its output has this … */
  readonly when: RegExp;
  /** … this happens. */
  readonly then: (child: ChildProcessByStdio<Writable, Readable, Readable>) => void;
}

export class FakeKernel {
  readonly root = mkdtempSync(join(tmpdir(), "halpy-sys-"));

  constructor(private readonly options: FakeOptions = {}) {
    const {
      label = "pinctrl-bcm2711",
      lines = 58,
      compatible = "raspberrypi,4-model-b\0brcm,bcm2711",
    } = options;
    // The first chip of the folder is not the one with the pins.
    this.chip(BASE - 8, "raspberrypi-exp-gpio", 8);
    this.chip(BASE, label, lines);
    this.put("/sys/class/gpio/export", "");
    this.put("/sys/class/gpio/unexport", "");
    this.put("/log", "");
    for (const offset of options.exported ?? []) {
      for (const [name, text] of Object.entries({
        edge: "none",
        active_low: "0",
        value: "1",
        direction: "out",
      }))
        this.put(`/sys/class/gpio/gpio${BASE + offset}/${name}`, `${text}\n`);
    }
    if (compatible === "") return;
    this.put("/proc/device-tree/compatible", `${compatible}\0`);
    this.put("/proc/device-tree/model", "A machine of the tests\0");
  }

  private chip(base: number, label: string, lines: number): void {
    const folder = `/sys/class/gpio/gpiochip${base}`;
    this.put(`${folder}/label`, `${label}\n`);
    this.put(`${folder}/base`, `${base}\n`);
    this.put(`${folder}/ngpio`, `${lines}\n`);
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(this.root + path), { recursive: true });
    writeFileSync(this.root + path, text);
  }

  text(path: string): string {
    return readFileSync(this.root + path, "latin1").trim();
  }

  /** A file of a line. */
  line(offset: number, name: string): string {
    return this.text(`/sys/class/gpio/gpio${BASE + offset}/${name}`);
  }

  isExported(offset: number): boolean {
    return existsSync(`${this.root}/sys/class/gpio/gpio${BASE + offset}`);
  }

  /** Drives an input from outside. */
  drive(offset: number, level: 0 | 1): void {
    writeFileSync(`${this.root}/sys/class/gpio/gpio${BASE + offset}/value`, String(level), { flag: "r+" });
  }

  /** What was done to the lines, in order. */
  get log(): string[] {
    return this.text("/log").split("\n");
  }

  /** Runs a script on the pins of this kernel. */
  run(words: readonly string[], ...stimuli: Stimulus[]): Promise<Finished> {
    return this.node([command, "run", "--backend", "linux", "--no-cache", ...words], ...stimuli);
  }

  /** Runs a command of halpy. */
  halpy(...words: string[]): Promise<Finished> {
    return this.node([command, ...words]);
  }

  /** Runs node with this kernel. */
  node(words: readonly string[], ...stimuli: Stimulus[]): Promise<Finished> {
    return new Promise((resolve) => {
      const { busy, raced, forbidden, udevMs, goneAfter, lines = 58 } = this.options;
      const fake = { root: this.root, base: BASE, lines, busy, raced, forbidden, udevMs, goneAfter };
      const child = spawn(process.execPath, ["--require", preload, ...words], {
        // Plain files have no POLLPRI, but inotify tells of changes, as it does of the kernel's files.
        env: {
          ...process.env,
          ...this.options.env,
          HALPY_NO_KOFFI: "1",
          HALPY_SYSTEM_ROOT: this.root,
          HALPY_FAKE: JSON.stringify(fake),
        },
        stdio: ["pipe", "pipe", "pipe"],
      });
      let out = "";
      let err = "";
      const waiting = [...stimuli];
      child.stdout.on("data", (data) => {
        out += data;
        while (waiting[0]?.when.test(out)) waiting.shift()?.then(child);
      });
      child.stderr.on("data", (data) => (err += data));
      child.on("close", (status) => resolve({ out, err, status }));
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
