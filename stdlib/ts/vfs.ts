/** The module `vfs`: mounting file systems, and FAT on block devices. There is no littlefs. */

import { argumentCountError, native, nativeKw } from "../../runtime-hal/core/native.js";
import { PyList } from "../../runtime-hal/core/objects.js";
import { typeError } from "../../runtime-hal/core/exceptions.js";
import type { Keywords, Value } from "../../runtime-hal/core/value.js";
import { mount, mountTable, umount } from "./mounts.js";
import { detectFileSystem, vfsFatType } from "./vfs-fat.js";
import { vfsPosixType } from "./vfs-posix.js";

function mountFunction(args: Value[], kw: Keywords): Value {
  if (args.length === 0) return new PyList(mountTable());
  if (args.length === 1) throw argumentCountError(1, 2, 2);
  if (args.length > 2) throw typeError("extra positional arguments given");
  for (const name of kw?.keys() ?? []) {
    if (name !== "readonly" && name !== "mkfs") throw typeError("extra keyword arguments given");
  }
  mount(args[0], args[1], kw?.get("readonly") ?? false, kw?.get("mkfs") ?? false, detectFileSystem);
  return null;
}

/** What `os` has too. */
export const mountFunctions = (): Record<string, Value> => ({
  mount: nativeKw("mount", 0, Infinity, mountFunction),
  umount: native("umount", 1, 1, (which: Value) => {
    umount(which);
    return null;
  }),
  VfsFat: vfsFatType(),
  VfsPosix: vfsPosixType,
});

/** Names of the module. */
export function vfsModule(): Record<string, Value> {
  return mountFunctions();
}
