/**
 * Settings of `halpy check`: `[tool.halpy]` of the nearest `pyproject.toml`, or a `halpy.toml`, above the files checked;
 * options of the command line come first.
 */

import { parse, TomlError } from "smol-toml";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "./command.js";
import { cannotOpen } from "./file-failure.js";
import { isFile, readText } from "./read-file.js";

export interface CheckConfig {
  /** Folder of the file: patterns are relative to it. */
  readonly folder: string;
  readonly board?: string;
  /** What the scripts are to run through. */
  readonly backend?: string;
  /** Codes, or beginnings of codes. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly exclude: readonly string[];
  readonly strict: boolean;
  readonly strictPins: boolean;
  /** Files and folders that are deployed beside a script, relative to `folder`. */
  readonly deployFiles: readonly string[];
  readonly perFileIgnores: Readonly<Record<string, readonly string[]>>;
  readonly perFileBoards: Readonly<Record<string, string>>;
}

const NAMES = new Set([
  "board",
  "backend",
  "select",
  "ignore",
  "exclude",
  "strict",
  "strict-pins",
  "deploy-files",
  "per-file-ignores",
  "per-file-boards",
]);

const found = new Map<string, CheckConfig>();

/** The files may have changed. */
export function forgetSettings(): void {
  found.clear();
}

/** The settings for a file. */
export function configFor(file: string): CheckConfig {
  return configOfFolder(dirname(resolve(file)));
}

function configOfFolder(folder: string): CheckConfig {
  const known = found.get(folder);
  if (known !== undefined) return known;
  const own =
    read(join(folder, "halpy.toml"), folder, false) ?? read(join(folder, "pyproject.toml"), folder, true);
  const parent = dirname(folder);
  const config = own ?? (parent === folder ? parsed({}, folder, "") : configOfFolder(parent));
  found.set(folder, config);
  return config;
}

function read(path: string, folder: string, isProject: boolean): CheckConfig | undefined {
  const text = readText(path);
  if (text === undefined) {
    if (isFile(path)) throw cannotOpen(path);
    return undefined;
  }
  let data: unknown;
  try {
    data = parse(text);
  } catch (e) {
    if (e instanceof TomlError) throw new UsageError(`${path}: ${e.message.split("\n")[0]}`);
    throw e;
  }
  const tool = isTable(data) && isTable(data.tool) ? data.tool.halpy : undefined;
  const table = isProject ? tool : data;
  return isTable(table) ? parsed(table, folder, path) : undefined;
}

type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(table: Table, folder: string, path: string): CheckConfig {
  const wrong = (name: string, what: string): UsageError =>
    new UsageError(`${path}: '${name}' must be ${what}`);
  for (const name of Object.keys(table))
    if (!NAMES.has(name))
      throw new UsageError(`${path}: there is no setting '${name}'; there are ${[...NAMES].join(", ")}`);
  const strings = (name: string, value: unknown): string[] => {
    if (value === undefined) return [];
    if (!Array.isArray(value) || !value.every((one) => typeof one === "string"))
      throw wrong(name, "a list of strings");
    return value as string[];
  };
  const flag = (name: string): boolean => {
    const value = table[name] ?? false;
    if (typeof value !== "boolean") throw wrong(name, "true or false");
    return value;
  };
  const entries = <T>(name: string, read: (value: unknown) => T): Record<string, T> => {
    const value = table[name] ?? {};
    if (!isTable(value)) throw wrong(name, "a table");
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, read(one)]));
  };
  const text = (name: string, value: unknown): string => {
    if (typeof value !== "string") throw wrong(name, "a string");
    return value;
  };
  // A user's own board is a file beside the settings.
  const board = (name: string, value: unknown): string => {
    const id = text(name, value);
    return id.endsWith(".json") ? resolve(folder, id) : id;
  };
  return {
    folder,
    ...(table.board === undefined ? {} : { board: board("board", table.board) }),
    ...(table.backend === undefined ? {} : { backend: text("backend", table.backend) }),
    select: strings("select", table.select),
    ignore: strings("ignore", table.ignore),
    exclude: strings("exclude", table.exclude),
    strict: flag("strict"),
    strictPins: flag("strict-pins"),
    deployFiles: strings("deploy-files", table["deploy-files"]),
    perFileIgnores: entries("per-file-ignores", (value) => strings("per-file-ignores", value)),
    perFileBoards: entries("per-file-boards", (value) => board("per-file-boards", value)),
  };
}

/** Whether a pattern of the settings means the file: `*` within a name, `**` across folders; a folder means all in it. */
export function isMeant(pattern: string, file: string, folder: string): boolean {
  const path = relative(folder, resolve(file)).split("\\").join("/");
  const expression = pattern
    .replace(/\/$/, "")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/?/g, "\0")
    .replace(/\*/g, "[^/]*")
    .replace(/\?/g, "[^/]")
    .replace(/\0/g, "(?:.*/)?");
  const anywhere = pattern.includes("/") ? "" : "(?:.*/)?";
  return new RegExp(`^${anywhere}${expression}(?:/.*)?$`).test(path);
}
