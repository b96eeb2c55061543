/** `VfsFat`: a FAT file system on a block device of the program or of the board (MicroPython extmod/vfs_fat.c, vfs_fat_file.c). */

import { osError } from "../../runtime-hal/core/exceptions.js";
import { PyStaticMethod } from "../../runtime-hal/core/descriptors.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyTuple } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../runtime-hal/core/type.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";
import { noteText } from "../../runtime-hal/core/wide-text.js";
import { HostError } from "../../runtime-hal/exec/host.js";
import { onEnd, onRestart } from "../../runtime-hal/exec/restart.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import { DIRECTORY, type DirectoryItem, type Stamp } from "../../runtime-hal/fat/directory.js";
import { FatFileSystem, type FatOpenFlags } from "../../runtime-hal/fat/file-system.js";
import type { FatFile } from "../../runtime-hal/fat/file.js";
import { format } from "../../runtime-hal/fat/format.js";
import { secondsOf, stampOf } from "../../runtime-hal/fat/stamp.js";
import { BlockDevice } from "./block-device.js";
import { fileOf, type FileSource, type PyFile } from "./file.js";
import { hostCall } from "./host-error.js";
import { lazyType } from "./machine/part.js";
import { textArgument } from "./text-argument.js";
import { epoch } from "./time.js";

const ENODEV = 19;
const EINVAL = 22;
const EBADF = 9;
const FOLDER = 0x4000;
const FILE = 0x8000;
const LONGEST_NAME = 255;
/** What the root folder says of its age. */
const ROOT_SECONDS = Date.UTC(2000, 0, 1) / 1000;

const now = (): Stamp => stampOf(Number(timeSource().epochNs() / 1_000_000_000n));

/** Open files by their numbers, as the class of files wants them. */
class OpenFiles implements FileSource {
  private readonly files = new Map<number, FatFile>();
  private last = 0;

  add(file: FatFile): number {
    this.files.set(++this.last, file);
    return this.last;
  }

  private file(fd: number): FatFile {
    const file = this.files.get(fd);
    if (file === undefined) throw new HostError(EBADF, "EBADF");
    return file;
  }

  read(fd: number, into: Uint8Array): number {
    return this.file(fd).read(into);
  }

  write(fd: number, data: Uint8Array): number {
    return this.file(fd).write(data);
  }

  seek(fd: number, offset: number, whence: number): number {
    const file = this.file(fd);
    return file.seek(offset + (whence === 1 ? file.offset : whence === 2 ? file.size : 0));
  }

  flush(fd: number): void {
    this.file(fd).flush();
  }

  close(fd: number): void {
    const file = this.file(fd);
    this.files.delete(fd);
    file.flush();
  }

  /** What a soft reset does with the files that a program left open: their finalisers close them. */
  closeAll(): void {
    for (const fd of [...this.files.keys()]) {
      try {
        this.close(fd);
      } catch (e) {
        // The card is gone, or the program's own device fails: there is nobody left to be told.
        if (!(e instanceof HostError) && !(e instanceof PyObject)) throw e;
      }
    }
  }
}

const openFiles = new OpenFiles();
let isWatching = false;

/** What `ilistdir` gives. */
class FatIterator extends PyObject {
  constructor(
    private readonly items: globalThis.Iterator<DirectoryItem>,
    private readonly asBytes: boolean,
  ) {
    super();
  }

  override iter$(): Iterator {
    return this as unknown as Iterator;
  }

  override next$(): Value | undefined {
    const { value, done } = hostCall(() => this.items.next());
    if (done) return undefined;
    const item = value as DirectoryItem;
    const name = this.asBytes ? new PyBytes(utf8Encode(item.name)) : noteText(item.name);
    return new PyTuple([name, item.attributes & DIRECTORY ? FOLDER : FILE, 0, item.size]);
  }
}
defineType({ name: "iterator", js: FatIterator });

export class PyVfsFat extends PyObject {
  private device!: BlockDevice;
  private mounted: FatFileSystem | undefined;
  readonly = false;

  /** Looks for a file system on the device; one without is no error yet. */
  use(device: Value): void {
    this.device = hostCall(() => new BlockDevice(device));
    this.load();
  }

  private load(): void {
    const readonly = (): boolean => this.readonly || !this.device.canWrite;
    try {
      this.mounted = new FatFileSystem(this.device, now, readonly);
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
      if (e.errno !== ENODEV) throw osError(e.errno);
      this.mounted = undefined;
    }
  }

  get fs(): FatFileSystem {
    if (this.mounted === undefined) throw osError(EINVAL);
    return this.mounted;
  }

  format(): void {
    hostCall(() => format(this.device, serial()));
    this.load();
  }

  mount(readonly: boolean, mkfs: boolean): void {
    if (readonly) this.readonly = true;
    if (this.mounted !== undefined) return;
    if (!mkfs) throw osError(ENODEV);
    this.format();
  }

  open(path: string, mode: string): PyFile {
    const { flags, text } = openFlags(mode);
    const file = hostCall(() => this.fs.open(path, flags));
    if (!isWatching) {
      isWatching = true;
      onRestart(() => openFiles.closeAll());
      onEnd(() => openFiles.closeAll());
    }
    return fileOf(openFiles, openFiles.add(file), text);
  }

  stat(path: string): PyTuple {
    const found = hostCall(() => this.fs.stat(path));
    const isFolder = found === "root" || (found.attributes & DIRECTORY) !== 0;
    const seconds = (found === "root" ? ROOT_SECONDS : secondsOf(found)) - epoch();
    const size = found === "root" ? 0 : found.size;
    return new PyTuple([isFolder ? FOLDER : FILE, 0, 0, 0, 0, 0, size, seconds, seconds, seconds]);
  }

  statVolume(): PyTuple {
    const { volume } = this.fs;
    const size = volume.clusterBytes;
    const free = hostCall(() => volume.freeClusters());
    return new PyTuple([size, size, volume.layout.clusters, free, free, 0, 0, 0, 0, LONGEST_NAME]);
  }
}

/** A volume's number is the time it was made. */
function serial(): number {
  const { date, time } = now();
  return ((date << 16) | time) >>> 0;
}

/** The letters of a mode; unknown ones do not count. */
function openFlags(mode: string): { flags: FatOpenFlags; text: boolean } {
  let [read, write, text] = [false, false, true];
  let start: FatOpenFlags["start"] = "existing";
  for (const letter of mode) {
    if (letter === "r" || letter === "+") read = true;
    if (letter !== "r" && "wxa+".includes(letter)) write = true;
    if (letter === "w") start = "empty";
    else if (letter === "x") start = "new";
    else if (letter === "a") start = "any";
    else if (letter === "b") text = false;
    else if (letter === "t") text = true;
  }
  return { flags: { read, write, start }, text };
}

const changing = (name: string, run: (fs: FatFileSystem, path: string) => void): Value =>
  native(name, 2, 2, (self: PyVfsFat, path: Value) => {
    const text = textArgument(path);
    const { fs } = self;
    hostCall(() => run(fs, text));
    return null;
  });

function make(args: readonly Value[]): PyVfsFat {
  const fs = new PyVfsFat();
  fs.use(args[0]);
  return fs;
}

export const vfsFatType = lazyType((): PyType =>
  defineType({
    name: "VfsFat",
    js: PyVfsFat,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return make(args);
    },
    init: (self: PyVfsFat, args, kw) => {
      checkCount(args, kw, 1, 1);
      self.use(args[0]);
    },
    attrs: {
      mkfs: new PyStaticMethod(
        native("mkfs", 1, 1, (device: Value) => {
          make([device]).format();
          return null;
        }),
      ),
    },
    methods: {
      mount: native("mount", 3, 3, (self: PyVfsFat, readonly: Value, mkfs: Value) => {
        self.mount(truth(readonly), truth(mkfs));
        return null;
      }),
      umount: native("umount", 1, 1, () => null),
      open: native("open", 3, 3, (self: PyVfsFat, path: Value, mode: Value) =>
        self.open(textArgument(path), textArgument(mode)),
      ),
      ilistdir: native("ilistdir", 1, 2, (self: PyVfsFat, path: Value = "") => {
        const { fs } = self;
        const items = hostCall(() => fs.list(textArgument(path)));
        return new FatIterator(items, path instanceof PyBytes);
      }),
      chdir: changing("chdir", (fs, path) => fs.changeDirectory(path)),
      getcwd: native("getcwd", 1, 1, (self: PyVfsFat) => self.fs.currentDirectory()),
      mkdir: changing("mkdir", (fs, path) => fs.makeDirectory(path)),
      rmdir: changing("rmdir", (fs, path) => fs.remove(path, "directory")),
      remove: changing("remove", (fs, path) => fs.remove(path, "file")),
      rename: native("rename", 3, 3, (self: PyVfsFat, from: Value, to: Value) => {
        const [a, b] = [textArgument(from), textArgument(to)];
        const { fs } = self;
        hostCall(() => fs.rename(a, b));
        return null;
      }),
      stat: native("stat", 2, 2, (self: PyVfsFat, path: Value) => self.stat(textArgument(path))),
      statvfs: native("statvfs", 1, 2, (self: PyVfsFat) => self.statVolume()),
    },
  }),
);

/** The file system on a block device, as `mount` finds it out: the only kind there is here. */
export const detectFileSystem = (device: Value): Value => make([device]);
