/**
 * Mounted file systems, and how a path finds its own: `os`, `open` and `execfile` all come through here. At first the
 * host is mounted at the root. The root folder itself is virtual: it shows the mount points too.
 */

import { callMethod, loadAttr } from "../../runtime-hal/core/attributes.js";
import { caught, osError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { iter } from "../../runtime-hal/core/iteration.js";
import { PyBytes, PyTuple } from "../../runtime-hal/core/objects.js";
import { getitem } from "../../runtime-hal/core/subscript.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { onRestart } from "../../runtime-hal/exec/restart.js";
import { PyBoardFolder } from "./board-folder.js";
import { openFile } from "./file.js";
import { setErrno } from "./host-error.js";
import { textArgument } from "./text-argument.js";
import { PyVfsPosix } from "./vfs-posix.js";

const EPERM = 1;
const ENODEV = 19;
const EINVAL = 22;
const FOLDER = 0x4000;
/** `MICROPY_ALLOC_PATH_MAX` of the unix port, which is PATH_MAX of Linux; boards have 128 to 512. */
const LONGEST_PATH = 4096;

interface Mount {
  readonly fs: Value;
  readonly path: string;
}

/** What a program starts with; `undefined`: nothing, on a board without a file system. */
let first: Mount | undefined = { fs: new PyVfsPosix(), path: "/" };
/** What is mounted; the root, if anything is mounted there, is last. */
let mounts: Mount[] = [first];
/** Where relative paths begin; "root": in the virtual root. */
let current: Mount | "root" = first;
let isWatching = false;
/** The first one, if it is the folder of a simulated board. */
let board: { readonly fs: PyBoardFolder; readonly path: string } | undefined;

/** Has a folder of the host be the whole file system: that of a board, which has it at `path`. */
export function mountHost(folder: string, path: string): void {
  board = { fs: new PyBoardFolder(folder), path };
  first = board;
  mountFirst();
  watchRestarts();
}

function mountFirst(): void {
  mounts = first === undefined ? [] : [first];
  current = first ?? "root";
}

/** After a reset only the board's own file system is mounted. */
function watchRestarts(): void {
  if (isWatching) return;
  isWatching = true;
  onRestart(() => {
    board?.fs.restart();
    mountFirst();
  });
}

/** Where the host has what a simulated board has at a path, without a slash at its end. Asked only while the program has mounted nothing. */
export function hostPath(path: string): string | undefined {
  if (board === undefined) return path;
  const { mount, path: within } = find(path);
  const isAtRoot = mount === "root" && board.path === "/";
  return isAtRoot || mount === board ? board.fs.place(within).replace(/\/$/, "") : undefined;
}

/** What the program calls an absolute path of the host: if it is among the files of a simulated board, their path there. */
export function shownPath(path: string): string {
  const within = path.startsWith("/") ? board?.fs.pathOf(path) : undefined;
  if (board === undefined || within === undefined) return path;
  if (board.path === "/") return within;
  return within === "/" ? board.path : board.path + within;
}

/** The board's memory is too small for a file system. */
export function withoutFileSystem(): void {
  first = undefined;
  mountFirst();
}

interface Found {
  /** "root": the virtual root folder; "none": nothing is mounted there. */
  readonly mount: Mount | "root" | "none";
  /** The path within the file system. */
  readonly path: string;
}

function find(path: string): Found {
  const absolute = path.startsWith("/");
  if (!absolute && current !== "root") return { mount: current, path };
  const rest = absolute ? path.slice(1) : path;
  if (rest === "") return { mount: "root", path };
  for (const mount of mounts) {
    const name = mount.path.slice(1);
    if (name === "") return { mount, path };
    if (rest === name) return { mount, path: "/" };
    if (rest.startsWith(`${name}/`)) return { mount, path: rest.slice(name.length) };
  }
  return { mount: "none", path };
}

/** Calls a method of the file system that a path belongs to, with the path as that file system knows it. */
export function onPath(method: string, path: Value, ...more: Value[]): Value {
  const found = find(textArgument(path));
  return callMethod(fileSystem(found), method, [sameKind(found.path, path), ...more]);
}

/** A path is handed on as what it came as: text or bytes. */
function sameKind(path: string, as: Value): Value {
  return as instanceof PyBytes ? new PyBytes(utf8Encode(path)) : path;
}

function fileSystem({ mount }: Found): Value {
  if (mount !== "root" && mount !== "none") return mount.fs;
  const errno = mount === "none" ? ENODEV : EPERM;
  setErrno(errno);
  throw osError(errno);
}

export const isRoot = (path: Value): boolean => find(textArgument(path)).mount === "root";

/** Is a path the root, or where a file system is mounted? */
export function isMountPoint(path: Value): boolean {
  const { mount, path: within } = find(textArgument(path));
  return mount === "root" || (mount !== "none" && within === "/");
}

/** `statvfs(path)`: of the root it is that of what is mounted there; of a virtual root only the longest name is known. */
export function volumeOf(path: Value): Value {
  if (!isRoot(path)) return onPath("statvfs", path);
  const atRoot = mounts.find((m) => m.path === "/");
  if (atRoot === undefined) return new PyTuple([0, 0, 0, 0, 0, 0, 0, 0, 0, LONGEST_PATH]);
  return callMethod(atRoot.fs, "statvfs", [sameKind("/", path)]);
}

/** `mount(fs, path, readonly=False, mkfs=False)`; a block device becomes a file system by `detect`. */
export function mount(
  given: Value,
  pathValue: Value,
  readonly: Value,
  mkfs: Value,
  detect: (device: Value) => Value,
): void {
  const path = textArgument(pathValue);
  const fs = loadAttr(given, "mount") === undefined ? detect(given) : given;
  callMethod(fs, "mount", [readonly, mkfs]);
  watchRestarts();
  const there = find(path).mount;
  if (there !== "root" && there !== "none" && !(path.length > 1 && there.path === "/")) throw osError(EPERM);
  const added = { fs, path };
  if (path === "/") mounts.push(added);
  else mounts = [...mounts.filter((m) => m.path !== "/"), added, ...mounts.filter((m) => m.path === "/")];
}

/** `umount(fs or path)` */
export function umount(which: Value): void {
  const found = mounts.find((m) => m.path === which || m.fs === which);
  if (found === undefined) throw osError(EINVAL);
  mounts = mounts.filter((m) => m !== found);
  if (current === found) current = "root";
  callMethod(found.fs, "umount", []);
}

/** What is mounted at exactly that path; `undefined`: nothing. */
export const mounted = (path: string): Value | undefined => mounts.find((m) => m.path === path)?.fs;

/** `mount()` without arguments. */
export function mountTable(): Value[] {
  return mounts.map(({ fs, path }) => new PyTuple([fs, path]));
}

export function changeDirectory(pathValue: Value): void {
  const found = find(textArgument(pathValue));
  if (found.mount === "root") {
    const atRoot = mounts.find((m) => m.path === "/");
    if (atRoot !== undefined) callMethod(atRoot.fs, "chdir", ["/"]);
    current = "root";
    return;
  }
  callMethod(fileSystem(found), "chdir", [found.path]);
  current = found.mount as Mount;
}

export function currentDirectory(): Value {
  if (current === "root") return "/";
  const within: Value = callMethod(current.fs, "getcwd", []);
  if (current.path === "/") return within;
  return within === "/" ? current.path : current.path + textArgument(within);
}

/** Entries of a folder: tuples as `ilistdir` gives them. */
export function list(path: Value): Value {
  const found = find(textArgument(path));
  if (found.mount !== "root") return callMethod(fileSystem(found), "ilistdir", [sameKind(found.path, path)]);
  return listRoot(path);
}

/** The virtual root: mount points, then what is in the file system at the root. */
function listRoot(path: Value): Value {
  const entries: Value[] = [];
  for (const m of mounts) {
    if (m.path === "/") {
      const it = iter(callMethod(m.fs, "ilistdir", [sameKind("/", path)]));
      for (let entry: Value = it.next$(); entry !== undefined; entry = it.next$()) entries.push(entry);
    } else {
      entries.push(new PyTuple([sameKind(m.path.slice(1), path), FOLDER, 0]));
    }
  }
  return iter(new PyTuple(entries));
}

/** `open(path, mode)`; a number is a descriptor of the host. */
export function openPath(path: Value, mode: Value): Value {
  if (typeof path === "number") return openFile(path, mode);
  return onPath("open", path, mode);
}

/** `rename(from, to)`: both must be in one file system. */
export function rename(from: Value, to: Value): Value {
  const [a, b] = [find(textArgument(from)), find(textArgument(to))];
  if (a.mount !== b.mount) throw osError(EPERM);
  return callMethod(fileSystem(a), "rename", [sameKind(a.path, from), sameKind(b.path, to)]);
}

/** Has the program mounted something, or unmounted the host? */
export function hasMounts(): boolean {
  return mounts.length !== 1 || mounts[0] !== first;
}

/** What the import finds at a path; an error of the file system means that there is nothing. */
export function kindOf(path: string): "file" | "directory" | undefined {
  const found = find(path);
  if (found.mount === "root" || found.mount === "none") return undefined;
  try {
    const status: Value = callMethod(found.mount.fs, "stat", [found.path]);
    return intArgument(getitem(status, 0)) & FOLDER ? "directory" : "file";
  } catch (e) {
    caught(e);
    return undefined;
  }
}
