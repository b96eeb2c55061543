/** The module `os`: files and folders of what is mounted, and the environment of the host. */

import { newException, osError, valueErrorType } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { iter } from "../../runtime-hal/core/iteration.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { getitem } from "../../runtime-hal/core/subscript.js";
import { rt } from "../../runtime-hal/core/state.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { noteText } from "../../runtime-hal/core/wide-text.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { PyAttrTuple } from "./attr-tuple.js";
import { firmwareMachine, firmwareSystem } from "./firmware.js";
import { syncFunction } from "./os-sync.js";
import { dupterm } from "./dupterm.js";
import { lastErrno, setErrno } from "./host-error.js";
import {
  changeDirectory,
  currentDirectory,
  isMountPoint,
  isRoot,
  list,
  onPath,
  rename,
  volumeOf,
} from "./mounts.js";
import { textArgument } from "./text-argument.js";
import { VERSION } from "./version.js";
import { mountFunctions } from "./vfs.js";

const EEXIST = 17;
const FOLDER = 0x4000;

/** A function of one path, done by the file system that has it. */
const pathFunction = (name: string, method = name): Value =>
  native(name, 1, 1, (path: Value) => onPath(method, path));

function listDirectory(path?: Value): PyList {
  const names: Value[] = [];
  const it = iter(list(path ?? ""));
  for (let entry: Value = it.next$(); entry !== undefined; entry = it.next$()) names.push(getitem(entry, 0));
  return new PyList(names);
}

function getenv(name: Value, otherwise?: Value): Value {
  const value = rt.host.getenv(textArgument(name));
  return value === undefined ? (otherwise ?? null) : noteText(value);
}

function urandom(count: Value): PyBytes {
  const n = intArgument(count);
  if (n < 0) throw newException(valueErrorType);
  const bytes = new Uint8Array(n);
  rt.host.fillRandom(bytes);
  return new PyBytes(bytes);
}

/** `uname()`, which boards have. */
function uname(): PyAttrTuple {
  const system = firmwareSystem();
  const release = VERSION.join(".").replace(/\.(?=[a-z])/, "-");
  const machine = firmwareMachine() ?? "halpy";
  return new PyAttrTuple({ sysname: system, nodename: system, release, version: `v${release}`, machine });
}

/** Names of the module. */
export function osModule(): Record<string, Value> {
  return {
    ...mountFunctions(),
    sep: "/",
    chdir: native("chdir", 1, 1, (path: Value) => {
      changeDirectory(path);
      return null;
    }),
    getcwd: native("getcwd", 0, 0, currentDirectory),
    listdir: native("listdir", 0, 1, listDirectory),
    ilistdir: native("ilistdir", 0, 1, (path?: Value) => list(path ?? "")),
    mkdir: native("mkdir", 1, 1, (path: Value) => {
      if (isMountPoint(path)) throw osError(EEXIST);
      return onPath("mkdir", path);
    }),
    rmdir: pathFunction("rmdir"),
    remove: pathFunction("remove"),
    unlink: pathFunction("unlink", "remove"),
    rename: native("rename", 2, 2, rename),
    stat: native("stat", 1, 1, (path: Value) => {
      return isRoot(path) ? new PyTuple([FOLDER, 0, 0, 0, 0, 0, 0, 0, 0, 0]) : onPath("stat", path);
    }),
    statvfs: native("statvfs", 1, 1, volumeOf),
    getenv: native("getenv", 1, 2, getenv),
    putenv: native("putenv", 2, 2, (name: Value, value: Value) => {
      rt.host.setenv(textArgument(name), textArgument(value));
      return null;
    }),
    unsetenv: native("unsetenv", 1, 1, (name: Value) => {
      rt.host.setenv(textArgument(name), undefined);
      return null;
    }),
    system: native("system", 1, 1, (command: Value) => rt.host.runCommand(textArgument(command))),
    uname: native("uname", 0, 0, uname),
    ...(startedBoard() === undefined ? {} : { sync: syncFunction }),
    dupterm: native("dupterm", 1, 2, dupterm),
    urandom: native("urandom", 1, 1, urandom),
    errno: native("errno", 0, 1, (value?: Value) => {
      if (value === undefined) return lastErrno();
      setErrno(intArgument(value));
      return null;
    }),
  };
}
