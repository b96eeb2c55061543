/** `VfsPosix`: the files of the host, or a part of them below a folder, as a file system that can be mounted. */

import { osError } from "../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyTuple } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { rt } from "../../runtime-hal/core/state.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";
import { noteText } from "../../runtime-hal/core/wide-text.js";
import type { DirectoryEntry, HostFiles } from "../../runtime-hal/exec/host.js";
import { openFile, type PyFile } from "./file.js";
import { hostCall } from "./host-error.js";
import { textArgument } from "./text-argument.js";

const EPERM = 1;
const EROFS = 30;

/** What `ilistdir` gives. */
class DirectoryIterator extends PyObject {
  private at = 0;

  constructor(
    private readonly entries: readonly DirectoryEntry[],
    private readonly asBytes: boolean,
  ) {
    super();
  }

  override iter$(): Iterator {
    return this as unknown as Iterator;
  }

  override next$(): Value | undefined {
    const entry = this.entries[this.at++];
    if (entry === undefined) return undefined;
    const name = this.asBytes ? new PyBytes(utf8Encode(entry.name)) : noteText(entry.name);
    return new PyTuple([name, entry.type, entry.inode]);
  }
}
defineType({ name: "iterator", js: DirectoryIterator });

export class PyVfsPosix extends PyObject {
  /** Folder that absolute paths begin at, without the last slash; empty: the root of the host. */
  root = "";
  readonly = false;

  /** The host's path. */
  place(path: Value): string {
    const text = textArgument(path);
    return this.root !== "" && text.startsWith("/") ? this.root + text : text;
  }

  requireWritable(): void {
    if (this.readonly) throw osError(EROFS);
  }

  open(path: Value, mode: Value): PyFile {
    if (this.readonly && /[wa+]/.test(textArgument(mode))) throw osError(EROFS);
    return openFile(typeof path === "number" ? path : this.place(path), mode);
  }

  currentDirectory(): string {
    return noteText(hostCall(() => rt.host.files.currentDirectory())).slice(this.root.length) || "/";
  }

  changeDirectory(path: Value): void {
    const place = this.place(path);
    hostCall(() => rt.host.files.changeDirectory(place));
  }

  list(path: Value): DirectoryIterator {
    const place = this.place(path) || ".";
    return new DirectoryIterator(
      hostCall(() => rt.host.files.list(place)),
      path instanceof PyBytes,
    );
  }

  stat(path: Value): PyTuple {
    const place = this.place(path);
    const s = hostCall(() => rt.host.files.stat(place));
    const owner = [s.mode, s.inode, s.device, s.links, s.uid, s.gid];
    return new PyTuple([...owner, s.size, s.accessed, s.modified, s.changed]);
  }

  statVolume(path: Value): PyTuple {
    const place = this.place(path);
    return new PyTuple([...hostCall(() => rt.host.files.statVolume(place))]);
  }
}

function setUp(self: PyVfsPosix, args: readonly Value[]): void {
  if (args.length === 0) return;
  const root = textArgument(args[0]);
  // A relative folder is meant from here, wherever the program goes later.
  const full = root === "" || root.startsWith("/") ? root : `${new PyVfsPosix().currentDirectory()}/${root}`;
  self.root = full.replace(/\/+$/, "");
}

/** A method of one path that changes the file system. */
function changing(name: string, run: (files: HostFiles, path: string) => void): Value {
  return native(name, 2, 2, (self: PyVfsPosix, path: Value) => {
    self.requireWritable();
    const place = self.place(path);
    hostCall(() => run(rt.host.files, place));
    return null;
  });
}

export const vfsPosixType = defineType({
  name: "VfsPosix",
  js: PyVfsPosix,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    const fs = new PyVfsPosix();
    setUp(fs, args);
    return fs;
  },
  init: setUp,
  methods: {
    mount: native("mount", 3, 3, (self: PyVfsPosix, readonly: Value, mkfs: Value) => {
      if (truth(readonly)) self.readonly = true;
      if (truth(mkfs)) throw osError(EPERM);
      return null;
    }),
    umount: native("umount", 1, 1, () => null),
    open: native("open", 3, 3, (self: PyVfsPosix, path: Value, mode: Value) => self.open(path, mode)),
    chdir: native("chdir", 2, 2, (self: PyVfsPosix, path: Value) => {
      self.changeDirectory(path);
      return null;
    }),
    getcwd: native("getcwd", 1, 1, (self: PyVfsPosix) => self.currentDirectory()),
    ilistdir: native("ilistdir", 2, 2, (self: PyVfsPosix, path: Value) => self.list(path)),
    mkdir: changing("mkdir", (files, path) => files.makeDirectory(path)),
    rmdir: changing("rmdir", (files, path) => files.removeDirectory(path)),
    remove: changing("remove", (files, path) => files.remove(path)),
    rename: native("rename", 3, 3, (self: PyVfsPosix, from: Value, to: Value) => {
      self.requireWritable();
      const [a, b] = [self.place(from), self.place(to)];
      hostCall(() => rt.host.files.rename(a, b));
      return null;
    }),
    stat: native("stat", 2, 2, (self: PyVfsPosix, path: Value) => self.stat(path)),
    statvfs: native("statvfs", 2, 2, (self: PyVfsPosix, path: Value) => self.statVolume(path)),
  },
});
