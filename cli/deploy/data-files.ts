/**
 * Files that a program reads: what `--with` and the setting `deploy-files` name is sent with the release. Modules need not be named, they
 * are part of the program.
 */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { configFor } from "../check-config.js";
import { UsageError } from "../command.js";
import { cannotOpen, namesIn } from "../file-failure.js";
import { isDirectory, isFile } from "../read-file.js";
import type { ReleaseFile } from "./release.js";

/** Where they lie in a release. */
const FOLDER = "files";
/** What no program means to read. */
const LEFT_OUT = /^(?:\.|__pycache__$)/;
/** The board's scripts read names line by line. */
const UNFIT_NAME = /[\x00-\x1f]|\s$/;

export interface DataFiles {
  readonly files: readonly ReleaseFile[];
  /** The files and folders that were named. */
  readonly roots: readonly string[];
}

/** Where the program finds it: at the same place as beside the script, or by its name alone if it lies elsewhere. */
function placeOf(path: string, scriptFolder: string): string {
  const below = relative(scriptFolder, path);
  return below === "" || below.startsWith("..") ? basename(path) : below;
}

/** What asked for a file, as it stands in front of a message. */
type Asker = "--with: " | "deploy-files: ";

function filesOf(path: string, place: string, asker: Asker): ReleaseFile[] {
  if (UNFIT_NAME.test(place))
    throw new UsageError(`${asker}a file cannot be sent by the name ${JSON.stringify(place)}`);
  if (!isDirectory(path)) return [{ path: `${FOLDER}/${place}`, data: dataOf(path, asker) }];
  return namesToSend(path, asker)
    .sort()
    .flatMap((name) => filesOf(join(path, name), `${place}/${name}`, asker));
}

function dataOf(path: string, asker: Asker): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw cannotOpen(path, asker);
  }
}

const namesToSend = (folder: string, asker: Asker): string[] =>
  namesIn(folder, asker)
    .map(({ name }) => name)
    .filter((name) => !LEFT_OUT.test(name));

/** Reads the files that go with a script; throws UsageError for those that are not there or may not be read. */
export function dataFilesOf(script: string, named: readonly string[]): DataFiles {
  const { folder, deployFiles } = configFor(script);
  const asked = [
    ...named.map((path) => ({ path: resolve(path), asker: "--with: " as const, shown: `'${path}'` })),
    ...deployFiles.map((path) => ({
      path: resolve(folder, path),
      asker: "deploy-files: " as const,
      shown: `'${path}' in ${folder}`,
    })),
  ];
  const scriptFolder = resolve(dirname(script));
  const byPlace = new Map<string, ReleaseFile>();
  for (const { path, asker, shown } of asked) {
    if (!existsSync(path)) throw new UsageError(`${asker}${shown} is not there`);
    // The folder of the script itself means what is in it.
    const files =
      path === scriptFolder
        ? namesToSend(path, asker)
            .filter((name) => !name.endsWith(".py"))
            .flatMap((name) => filesOf(join(path, name), name, asker))
        : filesOf(path, placeOf(path, scriptFolder), asker);
    for (const file of files) byPlace.set(file.path, file);
  }
  return { files: [...byPlace.values()], roots: asked.map(({ path }) => path) };
}

/** A file that is opened for reading by its name. */
const OPENED = /\bopen\(\s*(["'])([^"'\\\n]+)\1\s*(?:\)|,\s*(["'])rb?\3\s*\))/g;

/** Names of files beside the script that the program's Python files open and that are not sent: they may have been forgotten. */
export function forgottenFiles(
  script: string,
  sources: readonly string[],
  sent: readonly ReleaseFile[],
): string[] {
  const isSent = new Set(sent.map(({ path }) => path));
  const found = new Set<string>();
  for (const source of sources) {
    if (!existsSync(source)) continue;
    for (const [, , name] of readFileSync(source, "utf8").matchAll(OPENED)) {
      const path = name as string;
      if (path.startsWith("/") || path.startsWith("..") || isSent.has(`${FOLDER}/${path}`)) continue;
      const there = join(dirname(script), path);
      if (isFile(there)) found.add(path);
    }
  }
  return [...found];
}
