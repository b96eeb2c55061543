/**
 * Files of a node process. Node has no `lseek`, so the position of each regular file is kept here and every access
 * says where it goes; pipes and terminals have no position. Reads are buffered, because Python reads lines and
 * characters; any write through this host drops what was read ahead, so readers see it.
 */

import * as fs from "node:fs";
import { pulse } from "../hal/pulse.js";
import { HostError, type DirectoryEntry, type FileStatus, type HostFiles, type OpenFlags } from "./host.js";
import type { InterruptWatcher } from "./interrupt.js";
import type { Output } from "./output.js";
import { isReleaseFile, ownReleaseFile } from "./release-files.js";
import { SocketInput } from "./socket-input.js";

const READ_AHEAD = 8 * 1024;
/** How long a waiting read may take to notice input. */
const LONGEST_PAUSE_MS = 10;
const ENOENT = 2;
const EINTR = 4;
const EBADF = 9;
const EINVAL = 22;
const ESPIPE = 29;

interface OpenFile {
  /** False for pipes, terminals and the like. */
  seekable: boolean;
  /** Reading may have to wait for somebody. */
  waits: boolean;
  append: boolean;
  /** Where the program is, for seekable files. */
  position: number;
  /** Bytes read ahead; those from `start` on are not yet used. */
  ahead: Uint8Array;
  start: number;
  /** `writes` at the time of reading: a later write makes what was read ahead stale. */
  epoch: number;
  /** The stream opened again without waiting; -1: that cannot be done. */
  impatient?: number;
  /** The last look found the end. */
  ended?: boolean;
}

/** A second descriptor for a pipe or terminal, whose reads do not wait; -1 where the system has no such way. */
function openImpatient(fd: number): number {
  try {
    return fs.openSync(`/proc/self/fd/${fd}`, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  } catch {
    return -1;
  }
}

const EMPTY = new Uint8Array(0);
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Runs an operation of node and turns its error into ours. */
function guarded<T>(operation: () => T): T {
  pulse();
  try {
    return operation();
  } catch (e) {
    const { errno, code } = e as NodeJS.ErrnoException;
    if (errno === undefined) {
      // Node refuses some arguments itself (a zero byte in a path): for a program that is a file that is not there.
      throw new HostError(ENOENT, code ?? "ENOENT");
    }
    throw new HostError(Math.abs(errno), code ?? "");
  }
}

export class NodeFiles implements HostFiles {
  private readonly open_ = new Map<number, OpenFile>();
  private writes = 0;
  private input: SocketInput | undefined;

  constructor(
    private readonly output: Output,
    private readonly watcher: InterruptWatcher,
  ) {}

  open(path: string, flags: OpenFlags): number {
    const c = fs.constants;
    let bits = flags.read ? (flags.write ? c.O_RDWR : c.O_RDONLY) : c.O_WRONLY;
    if (flags.create) bits |= c.O_CREAT;
    if (flags.truncate) bits |= c.O_TRUNC;
    if (flags.append) bits |= c.O_APPEND;
    if (flags.write) guarded(() => ownReleaseFile(path));
    const fd = guarded(() => fs.openSync(path, bits, 0o644));
    if (flags.truncate) this.writes++;
    this.open_.set(fd, this.describe(fd, flags.append));
    return fd;
  }

  private describe(fd: number, append: boolean): OpenFile {
    const status = guarded(() => fs.fstatSync(fd));
    const regular = status.isFile() || status.isBlockDevice();
    // The standard streams share their position with other processes: only the system knows it.
    const seekable = regular && fd > 2;
    return { seekable, waits: !regular, append, position: 0, ahead: EMPTY, start: 0, epoch: 0 };
  }

  private file(fd: number): OpenFile {
    let file = this.open_.get(fd);
    if (file === undefined) {
      // What else is open belongs to node.
      if (fd > 2) throw new HostError(EBADF, "EBADF");
      file = this.describe(fd, false);
      this.open_.set(fd, file);
    }
    return file;
  }

  read(fd: number, into: Uint8Array): number {
    if (into.length === 0) return 0;
    const file = this.file(fd);
    let available = file.ahead.length - file.start;
    if (file.seekable && file.epoch !== this.writes) available = 0;
    if (available === 0 && file.waits) {
      this.output.flush();
      this.awaitInput(fd);
      available = file.ahead.length - file.start;
      if (file.ended) {
        file.ended = false;
        return 0;
      }
    }
    if (available === 0) {
      // A big read needs no buffer of ours.
      if (into.length >= READ_AHEAD) {
        const n = this.readNow(fd, into, file);
        file.position += n;
        return n;
      }
      const buffer = new Uint8Array(READ_AHEAD);
      const n = this.readNow(fd, buffer, file);
      file.ahead = buffer.subarray(0, n);
      file.start = 0;
      file.epoch = this.writes;
      available = n;
    }
    const n = Math.min(available, into.length);
    into.set(file.ahead.subarray(file.start, file.start + n));
    file.start += n;
    file.position += n;
    return n;
  }

  private readNow(fd: number, into: Uint8Array, file: OpenFile): number {
    for (;;) {
      try {
        return fs.readSync(fd, into, 0, into.length, file.seekable ? file.position : null);
      } catch (e) {
        const { code } = e as NodeJS.ErrnoException;
        if (code === "EAGAIN") Atomics.wait(sleeper, 0, 0, 5);
        else if (code === "EOF") return 0;
        else
          return guarded(() => {
            throw e;
          });
      }
    }
  }

  /** Are there bytes of this descriptor that need no waiting? */
  hasBuffered(fd: number): boolean {
    const file = this.open_.get(fd);
    return file !== undefined && file.start < file.ahead.length;
  }

  /**
   * Does a pipe or terminal have something to read now? What it has is kept for the next read. Node has no `poll`,
   * so the stream is opened a second time in a way that does not wait.
   */
  probe(fd: number): boolean {
    const file = this.file(fd);
    if (!file.waits || file.start < file.ahead.length) return true;
    file.impatient ??= openImpatient(fd);
    if (file.impatient < 0) return true;
    const buffer = new Uint8Array(READ_AHEAD);
    try {
      const n = fs.readSync(file.impatient, buffer, 0, buffer.length, null);
      file.ahead = buffer.subarray(0, n);
      file.start = 0;
      file.ended = n === 0;
      return true;
    } catch (e) {
      return (e as NodeJS.ErrnoException).code !== "EAGAIN";
    }
  }

  /** Waits until a pipe or terminal has something; a blocking read could not be ended by Ctrl-C. */
  private awaitInput(fd: number): void {
    const file = this.file(fd);
    if (fd === 0 && (file.impatient ??= openImpatient(fd)) < 0) return this.awaitSocket(file);
    let ms = 1;
    while (!this.probe(fd)) {
      this.watcher.wait(ms);
      if (this.watcher.pending) throw new HostError(EINTR, "EINTR");
      ms = Math.min(ms * 2, LONGEST_PAUSE_MS);
    }
  }

  /** The same where standard input cannot be opened again, as with sockets. */
  private awaitSocket(file: OpenFile): void {
    const buffer = new Uint8Array(READ_AHEAD);
    const n = (this.input ??= new SocketInput(this.watcher)).readInto(buffer);
    if (n === undefined) throw new HostError(EINTR, "EINTR");
    file.ahead = buffer.subarray(0, n);
    file.start = 0;
    file.ended = n === 0;
  }

  write(fd: number, data: Uint8Array): number {
    if (fd === 1) this.output.writeBytes(data);
    else if (fd === 2) this.output.writeError(data);
    else {
      const file = this.file(fd);
      this.writes++;
      let done = 0;
      while (done < data.length) {
        const at = file.seekable && !file.append ? file.position + done : null;
        done += guarded(() => fs.writeSync(fd, data, done, data.length - done, at));
      }
      if (file.append) file.position = guarded(() => fs.fstatSync(fd)).size;
      else file.position += done;
    }
    return data.length;
  }

  seek(fd: number, offset: number, whence: number): number {
    const file = this.file(fd);
    if (!file.seekable) throw new HostError(ESPIPE, "ESPIPE");
    let base = 0;
    if (whence === 1) base = file.position;
    else if (whence === 2) base = guarded(() => fs.fstatSync(fd)).size;
    else if (whence !== 0) throw new HostError(EINVAL, "EINVAL");
    if (base + offset < 0) throw new HostError(EINVAL, "EINVAL");
    file.position = base + offset;
    file.ahead = EMPTY;
    file.start = 0;
    return file.position;
  }

  flush(fd: number): void {
    if (fd <= 2) this.output.flush();
    else guarded(() => fs.fsyncSync(fd));
  }

  close(fd: number): void {
    if (fd <= 2) this.output.flush();
    else if (!this.open_.has(fd)) throw new HostError(EBADF, "EBADF");
    this.open_.delete(fd);
    guarded(() => fs.closeSync(fd));
  }

  stat(path: string): FileStatus {
    const s = guarded(() => fs.statSync(path));
    const seconds = (ms: number): number => Math.floor(ms / 1000);
    return {
      mode: s.mode,
      inode: s.ino,
      device: s.dev,
      links: s.nlink,
      uid: s.uid,
      gid: s.gid,
      size: s.size,
      accessed: seconds(s.atimeMs),
      modified: seconds(s.mtimeMs),
      changed: seconds(s.ctimeMs),
    };
  }

  statVolume(path: string): readonly number[] {
    const s = guarded(() => fs.statfsSync(path));
    // Node gives no fragment size, flags or name length; these are the usual ones of Linux.
    return [s.bsize, s.bsize, s.blocks, s.bfree, s.bavail, s.files, s.ffree, s.ffree, 0, 255];
  }

  list(path: string): DirectoryEntry[] {
    return guarded(() => fs.readdirSync(path, { withFileTypes: true })).map((entry) => {
      let inode = 0;
      try {
        inode = fs.lstatSync(`${path}/${entry.name}`).ino;
      } catch {
        // The entry is gone meanwhile, or may not be looked at: its name is still true.
      }
      const isFile = entry.isSymbolicLink() && isReleaseFile(`${path}/${entry.name}`);
      return { name: entry.name, type: isFile ? 0x8000 : typeBits(entry), inode };
    });
  }

  makeDirectory(path: string): void {
    guarded(() => fs.mkdirSync(path));
  }

  removeDirectory(path: string): void {
    guarded(() => fs.rmdirSync(path));
  }

  remove(path: string): void {
    guarded(() => fs.unlinkSync(path));
  }

  rename(from: string, to: string): void {
    guarded(() => {
      ownReleaseFile(from);
      fs.renameSync(from, to);
    });
  }

  currentDirectory(): string {
    return guarded(() => process.cwd());
  }

  changeDirectory(path: string): void {
    guarded(() => process.chdir(path));
  }

  /** Another process may have changed any file: forget what was read ahead. */
  forget(): void {
    this.writes++;
  }
}

function typeBits(entry: fs.Dirent): number {
  if (entry.isDirectory()) return 0x4000;
  if (entry.isFile()) return 0x8000;
  if (entry.isSymbolicLink()) return 0xa000;
  if (entry.isCharacterDevice()) return 0x2000;
  if (entry.isBlockDevice()) return 0x6000;
  if (entry.isFIFO()) return 0x1000;
  if (entry.isSocket()) return 0xc000;
  return 0;
}
