/** Reads the description of a board and its chip from the package's `targets` folder. Pure but for the reader given. */

import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import type { BoardDescription } from "../runtime-hal/hal/board-description.js";
import type { ChipDescription } from "../runtime-hal/hal/chip-description.js";
import { dropRemoved, mergeData, type JsonObject } from "./file-format.js";

/** A board and its chip, as data: the chip's pins and buses are those of this board. */
export interface Target {
  readonly board: BoardDescription;
  readonly chip: ChipDescription;
}

/** Gives the text of a file below `targets`, `undefined` if there is none. */
export type ReadTarget = (path: string) => string | undefined;

/** A mistake in a file of a board. */
export class TargetError extends Error {
  override readonly name = "TargetError";
}

// An id is a file name: nothing else may come in by that way.
const isId = (id: string): boolean => /^[a-z0-9-]+$/.test(id);

/** Steps from one file to the one it extends; more are a circle. */
const MAX_DEPTH = 8;

function parse(text: string, path: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    throw new TargetError(`${path}: ${(e as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TargetError(`${path}: a JSON object is needed`);
  return value as JsonObject;
}

/** A file with all that it extends, `undefined` if there is none of that id. */
function readExtended(folder: string, id: string, read: ReadTarget, depth = 0): JsonObject | undefined {
  if (!isId(id)) return undefined;
  const path = `${folder}/${id}.json`;
  const text = read(path);
  return text === undefined ? undefined : extended(folder, parse(text, path), path, read, depth);
}

function extended(
  folder: string,
  file: JsonObject,
  path: string,
  read: ReadTarget,
  depth: number,
): JsonObject {
  const { extends: base, ...own } = file;
  if (base === undefined) return own;
  if (depth === MAX_DEPTH) throw new TargetError(`${path}: extends itself`);
  const from = typeof base === "string" ? readExtended(folder, base, read, depth + 1) : undefined;
  if (from === undefined) throw new TargetError(`${path}: extends '${String(base)}', which there is not`);
  return mergeData(from, own) as JsonObject;
}

function complete(file: JsonObject, path: string, read: ReadTarget): Target {
  const { override, ...board } = file;
  const id = String(board.chip);
  const chip = readExtended("chips", id, read);
  if (chip === undefined) throw new TargetError(`${path}: no chip '${id}'`);
  return {
    board: dropRemoved({ pinNames: {}, ...board }) as unknown as BoardDescription,
    chip: dropRemoved(mergeData(chip, override ?? {})) as unknown as ChipDescription,
  };
}

/** The board of that id, `undefined` if it is not known; {@link TargetError} for a mistake in its files. */
export function loadTarget(id: string, read: ReadTarget): Target | undefined {
  const board = readExtended("boards", id, read);
  return board && complete(board, `boards/${id}.json`, read);
}

/** A user's own board: the text of its file, and the path for messages. Its id and name default to the file's name. */
export function loadOwnTarget(text: string, path: string, read: ReadTarget): Target {
  const id = path.replace(/^.*[\\/]/, "").replace(/\.json$/, "");
  const file = { ...parse(text, path) };
  if (file.extends === undefined && file.chip === undefined)
    throw new TargetError(`${path}: needs "extends" with the id of a board, or "chip" with that of a chip`);
  const board = extended("boards", { name: id, ...file, id: file.id ?? id }, path, read, 0);
  return complete(board, path, read);
}

/** What a backend can give: `sim`, `linux-sysfs`, `linux-cdev`. */
export function loadBackend(id: string, read: ReadTarget): BackendDescription | undefined {
  return readExtended("backends", id, read) as unknown as BackendDescription | undefined;
}
