/**
 * Standard input that is a socket: its reads cannot be kept from waiting on the program's thread, so the thread that listens for the
 * program reads it. A file of its own: built programs that read no input are spared all of it.
 */

import type { InterruptWatcher } from "./interrupt.js";

const NAME = "input";
const BUFFER_BYTES = 8192;
/** Word of the shared memory, before the bytes: how many a read gave; negative: it is not done. */
const COUNT = 0;
const COUNT_BYTES = 4;

interface InputData {
  readonly memory: SharedArrayBuffer;
  readonly countBytes: number;
}

/** Reads descriptor 0 on the other thread, a piece for each message. Its text is sent there: it uses nothing from around it but types. */
function inputThread({
  require,
  tell,
  data,
}: {
  readonly require: NodeJS.Require;
  readonly tell: () => void;
  readonly data: InputData;
}): () => void {
  const { Socket } = require("node:net") as typeof import("node:net");
  const count = new Int32Array(data.memory, 0, 1);
  const bytes = new Uint8Array(data.memory, data.countBytes);
  const chunks: Uint8Array[] = [];
  let wanted = false;
  let ended = false;
  const give = (): void => {
    if (!wanted || (chunks.length === 0 && !ended)) return;
    wanted = false;
    const chunk = chunks.shift() ?? new Uint8Array(0);
    if (chunk.length > bytes.length) chunks.unshift(chunk.subarray(bytes.length));
    const part = chunk.subarray(0, bytes.length);
    bytes.set(part);
    Atomics.store(count, 0, part.length);
    tell();
  };
  const end = (): void => {
    ended = true;
    give();
  };
  const input = new Socket({ fd: 0, readable: true, writable: false });
  input.on("data", (chunk: Uint8Array) => {
    chunks.push(chunk);
    give();
  });
  input.on("end", end).on("error", end);
  return () => {
    wanted = true;
    give();
  };
}

export class SocketInput {
  private readonly memory = new SharedArrayBuffer(COUNT_BYTES + BUFFER_BYTES);
  private readonly count = new Int32Array(this.memory, 0, 1);
  private readonly bytes = new Uint8Array(this.memory, COUNT_BYTES);
  private isListening: boolean | undefined;
  private isReading = false;

  constructor(private readonly watcher: InterruptWatcher) {}

  /** Waits for something to read; 0 bytes: the end. `undefined`: Ctrl-C came first, and what is read later is given by the next call. */
  readInto(into: Uint8Array): number | undefined {
    const { watcher, count } = this;
    const data: InputData = { memory: this.memory, countBytes: COUNT_BYTES };
    this.isListening ??= watcher.extend(NAME, inputThread.toString(), data);
    if (!this.isListening) return undefined;
    if (!this.isReading) {
      this.isReading = true;
      Atomics.store(count, COUNT, -1);
      watcher.send(NAME, "read");
    }
    for (;;) {
      const seen = watcher.news();
      const n = Atomics.load(count, COUNT);
      if (n >= 0) {
        this.isReading = false;
        into.set(this.bytes.subarray(0, Math.min(n, into.length)));
        return n;
      }
      if (watcher.pending) return undefined;
      watcher.waitForNews(seen, Infinity);
    }
  }
}
