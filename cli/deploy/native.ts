/** koffi for the board's processor, as files of the release: from this installation, or fetched once by npm into the cache. */

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import {
  ARCHITECTURES,
  copyKoffi,
  installedArchitectures,
  koffiVersion,
  type Architecture,
} from "../build-native.js";
import type { ReleaseFile } from "./release.js";

const NPM_MS = 90_000;

/** Boards with systemd have the GNU C library: the binaries for musl stay here. */
const isWanted = (path: string): boolean => !/(?:^|\/)musl_|\.md$/.test(path);

function filesBelow(folder: string): ReleaseFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isWanted)
    .map((path) => ({ path: path.slice(folder.length + 1), data: readFileSync(path) }));
}

function take(arch: Architecture, modules?: string): ReleaseFile[] {
  const folder = mkdtempSync(join(tmpdir(), "halpy-native-"));
  try {
    copyKoffi(folder, [arch], modules);
    return filesBelow(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether npm could fetch koffi with the binary for the processor. */
function fetched(arch: Architecture, version: string, into: string): Promise<boolean> {
  mkdirSync(into, { recursive: true });
  const words = [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--force",
    "--os=linux",
    `--cpu=${arch}`,
    `koffi@${version}`,
  ];
  const npm = spawn("npm", ["--prefix", into, ...words], { stdio: "ignore", timeout: NPM_MS });
  return new Promise((resolve) => {
    npm.on("error", () => resolve(false));
    npm.on("close", (code) => resolve(code === 0));
  });
}

/** Boards of one processor, deployed to at the same time, share what is fetched. */
const known = new Map<string, Promise<readonly ReleaseFile[] | undefined>>();

async function find(arch: Architecture): Promise<readonly ReleaseFile[] | undefined> {
  if (installedArchitectures().includes(arch)) return take(arch);
  const version = koffiVersion();
  if (version === undefined) return undefined;
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "halpy", "native", `koffi-${version}-${arch}`);
  const modules = join(folder, "node_modules");
  const isThere = (): boolean => installedArchitectures(modules).includes(arch);
  if (!isThere() && !((await fetched(arch, version, folder)) && isThere())) return undefined;
  return take(arch, modules);
}

/** The files; `undefined` if they are not to be had: the program then does without, with files of sysfs alone. */
export function nativeFiles(architecture: string): Promise<readonly ReleaseFile[] | undefined> {
  const arch = ARCHITECTURES.find((one) => one === architecture);
  if (arch === undefined) return Promise.resolve(undefined);
  const found = known.get(arch) ?? find(arch);
  known.set(arch, found);
  return found;
}
