/** Edges of pins by way of a thread that waits for the kernel while the program runs, sleeps or computes. */

import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { Clock } from "../hal/clock.js";
import type { Edge, EdgeSink, Level } from "../hal/digital.js";
import { edgeThread, RING, RING_BYTES, type EdgeThreadData, type WatchMessage } from "./edge-thread.js";
import { PollingEdges, type EdgeSource, type EdgeWatch } from "./edges.js";
import { IoError } from "./errno.js";
import { koffiPath, type Libc } from "./libc.js";

/** The thread, which the executor has. */
export interface ListeningThread {
  /** Puts a function into it; false: there is no thread. */
  extend(name: string, code: string, data: unknown): boolean;
  send(name: string, message: unknown): void;
}

const NAME = "edges";

export class ThreadEdges implements EdgeWatch {
  private readonly memory = new SharedArrayBuffer(RING_BYTES);
  private readonly words = new Int32Array(this.memory, 0, 4);
  private readonly entries = new DataView(this.memory, RING.firstByte);
  private readonly sinks = new Map<number, EdgeSink>();
  /** For lines without interrupts. */
  private readonly polling: PollingEdges;
  private nextId = 1;
  private wakeFd = -1;
  private started: boolean | undefined;
  private said = false;

  constructor(
    private readonly thread: ListeningThread,
    private readonly libc: Libc | undefined,
    private readonly clock: Clock,
    /** Told when edges were lost, which happens when the program does not look for long. */
    private readonly warn: (text: string) => void,
  ) {
    this.polling = new PollingEdges(clock);
  }

  private start(): boolean {
    this.wakeFd = this.libc?.eventFd() ?? -1;
    const data: EdgeThreadData = {
      memory: this.memory,
      ring: RING,
      koffi: this.libc === undefined ? undefined : koffiPath(),
      wakeFd: this.wakeFd,
      clockOffsetUs: Math.round(this.clock.peekUs() - Number(process.hrtime.bigint() / 1000n)),
    };
    return this.thread.extend(NAME, edgeThread.toString(), data);
  }

  watch(source: EdgeSource, edge: Edge, sink: EdgeSink): () => void {
    if (source.kind === "none") return this.polling.watch(source, edge, sink);
    this.started ??= this.start();
    if (!this.started) return this.polling.watch(source, edge, sink);
    const id = this.nextId++;
    const message =
      source.kind === "value"
        ? valueWatch(id, source.path, edge)
        : this.eventWatch(id, source.fd, edge, source.read());
    this.sinks.set(id, sink);
    this.thread.send(NAME, message);
    return () => {
      this.sinks.delete(id);
      this.thread.send(NAME, { remove: id });
    };
  }

  private eventWatch(id: number, fd: number, edge: Edge, level: Level): WatchMessage {
    // A descriptor of its own: the thread may still wait for it when the program has closed the other.
    const own = (this.libc as Libc).duplicate(fd);
    return { add: id, kind: "events", fd: own, path: "", edge, level };
  }

  /** Calls the sinks of the edges that came. */
  deliver(): void {
    const { words } = this;
    const written = Atomics.load(words, RING.written);
    for (let read = Atomics.load(words, RING.read); read !== written; read++) {
      const at = (read % RING.entries) * RING.entryBytes;
      const id = this.entries.getInt32(at, true);
      const level = this.entries.getInt32(at + 4, true) as Level;
      const timeUs = this.entries.getFloat64(at + 8, true);
      Atomics.store(words, RING.read, read + 1);
      this.sinks.get(id)?.(level, timeUs);
    }
    const lost = Atomics.load(words, RING.lost);
    if (lost === 0 || this.said) return;
    this.said = true;
    this.warn(
      "edges came faster than the program takes them; some were lost (interrupts that do more than count are the usual reason)",
    );
  }

  /** Nothing is waited for any more, so that the thread can end. */
  close(): void {
    Atomics.store(this.words, RING.closed, 1);
    this.sinks.clear();
    if (this.wakeFd >= 0) writeSync(this.wakeFd, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0));
    this.wakeFd = -1;
  }
}

/**
 * The file is opened once more: the kernel counts for each opening what was not read yet, and the program's own reads are not to
 * swallow edges.
 */
function valueWatch(id: number, path: string, edge: Edge): WatchMessage {
  const bytes = new Uint8Array(1);
  let fd = -1;
  try {
    fd = openSync(path, "r");
    readSync(fd, bytes, 0, 1, 0);
  } catch (e) {
    if (fd >= 0) closeSync(fd);
    throw IoError.from(e, path);
  }
  return { add: id, kind: "value", fd, path, edge, level: bytes[0] === 0x31 ? 1 : 0 };
}
