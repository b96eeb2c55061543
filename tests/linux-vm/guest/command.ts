/** Runs the command under test in the guest. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";

export const COMMAND = "dist/halpy.js";

/** Under emulation a start takes seconds. */
const PATIENCE_MS = 60_000;

export interface Ended {
  /** Exit status, or the name of the signal. */
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export class Running {
  stdout = "";
  stderr = "";
  readonly child: ChildProcess;
  private readonly closed: Promise<unknown[]>;
  private readonly listeners = new Set<() => void>();

  constructor(
    words: readonly string[],
    options: { cwd?: string; env?: NodeJS.ProcessEnv; uid?: number; program?: string } = {},
  ) {
    const { program = process.execPath, uid, ...rest } = options;
    this.child = spawn(program, words, {
      stdio: ["ignore", "pipe", "pipe"],
      ...rest,
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    // The outside world does not wait for a computing program.
    if (this.child.pid !== undefined) setPriority(this.child.pid, 0);
    this.closed = once(this.child, "close");
    this.child.stdout?.on("data", (data) => this.take("stdout", String(data)));
    this.child.stderr?.on("data", (data) => this.take("stderr", String(data)));
    void this.closed.then(() => this.tell());
  }

  private take(stream: "stdout" | "stderr", text: string): void {
    this[stream] += text;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until the output has that text; throws with all output if the program ends before. */
  async says(text: string | RegExp): Promise<void> {
    const has = (): boolean =>
      typeof text === "string" ? this.stdout.includes(text) : text.test(this.stdout);
    await new Promise<void>((resolve, reject) => {
      const done = (result: () => void): void => {
        clearTimeout(timer);
        this.listeners.delete(look);
        result();
      };
      const fail = (why: string): void =>
        done(() => reject(new Error(`${why} '${String(text)}' came\n${this.stdout}${this.stderr}`)));
      const look = (): void => {
        if (has()) done(resolve);
        else if (this.over) fail("the program ended before");
      };
      const timer = setTimeout(() => fail("the time was over before"), PATIENCE_MS);
      this.listeners.add(look);
      look();
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async end(): Promise<Ended> {
    const timer = setTimeout(() => this.child.kill("SIGKILL"), PATIENCE_MS);
    const [code, signal] = (await this.closed) as [number | null, NodeJS.Signals | null];
    clearTimeout(timer);
    return { status: signal ?? (code as number), stdout: this.stdout, stderr: this.stderr };
  }
}

export type Driver = "sysfs" | "cdev";

/** Options that run a program on the pretend board with one of the digital drivers. */
export const onBoard = (driver: Driver): string[] => [
  "run",
  "--backend",
  "linux",
  "--board",
  "rpi4",
  "--gpio",
  driver,
];

/** Starts `halpy run` on the pretend board. */
export const start = (driver: Driver, ...words: string[]): Running =>
  new Running([COMMAND, ...onBoard(driver), ...words]);

/** Runs a script given as text to its end. */
export const runText = (driver: Driver, text: string): Promise<Ended> => start(driver, "-c", text).end();
