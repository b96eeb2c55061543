/**
 * The module `storage` (shared-bindings/storage): mounted file systems. No computer has the drive of a board here: its files are the program's
 * to write, in `boot.py` and later.
 */

import {
  importError,
  notImplementedError,
  osError,
  runtimeError,
  typeError,
} from "../../../runtime-hal/core/exceptions.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { typeName } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { mount, mounted, kindOf, umount } from "../mounts.js";
import { textArgument } from "../text-argument.js";
import { PyVfsFat, vfsFatType } from "../vfs-fat.js";
import { PyVfsPosix } from "../vfs-posix.js";
import { startCircuitPython } from "./dialect.js";

const EINVAL = 22;
/** The firmware makes this folder with each file system, for a card. */
const CARD = "/sd";

/** Paths are meant from the root, whatever the current folder is. */
const absolute = (path: Value): string => `/${textArgument(path).replace(/^\/+|\/+$/g, "")}`;

const isFolder = (path: string): boolean => path === "/" || path === CARD || kindOf(path) === "directory";

const MOUNT: readonly ArgumentSpec[] = [
  { name: "filesystem", required: true },
  { name: "mount_path", required: true, convert: absolute },
  { name: "readonly", keywordOnly: true, default: false, convert: truth },
];

function mountFunction(args: Value[], kw: Keywords): null {
  const [fs, path, readonly] = parseArguments(args, kw, MOUNT) as [Value, string, boolean];
  if (!(fs instanceof PyVfsFat)) throw typeError(`filesystem must be of type VfsFat, not ${typeName(fs)}`);
  if (!isFolder(path)) throw runtimeError("Mount point directory missing");
  mount(fs, path, readonly, false, (device) => device);
  return null;
}

/** OSError EINVAL if nothing is mounted there. */
function fileSystemAt(path: string): Value {
  const fs = mounted(path);
  if (fs === undefined) throw osError(EINVAL);
  return fs;
}

const REMOUNT: readonly ArgumentSpec[] = [
  { name: "mount_path", required: true, convert: absolute },
  { name: "readonly", default: false, convert: truth },
  { name: "disable_concurrent_write_protection", keywordOnly: true, default: false, convert: truth },
];

function remount(args: Value[], kw: Keywords): null {
  const [path, readonly] = parseArguments(args, kw, REMOUNT) as [string, boolean];
  const fs = fileSystemAt(path);
  if (fs instanceof PyVfsFat || fs instanceof PyVfsPosix) fs.readonly = readonly;
  return null;
}

function eraseFilesystem(): never {
  throw notImplementedError(
    "the drive is a folder of this computer and is not erased: delete its files there",
  );
}

/** Whether the computer sees the drive changes nothing for the program. */
const usbDrive = (name: string): Value => native(name, 0, 0, () => null);

/** Names of the module. ImportError on a computer, whose system mounts what there is: Blinka has no such module. */
export function storageModule(): Record<string, Value> {
  const { dialect } = startCircuitPython("storage").description;
  if (dialect === "linux") throw importError("no module named 'storage'");
  return {
    VfsFat: vfsFatType(),
    mount: nativeKw("mount", 0, Infinity, mountFunction),
    umount: native("umount", 1, 1, (which: Value) => {
      umount(which instanceof PyObject ? which : absolute(which));
      return null;
    }),
    remount: nativeKw("remount", 0, Infinity, remount),
    getmount: native("getmount", 1, 1, (path: Value) => fileSystemAt(absolute(path))),
    erase_filesystem: nativeKw("erase_filesystem", 0, Infinity, eraseFilesystem),
    disable_usb_drive: usbDrive("disable_usb_drive"),
    enable_usb_drive: usbDrive("enable_usb_drive"),
    unsafe_disable_usb_drive: usbDrive("unsafe_disable_usb_drive"),
  };
}
