/**
 * The part of edge watching that runs on the thread that listens for the program: it waits for the kernel, and puts what happened into
 * a ring in shared memory. Its text is sent to that thread, so the function uses nothing from around it but types.
 */

/** Words of the shared memory before the entries. */
export const RING = {
  /** Number of entries ever written and ever read; their places are these modulo {@link RING.entries}. */
  written: 0,
  read: 1,
  /** Entries that found no room. */
  lost: 2,
  /** The program is over: nothing is waited for any more. */
  closed: 3,
  /** Where the entries begin, bytes; and how long one is: pin, level, time in microseconds (a double). */
  firstByte: 16,
  entryBytes: 16,
  entries: 1024,
} as const;
export const RING_BYTES = RING.firstByte + RING.entryBytes * RING.entries;

/** What is to be watched. The thread owns the descriptor from now on. */
export interface WatchMessage {
  readonly add: number;
  readonly kind: "value" | "events";
  readonly fd: number;
  /** For looking at a `value` file in another way than by its descriptor. */
  readonly path: string;
  readonly edge: "rising" | "falling" | "both";
  /** The level when the watch was asked for. */
  readonly level: 0 | 1;
}
export type EdgeMessage = WatchMessage | { readonly remove: number };

export interface EdgeThreadData {
  readonly memory: SharedArrayBuffer;
  readonly ring: typeof RING;
  /** Path of koffi; without it files are watched by inotify. */
  readonly koffi: string | undefined;
  /** Written to by anybody who has something new for this thread while it waits. */
  readonly wakeFd: number;
  /** What the program's clock shows, less this system-wide one, microseconds. */
  readonly clockOffsetUs: number;
}

interface Surroundings {
  readonly require: NodeRequire;
  /** Wakes the program. */
  readonly tell: () => void;
  readonly data: EdgeThreadData;
}

/** Starts the watch; gives what takes messages. */
export function edgeThread({ require, tell, data }: Surroundings): (message: EdgeMessage) => void {
  const fs = require("node:fs") as typeof import("node:fs");
  const { memory, ring, wakeFd, clockOffsetUs } = data;
  const words = new Int32Array(memory, 0, 4);
  const entries = new DataView(memory, ring.firstByte);
  const EVENT_BYTES = 48;
  const LONGEST_POLL_MS = 1000;
  const POLLIN = 1;
  const POLLPRI = 2;
  const POLLERR = 8;
  const POLLNVAL = 32;

  interface Watched extends WatchMessage {
    last: number;
    stop?: () => void;
  }
  const watched = new Map<number, Watched>();

  const nowUs = (): number => Number(process.hrtime.bigint() / 1000n) + clockOffsetUs;

  const put = (id: number, level: number, timeUs: number): void => {
    const written = Atomics.load(words, ring.written);
    if (written - Atomics.load(words, ring.read) >= ring.entries) {
      Atomics.add(words, ring.lost, 1);
      return;
    }
    const at = (written % ring.entries) * ring.entryBytes;
    entries.setInt32(at, id, true);
    entries.setInt32(at + 4, level, true);
    entries.setFloat64(at + 8, timeUs, true);
    Atomics.store(words, ring.written, written + 1);
  };

  const one = new Uint8Array(1);
  const levelOf = (fd: number): number => {
    fs.readSync(fd, one, 0, 1, 0);
    return one[0] === 0x31 ? 1 : 0;
  };

  /** The kernel says that there was an edge; which, the level tells as far as it can. */
  const edgeOfValue = (w: Watched): void => {
    const timeUs = nowUs();
    const level = levelOf(w.fd);
    if (w.edge === "rising") put(w.add, 1, timeUs);
    else if (w.edge === "falling") put(w.add, 0, timeUs);
    else {
      // It is as it was, so there were two.
      if (level === w.last) put(w.add, 1 - level, timeUs);
      put(w.add, level, timeUs);
    }
    w.last = level;
  };

  const events = new Uint8Array(EVENT_BYTES * 16);
  const eventView = new DataView(events.buffer);
  const readEvents = (w: Watched): void => {
    const bytes = fs.readSync(w.fd, events, 0, events.length, null);
    for (let at = 0; at + EVENT_BYTES <= bytes; at += EVENT_BYTES) {
      const timeUs = Number(eventView.getBigUint64(at, true) / 1000n) + clockOffsetUs;
      put(w.add, eventView.getUint32(at + 8, true) === 1 ? 1 : 0, timeUs);
    }
  };

  /** The level of a file was looked at: for ways in which the kernel says nothing of edges. */
  const look = (w: Watched): void => {
    const level = levelOf(w.fd);
    if (level === w.last) return;
    w.last = level;
    if (w.edge === "both" || (w.edge === "rising") === (level === 1)) {
      put(w.add, level, nowUs());
      tell();
    }
  };

  const drop = (id: number): void => {
    const w = watched.get(id);
    if (w === undefined) return;
    watched.delete(id);
    w.stop?.();
    fs.closeSync(w.fd);
  };

  /** Something of the system failed: the pin is watched no more. Reading it will tell the program. */
  const guarded = (w: Watched, act: (w: Watched) => void): void => {
    try {
      act(w);
    } catch {
      drop(w.add);
    }
  };

  /** Without koffi: inotify tells of edges too, or else the file is looked at every millisecond. */
  const watchFile = (w: Watched): void => {
    try {
      const watcher = fs.watch(w.path, () => guarded(w, look));
      w.stop = () => watcher.close();
    } catch {
      const timer = setInterval(() => guarded(w, look), 1);
      w.stop = () => clearInterval(timer);
    }
    // What happened before the watch began.
    guarded(w, look);
  };

  type Poll = { async(...args: unknown[]): void };
  let poll: Poll | undefined;
  if (data.koffi !== undefined) {
    try {
      const koffi = require(data.koffi) as { load(name: null): { func(prototype: string): unknown } };
      poll = koffi.load(null).func("int poll(void *fds, unsigned long count, int timeout)") as Poll;
    } catch {
      // As without it.
    }
  }

  let waiting = false;
  const wait = (): void => {
    if (poll === undefined || waiting || Atomics.load(words, ring.closed) !== 0) return;
    const list = [...watched.values()];
    const fds = new Uint8Array(8 * (list.length + 1));
    const view = new DataView(fds.buffer);
    view.setInt32(0, wakeFd, true);
    view.setInt16(4, POLLIN, true);
    list.forEach((w, i) => {
      view.setInt32(8 * (i + 1), w.fd, true);
      view.setInt16(8 * (i + 1) + 4, w.kind === "events" ? POLLIN : POLLPRI | POLLERR, true);
    });
    waiting = true;
    poll.async(fds, list.length + 1, LONGEST_POLL_MS, () => {
      waiting = false;
      if (view.getInt16(6, true) !== 0) fs.readSync(wakeFd, new Uint8Array(8), 0, 8, null);
      list.forEach((w, i) => {
        const came = view.getInt16(8 * (i + 1) + 6, true);
        if (came === 0 || watched.get(w.add) !== w) return;
        if ((came & POLLNVAL) !== 0) watched.delete(w.add);
        else guarded(w, w.kind === "events" ? readEvents : edgeOfValue);
      });
      if (Atomics.load(words, ring.written) !== Atomics.load(words, ring.read)) tell();
      wait();
    });
  };

  return (message) => {
    if ("remove" in message) drop(message.remove);
    else {
      const w: Watched = { ...message, last: message.level };
      watched.set(w.add, w);
      if (poll === undefined) watchFile(w);
    }
    if (!waiting) wait();
    else fs.writeSync(wakeFd, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0));
  };
}
