/** The host of a node process: what the command and every built program run on. */

import { createRequire } from "node:module";
import { fstatSync } from "node:fs";
import { InterruptWatcher } from "./interrupt.js";
import { monotonicMs } from "./monotonic.js";
import type { Host, PollRequest } from "./host.js";
import { NodeNetwork } from "./node-network.js";
import { NodeFiles } from "./node-files.js";
import { encodeText, Output } from "./output.js";
import { unwatched } from "./service.js";

const LOOK_EVERY = 32;
/** Two readings of the clock that differ by more are not of the same time. */
const CLOCK_STEP_MS = 20;
const POLLIN = 1;
const POLLOUT = 4;

/** Whether standard output is a terminal. Node's own answer makes a stream; what is no character device needs none. */
function isTerminal(fd: 1): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && process.stdout.isTTY === true;
  } catch {
    return false;
  }
}

export class NodeHost implements Host {
  protected readonly output = new Output(isTerminal(1));
  /** Hears what comes from outside. */
  readonly watcher = new InterruptWatcher();
  private untilLook = LOOK_EVERY;
  protected openFiles: NodeFiles | undefined = undefined;
  /** By how much the clock of the machine was moved since the process began. */
  private clockStepMs = 0;
  readonly platform = process.platform;
  readonly executable = process.argv[1] ?? "";

  /** Made when a program asks for a file. */
  get files(): NodeFiles {
    return (this.openFiles ??= new NodeFiles(this.output, this.watcher));
  }

  /** Started when a program asks for it. */
  startNetwork(): NodeNetwork {
    return new NodeNetwork(this.watcher);
  }

  write(text: string): void {
    this.output.write(text);
  }

  writeError(text: string): void {
    this.output.writeError(encodeText(text));
  }

  flush(): void {
    this.output.flush();
  }

  getenv(name: string): string | undefined {
    return process.env[name];
  }

  setenv(name: string, value: string | undefined): void {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }

  runCommand(command: string): number {
    this.flush();
    // Loaded only here: they would cost every start.
    const load = createRequire(import.meta.url);
    const { spawnSync } = load("node:child_process") as typeof import("node:child_process");
    const { constants } = load("node:os") as typeof import("node:os");
    const { status, signal } = unwatched(() => spawnSync("/bin/sh", ["-c", command], { stdio: "inherit" }));
    this.openFiles?.forget();
    if (status !== null) return status << 8;
    return signal === null ? -1 : constants.signals[signal];
  }

  fillRandom(into: Uint8Array): void {
    // Web crypto refuses more than 65,536 bytes at once.
    for (let at = 0; at < into.length; at += 65536) crypto.getRandomValues(into.subarray(at, at + 65536));
  }

  monotonicUs(): number {
    return Math.floor(monotonicMs() * 1000);
  }

  epochNs(): bigint {
    // Finer than `Date.now()`, which counts milliseconds, but for the steps of the clock: it is set, or the machine has slept.
    const fine = performance.timeOrigin + performance.now();
    const stepMs = Date.now() - fine - this.clockStepMs;
    if (Math.abs(stepMs) > CLOCK_STEP_MS) this.clockStepMs += stepMs;
    return BigInt(Math.floor((fine + this.clockStepMs) * 1000)) * 1000n;
  }

  processorUs(): number {
    const { user, system } = process.cpuUsage();
    return user + system;
  }

  zoneOffsetMinutes(epochSeconds: number): number {
    return -new Date(epochSeconds * 1000).getTimezoneOffset();
  }

  waitUs(us: number): void {
    this.flush();
    this.watcher.wait(us / 1000);
  }

  waitForNews(seen: number, us: number): void {
    this.flush();
    this.watcher.waitForNews(seen, us / 1000);
  }

  takeInterrupt(): number {
    // Called at every safepoint: the clock is looked at only now and then.
    if (--this.untilLook < 0) {
      this.untilLook = LOOK_EVERY;
      this.output.flushOld();
    }
    return this.watcher.take();
  }

  poll(requests: readonly PollRequest[], timeoutMs: number): number[] {
    this.flush();
    const ready = (): number[] => requests.map((request) => this.readyEvents(request));
    const until = timeoutMs < 0 ? Infinity : monotonicMs() + timeoutMs;
    for (;;) {
      const events = ready();
      if (events.some((e) => e !== 0) || monotonicMs() >= until) return events;
      this.waitUs(Math.min(2000, Math.max(0, (until - monotonicMs()) * 1000)));
    }
  }

  /** Node cannot ask a descriptor whether it is readable; files always are, and so is what was read ahead. */
  private readyEvents({ fd, events }: PollRequest): number {
    let ready = events & POLLOUT;
    if (events & POLLIN && (fd > 2 || this.files.hasBuffered(fd) || this.files.probe(fd))) ready |= POLLIN;
    return ready;
  }
}

export function nodeHost(): NodeHost {
  return new NodeHost();
}
