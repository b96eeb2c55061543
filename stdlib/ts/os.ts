/** The module `os`: files, folders and the environment of the host. */

import { newException, valueErrorType } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";
import type { DirectoryEntry, HostFiles } from "../../runtime-hal/exec/host.js";
import { hostCall, lastErrno, setErrno } from "./host-error.js";
import { textArgument } from "./text-argument.js";

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
    const name = this.asBytes ? new PyBytes(utf8Encode(entry.name)) : entry.name;
    return new PyTuple([name, entry.type, entry.inode]);
  }
}
defineType({ name: "iterator", js: DirectoryIterator });

function entriesOf(path?: Value): DirectoryEntry[] {
  const folder = path === undefined ? "" : textArgument(path);
  return hostCall(() => rt.host.files.list(folder === "" ? "." : folder));
}

/** A function of one path. */
function pathFunction(name: string, run: (files: HostFiles, path: string) => void): Value {
  return native(name, 1, 1, (path: Value) => {
    const text = textArgument(path);
    hostCall(() => run(rt.host.files, text));
    return null;
  });
}

function stat(path: Value): PyTuple {
  const text = textArgument(path);
  const s = hostCall(() => rt.host.files.stat(text));
  return new PyTuple([
    s.mode,
    s.inode,
    s.device,
    s.links,
    s.uid,
    s.gid,
    s.size,
    s.accessed,
    s.modified,
    s.changed,
  ]);
}

function getenv(name: Value, otherwise?: Value): Value {
  return rt.host.getenv(textArgument(name)) ?? otherwise ?? null;
}

function urandom(count: Value): PyBytes {
  const n = intArgument(count);
  if (n < 0) throw newException(valueErrorType);
  const bytes = new Uint8Array(n);
  rt.host.random(bytes);
  return new PyBytes(bytes);
}

/** Names of the module. */
export function osModule(): Record<string, Value> {
  return {
    sep: "/",
    chdir: pathFunction("chdir", (files, path) => files.changeDirectory(path)),
    mkdir: pathFunction("mkdir", (files, path) => files.makeDirectory(path)),
    rmdir: pathFunction("rmdir", (files, path) => files.removeDirectory(path)),
    remove: pathFunction("remove", (files, path) => files.remove(path)),
    unlink: pathFunction("unlink", (files, path) => files.remove(path)),
    rename: native("rename", 2, 2, (from: Value, to: Value) => {
      const [a, b] = [textArgument(from), textArgument(to)];
      hostCall(() => rt.host.files.rename(a, b));
      return null;
    }),
    getcwd: native("getcwd", 0, 0, () => hostCall(() => rt.host.files.currentDirectory())),
    listdir: native("listdir", 0, 1, (path?: Value) => {
      const asBytes = path instanceof PyBytes;
      return new PyList(entriesOf(path).map(({ name }) => (asBytes ? new PyBytes(utf8Encode(name)) : name)));
    }),
    ilistdir: native("ilistdir", 0, 1, (path?: Value) => {
      return new DirectoryIterator(entriesOf(path), path instanceof PyBytes);
    }),
    stat: native("stat", 1, 1, stat),
    statvfs: native("statvfs", 1, 1, (path: Value) => {
      const text = textArgument(path);
      return new PyTuple([...hostCall(() => rt.host.files.statVolume(text))]);
    }),
    getenv: native("getenv", 1, 2, getenv),
    putenv: native("putenv", 2, 2, (name: Value, value: Value) => {
      rt.host.setenv(textArgument(name), textArgument(value));
      return null;
    }),
    unsetenv: native("unsetenv", 1, 1, (name: Value) => {
      rt.host.setenv(textArgument(name), undefined);
      return null;
    }),
    system: native("system", 1, 1, (command: Value) => rt.host.system(textArgument(command))),
    urandom: native("urandom", 1, 1, urandom),
    errno: native("errno", 0, 1, (value?: Value) => {
      if (value === undefined) return lastErrno();
      setErrno(intArgument(value));
      return null;
    }),
  };
}
