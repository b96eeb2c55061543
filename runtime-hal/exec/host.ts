/**
 * What the runtime needs from the machine it runs on. The core and the library modules know only this interface, so
 * a program also runs where there is no node: in a browser, or inside a test with a host made of arrays.
 * The host of the command is cli/host.ts.
 */

import type { HostNetwork } from "./host-network.js";

/** An operation of the host failed; library modules turn it into `OSError(errno)`. */
export class HostError extends Error {
  override readonly name = "HostError";
  constructor(
    readonly errno: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/** How to open a file: the letters of Python's mode, taken apart. */
export interface OpenFlags {
  read: boolean;
  write: boolean;
  create: boolean;
  truncate: boolean;
  append: boolean;
}

/** Facts about a file, in the order of `os.stat`. Times are seconds since 1970. */
export interface FileStatus {
  mode: number;
  inode: number;
  device: number;
  links: number;
  uid: number;
  gid: number;
  size: number;
  accessed: number;
  modified: number;
  changed: number;
}

export interface DirectoryEntry {
  name: string;
  /** `0x4000` directory, `0x8000` file, … as in `st_mode`. */
  type: number;
  inode: number;
}

/** Facts about a file system, in the order of `os.statvfs`. */
export type VolumeStatus = readonly number[];

/** Files and folders. Every function may throw a `HostError`. */
export interface HostFiles {
  open(path: string, flags: OpenFlags): number;
  /** Bytes read, 0 at the end. Descriptor 0 is standard input. */
  read(fd: number, into: Uint8Array): number;
  /** Bytes written. Descriptors 1 and 2 are standard output and error. */
  write(fd: number, data: Uint8Array): number;
  /** The new position; `whence` 0: start, 1: here, 2: end. */
  seek(fd: number, offset: number, whence: number): number;
  flush(fd: number): void;
  close(fd: number): void;
  stat(path: string): FileStatus;
  statVolume(path: string): VolumeStatus;
  list(path: string): DirectoryEntry[];
  makeDirectory(path: string): void;
  removeDirectory(path: string): void;
  remove(path: string): void;
  rename(from: string, to: string): void;
  currentDirectory(): string;
  changeDirectory(path: string): void;
}

export interface Host {
  readonly files: HostFiles;
  /** Starts the network of the machine; absent where programs cannot have it. To be called once. */
  startNetwork?(): HostNetwork;
  /** `sys.platform`. */
  readonly platform: string;
  /** Path of the command, `sys.executable`. */
  readonly executable: string;

  /** Text to standard output. Order with `writeError` and with the files is kept; nothing is lost at exit. */
  write(text: string): void;
  /** Text to standard error. */
  writeError(text: string): void;
  /** Everything written so far leaves the process. */
  flush(): void;

  getenv(name: string): string | undefined;
  setenv(name: string, value: string | undefined): void;
  /** Runs a shell command; gives the status as `waitpid` does. */
  runCommand(command: string): number;
  fillRandom(into: Uint8Array): void;

  /** Microseconds of a clock that never goes back. */
  monotonicUs(): number;
  /** Nanoseconds since 1970. */
  epochNs(): bigint;
  /** Processor time used so far, in microseconds. */
  processorUs(): number;
  /** Minutes east of Greenwich at that time. */
  zoneOffsetMinutes(epochSeconds: number): number;
  /** Waits; comes back early when the program is interrupted. */
  waitUs(us: number): void;
  /** Waits so long at most for anything that comes from outside after `seen`, which the network gives; absent where there is no network. */
  waitForNews?(seen: number, us: number): void;
  /** The signal that asked the program to end since the last call (2: Ctrl-C); 0: none. */
  takeInterrupt(): number;
  /** Descriptors that could be read without waiting; waits up to `timeoutMs` (negative: for ever) for the first. */
  poll(requests: readonly PollRequest[], timeoutMs: number): number[];
}

/** One descriptor of `select.poll`: the events asked for (`POLLIN` 1, `POLLOUT` 4). */
export interface PollRequest {
  fd: number;
  events: number;
}
