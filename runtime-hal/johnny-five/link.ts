/** The way to the thread with the IO plugin, as the board and its pins see it. */

import { HalError } from "../hal/errors.js";
import {
  MEMORY,
  pluginThread,
  type PluginDescription,
  type PluginMessage,
  type PluginThreadData,
} from "./plugin-thread.js";

/** The thread, which the executor has. */
export interface ListeningThread {
  extend(name: string, code: string, data: unknown): boolean;
  send(name: string, message: unknown): void;
  /** Changes with everything that the thread tells. */
  news(): number;
  waitForNews(seen: number, ms: number): void;
}

/** What is loaded, as {@link PluginThreadData} has it. */
export type PluginFile = Pick<PluginThreadData, "path" | "args" | "port">;

const NAME = "johnny-five";
/** A board that takes longer to answer is not there. */
const START_MS = 15_000;
/** The first report of a pin comes within this, or never. */
const REPORT_MS = 300;
/** An I2C reply comes within this, or nobody holds it back but a bus that hangs. */
const REPLY_MS = 1000;
const LOOK_MS = 50;
const READY = 1;
const FAILED = 2;
const GONE = 3;
const ENODEV = 19;

export class PluginLink {
  private readonly memory = new SharedArrayBuffer(MEMORY.bytes);
  private readonly words = new Int32Array(this.memory, 0, MEMORY.textAt / 4);
  private requests = 0;

  constructor(private readonly thread: ListeningThread) {
    this.words.fill(-1, MEMORY.levels, MEMORY.readings + MEMORY.pins);
  }

  /** Loads the plugin and waits until its board is ready. Throws a HalError with what the plugin said. */
  start(plugin: PluginFile): PluginDescription {
    const data: PluginThreadData = { memory: this.memory, layout: MEMORY, ...plugin };
    if (!this.thread.extend(NAME, pluginThread.toString(), data))
      throw new HalError("unsupported", "a second thread cannot be started, which the plugin needs");
    this.until(() => Atomics.load(this.words, MEMORY.state) !== 0, START_MS);
    const state = Atomics.load(this.words, MEMORY.state);
    if (state === 0)
      throw new HalError("io", `the board of the plugin did not answer within ${START_MS / 1000} s`);
    if (state === FAILED || state === GONE) throw new HalError("io", this.text());
    return JSON.parse(this.text()) as PluginDescription;
  }

  private text(): string {
    const bytes = new Uint8Array(this.memory, MEMORY.textAt, Atomics.load(this.words, MEMORY.textBytes));
    return new TextDecoder().decode(bytes.slice());
  }

  /** Throws a HalError if the board is not there any more. */
  send(message: PluginMessage): void {
    this.needBoard();
    this.thread.send(NAME, message);
  }

  private needBoard(): void {
    if (Atomics.load(this.words, MEMORY.state) === READY) return;
    throw new HalError("io", `the board is gone: ${this.text()}`, ENODEV);
  }

  /**
   * Bytes that a device at the I2C bus sent, as many as there were; `undefined` if no answer came. `register` is written before, if
   * there is one.
   */
  i2cRead(address: number, register: number | undefined, count: number): Uint8Array | undefined {
    const request = ++this.requests;
    this.send({ i2c: "read", request, address, register, count });
    const answered = (): boolean => Atomics.load(this.words, MEMORY.answered) === request;
    this.until(answered, REPLY_MS);
    if (!answered()) {
      this.needBoard();
      return undefined;
    }
    return new Uint8Array(this.memory, MEMORY.replyAt, Atomics.load(this.words, MEMORY.replyBytes)).slice();
  }

  /** The level that was reported last; waits for the first report. */
  level(pin: number): 0 | 1 {
    return this.reported(MEMORY.levels + pin) === 1 ? 1 : 0;
  }

  /** The last reading of an analog channel. */
  reading(channel: number): number {
    return Math.max(0, this.reported(MEMORY.readings + channel));
  }

  private reported(word: number): number {
    this.needBoard();
    const now = (): number => Atomics.load(this.words, word);
    if (now() < 0) this.until(() => now() >= 0, REPORT_MS);
    return now();
  }

  private until(holds: () => boolean, ms: number): void {
    const end = performance.now() + ms;
    for (;;) {
      const seen = this.thread.news();
      const left = end - performance.now();
      if (holds() || left <= 0) return;
      this.thread.waitForNews(seen, Math.min(left, LOOK_MS));
    }
  }

  /** Calls `sink` for each change of a level since the last time. */
  takeChanges(sink: (pin: number, level: 0 | 1) => void): void {
    const { words } = this;
    const written = Atomics.load(words, MEMORY.written) + 0;
    for (let taken = Math.max(0, Atomics.load(words, MEMORY.taken)); taken < written; taken++) {
      const entry = Atomics.load(words, MEMORY.ring + (taken % MEMORY.changes));
      Atomics.store(words, MEMORY.taken, taken + 1);
      sink(entry >> 1, (entry & 1) as 0 | 1);
    }
  }
}
