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

const NAME = "johnny-five";
/** A board that takes longer to answer is not there. */
const START_MS = 15_000;
/** The first report of a pin comes within this, or never. */
const REPORT_MS = 300;
const LOOK_MS = 50;

export class PluginLink {
  private readonly memory = new SharedArrayBuffer(MEMORY.bytes);
  private readonly words = new Int32Array(this.memory, 0, MEMORY.textAt / 4);

  constructor(private readonly thread: ListeningThread) {
    this.words.fill(-1, MEMORY.levels, MEMORY.readings + MEMORY.pins);
  }

  /** Loads the plugin and waits until its board is ready. Throws a HalError with what the plugin said. */
  start(path: string, args: readonly unknown[]): PluginDescription {
    const data: PluginThreadData = { memory: this.memory, layout: MEMORY, path, args };
    if (!this.thread.extend(NAME, pluginThread.toString(), data))
      throw new HalError("unsupported", "a second thread cannot be started, which the plugin needs");
    this.until(() => Atomics.load(this.words, MEMORY.state) !== 0, START_MS);
    const state = Atomics.load(this.words, MEMORY.state);
    if (state === 0)
      throw new HalError("io", `the board of the plugin did not answer within ${START_MS / 1000} s`);
    const bytes = new Uint8Array(this.memory, MEMORY.textAt, Atomics.load(this.words, MEMORY.textBytes));
    const text = new TextDecoder().decode(bytes.slice());
    if (state === 2) throw new HalError("io", text);
    return JSON.parse(text) as PluginDescription;
  }

  send(message: PluginMessage): void {
    this.thread.send(NAME, message);
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
