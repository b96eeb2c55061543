/**
 * The few functions of the C library that plain node cannot call: ioctl, poll and eventfd. They come from the package koffi, which
 * has prebuilt binaries; it is loaded when something first needs it. Without it (not installed, no binary for this processor) what
 * is made of files alone goes on working, and `libcProblem` tells why the rest does not.
 */

import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { pulse } from "../hal/pulse.js";
import { codeOf, IoError } from "./errno.js";

/** Interest in one descriptor, and what came of it. */
export interface PollEntry {
  readonly fd: number;
  readonly events: number;
}

export interface Libc {
  /** Opens a device file; `flags` as of `node:fs`, `"r+"` for reading and writing. Throws an {@link IoError}. */
  open(path: string, flags?: string): number;
  close(fd: number): void;
  /** Gives what the call gives; throws an {@link IoError} for -1. The bytes of `argument` are read and written in place. */
  ioctl(fd: number, request: number, argument: Uint8Array | number, what: string): number;
  /** Bytes read; 0 where a descriptor that does not wait has nothing. */
  read(fd: number, into: Uint8Array): number;
  write(fd: number, data: Uint8Array): number;
  /** Events that have come, in the order of the entries; waits so many milliseconds at most, for ever if negative. */
  poll(entries: readonly PollEntry[], timeoutMs: number): number[];
  /** A second descriptor for the same open file. */
  duplicate(fd: number): number;
  /** A counter that wakes who polls it when eight bytes are written into it. */
  eventFd(): number;
  /** The place of a buffer in memory, for structures with pointers in them. The buffer must be kept alive meanwhile. */
  address(buffer: Uint8Array): bigint;
}

export const POLLIN = 0x001;
export const POLLPRI = 0x002;
export const POLLERR = 0x008;
/** `struct pollfd`: descriptor, events, events that came. */
export const POLLFD_BYTES = 8;

/** `EFD_NONBLOCK | EFD_CLOEXEC` */
const EFD_FLAGS = 0o2004000;

/** What of koffi is used here. */
export interface Koffi {
  load(library: null): { func(prototype: string): (...args: unknown[]) => number };
  errno(): number;
  address(buffer: Uint8Array): bigint;
}

/** Fills a poll entry into a buffer of entries. */
export function putPollEntry(into: DataView, index: number, fd: number, events: number): void {
  into.setInt32(index * POLLFD_BYTES, fd, true);
  into.setInt16(index * POLLFD_BYTES + 4, events, true);
  into.setInt16(index * POLLFD_BYTES + 6, 0, true);
}

class KoffiLibc implements Libc {
  private readonly callIoctl;
  private readonly callIoctlNumber;
  private readonly callPoll;
  private readonly callDup;
  private readonly callEventFd;

  constructor(private readonly koffi: Koffi) {
    const library = koffi.load(null);
    this.callIoctl = library.func("int ioctl(int fd, unsigned long request, void *argument)");
    // The same function with a plain number as its argument.
    this.callIoctlNumber = library.func("int ioctl(int fd, unsigned long request, intptr_t argument)");
    this.callPoll = library.func("int poll(void *fds, unsigned long count, int timeout)");
    this.callDup = library.func("int dup(int fd)");
    this.callEventFd = library.func("int eventfd(unsigned int value, int flags)");
  }

  open(path: string, flags = "r+"): number {
    try {
      return openSync(path, flags);
    } catch (e) {
      throw IoError.from(e, path);
    }
  }

  close(fd: number): void {
    closeSync(fd);
  }

  ioctl(fd: number, request: number, argument: Uint8Array | number, what: string): number {
    // A program may do nothing else for a long time.
    pulse();
    const call = typeof argument === "number" ? this.callIoctlNumber : this.callIoctl;
    return this.checked(call(fd, request, argument), what);
  }

  read(fd: number, into: Uint8Array): number {
    try {
      return readSync(fd, into, 0, into.length, null);
    } catch (e) {
      const error = IoError.from(e, "read");
      if (error.code === "EAGAIN") return 0;
      throw error;
    }
  }

  write(fd: number, data: Uint8Array): number {
    try {
      return writeSync(fd, data, 0, data.length, null);
    } catch (e) {
      throw IoError.from(e, "write");
    }
  }

  poll(entries: readonly PollEntry[], timeoutMs: number): number[] {
    const bytes = new Uint8Array(entries.length * POLLFD_BYTES);
    const view = new DataView(bytes.buffer);
    entries.forEach(({ fd, events }, i) => putPollEntry(view, i, fd, events));
    const result = this.callPoll(bytes, entries.length, timeoutMs);
    if (result < 0) {
      const code = codeOf(this.koffi.errno());
      if (code !== "EINTR") throw new IoError(code, this.koffi.errno(), "poll");
    }
    return entries.map((_, i) => view.getInt16(i * POLLFD_BYTES + 6, true));
  }

  duplicate(fd: number): number {
    return this.checked(this.callDup(fd), "dup");
  }

  eventFd(): number {
    return this.checked(this.callEventFd(0, EFD_FLAGS), "eventfd");
  }

  private checked(result: number, what: string): number {
    if (result < 0) throw new IoError(codeOf(this.koffi.errno()), this.koffi.errno(), what);
    return result;
  }

  address(buffer: Uint8Array): bigint {
    return this.koffi.address(buffer);
  }
}

let koffi: Koffi | undefined;
let loaded: Libc | undefined;
let problem: string | undefined;

/** Where node finds the package: beside the command, or beside a built program. */
const require = createRequire(import.meta.url);

/** The path of koffi's file, for other threads; `undefined` if it is not installed. */
export function koffiPath(): string | undefined {
  try {
    return require.resolve("koffi");
  } catch {
    return undefined;
  }
}

/** The package; `undefined` if it cannot be had. */
export function loadKoffi(): Koffi | undefined {
  if (koffi === undefined && problem === undefined) {
    if (process.env.HALPY_NO_KOFFI !== undefined) problem = "HALPY_NO_KOFFI is set";
    else {
      try {
        koffi = require("koffi") as Koffi;
      } catch (e) {
        const missing = (e as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
        problem = missing
          ? "the package koffi is not installed"
          : `koffi cannot be loaded: ${(e as Error).message.split("\n")[0] as string}`;
      }
    }
  }
  return koffi;
}

/** The library; `undefined` if koffi cannot be had. */
export function loadLibc(): Libc | undefined {
  const found = loadKoffi();
  if (found === undefined) return undefined;
  return (loaded ??= new KoffiLibc(found));
}

/** Why there is no library; `undefined` if there is one. */
export function libcProblem(): string | undefined {
  loadLibc();
  return problem;
}
