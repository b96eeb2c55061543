/**
 * Compiled programs in the user's cache folder. An entry holds the texts it was made from and what the module search
 * answered; it is used only if all of them are still the same, so nothing has to be hashed or dated. Entries are
 * written beside their place and moved there, so runs at the same time never see half of one.
 */

import { Buffer } from "node:buffer";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import type { LineTable } from "../compiler/index.js";
import type { CompiledProgram, Lookup, Source } from "./compile.js";
import type { LoadedScript } from "./evaluate.js";
import { findModule } from "./module-search.js";
import { buildId } from "./package-root.js";
import { readText } from "./read-file.js";

export interface CachedModule {
  readonly file: string;
  readonly code: string;
  readonly lineTable: LineTable;
  /** V8's compiled form. */
  readonly cachedData: Buffer | undefined;
}

/** A folder with more entries loses its oldest ones, now and then. */
const MOST_ENTRIES = 400;
const PRUNE_EVERY = 16;

/** The head of an entry; the texts follow it one after the other. */
interface Entry {
  readonly id: string;
  /** The board that the program was checked for without errors; "*" for all. */
  readonly checkedFor?: string;
  readonly lookups: readonly Lookup[];
  /** Path and length in bytes. */
  readonly sources: readonly (readonly [string, number])[];
  readonly modules: readonly {
    readonly file: string;
    readonly lineTable: LineTable;
    readonly codeBytes: number;
    readonly dataBytes: number;
  }[];
}

/** Folder of the cache, `undefined` if there is no place for one. */
function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME: cache, HOME: home } = process.env;
  if (cache !== undefined && cache.startsWith("/")) return `${cache}/halpy`;
  return home === undefined ? undefined : `${home}/.cache/halpy`;
}

/** Makes a folder unless it is there. (Node's recursive way never ends on some file systems.) */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== "EEXIST") throw e;
  }
}

/** What an entry is found by. */
export interface CacheKey {
  readonly script: Source;
  readonly path: readonly string[];
  readonly dialect: string | undefined;
}

/** A name for the entry of a program: a hash without claims to security, since the contents are compared anyway. */
function entryName({ script, path, dialect }: CacheKey): string {
  // Where the script lies does not matter to a program, but its name is in the tracebacks.
  const key = `${script.path}\0${path.join("\0")}\0${dialect ?? ""}\0${script.text}`;
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) {
    const c = key.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b) + i;
  }
  return (a >>> 0).toString(16).padStart(8, "0") + (b >>> 0).toString(16).padStart(8, "0");
}

/** A program that was compiled before. */
export interface CachedProgram {
  readonly modules: CachedModule[];
  readonly checkedFor: string | undefined;
}

/** A program, if it was compiled before for that dialect and nothing has changed. */
export function readCache(key: CacheKey): CachedProgram | undefined {
  const folder = cacheFolder();
  if (folder === undefined) return undefined;
  try {
    const bytes = readFileSync(`${folder}/${entryName(key)}`);
    const headLength = bytes.readUInt32LE(0);
    const entry = JSON.parse(bytes.toString("utf8", 4, 4 + headLength)) as Entry;
    if (entry.id !== entryId()) return undefined;
    const modules = readEntry(bytes, 4 + headLength, entry, key.script);
    return modules && { modules, checkedFor: entry.checkedFor };
  } catch {
    // No entry, or one that is damaged: then the program is compiled.
    return undefined;
  }
}

function readEntry(bytes: Buffer, start: number, entry: Entry, script: Source): CachedModule[] | undefined {
  let at = start;
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  for (const [i, [path, length]] of entry.sources.entries()) {
    const text = i === 0 ? script.text : readText(path);
    const then = take(length);
    if (text === undefined || then.toString("utf8") !== text) return undefined;
  }
  for (const { name, folders, place } of entry.lookups) {
    const now = findModule(name, folders);
    if ((now?.file ?? null) !== (place?.file ?? null)) return undefined;
    if ((now?.packagePath ?? null) !== (place?.packagePath ?? null)) return undefined;
    if (now?.bytecode !== place?.bytecode) return undefined;
  }
  const modules = entry.modules.map(({ file, lineTable, codeBytes, dataBytes }) => {
    const code = take(codeBytes).toString("utf8");
    const data = take(dataBytes);
    return { file, code, lineTable, cachedData: dataBytes > 0 ? data : undefined };
  });
  return at === bytes.length ? modules : undefined;
}

/** Removes the oldest entries of a folder that has become too full. Others may be doing the same. */
function prune(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= MOST_ENTRIES) return;
  const aged = names.map((name) => {
    const path = `${folder}/${name}`;
    return { path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  aged.sort((a, b) => a.time - b.time);
  for (const { path } of aged.slice(0, names.length - MOST_ENTRIES / 2)) rmSync(path, { force: true });
}

/** What an entry must have been made by: this build of halpy, and this node for V8's part of it. */
function entryId(): string {
  return `${buildId()} ${process.version}`;
}

/** Keeps a program. A cache that cannot be written is none: that is no error of the run. */
export function writeCache(
  key: CacheKey,
  program: CompiledProgram,
  scripts: readonly LoadedScript[],
  checkedFor: string | undefined,
): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  const sources = program.sources.map((source) => Buffer.from(source.text, "utf8"));
  const codes = program.modules.map((module) => Buffer.from(module.code, "utf8"));
  const data = scripts.map((loaded) => loaded.script.createCachedData());
  const entry: Entry = {
    id: entryId(),
    ...(checkedFor === undefined ? {} : { checkedFor }),
    lookups: program.lookups,
    sources: program.sources.map((source, i) => [source.path, (sources[i] as Buffer).length]),
    modules: program.modules.map((module, i) => ({
      file: module.file,
      lineTable: module.lineTable,
      codeBytes: (codes[i] as Buffer).length,
      dataBytes: (data[i] as Buffer).length,
    })),
  };
  const head = Buffer.from(JSON.stringify(entry), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const contents = codes.flatMap((code, i) => [code, data[i] as Buffer]);
  const target = `${folder}/${entryName(key)}`;
  const temporary = `${target}.${process.pid}`;
  try {
    makeFolder(folder.replace(/\/[^/]*$/, ""));
    makeFolder(folder);
    writeFileSync(temporary, Buffer.concat([length, head, ...sources, ...contents]));
    renameSync(temporary, target);
    if (process.pid % PRUNE_EVERY === 0) prune(folder);
  } catch {
    try {
      unlinkSync(temporary);
    } catch {
      // It was never made.
    }
  }
}
