/** A release: the files of a program under their content's names, so that only what a board lacks is sent. */

import { createHash } from "node:crypto";

/** A file as it lies in the release's folder. */
export interface ReleaseFile {
  readonly path: string;
  readonly data: Uint8Array;
}

export interface Blob {
  /** SHA-256 of the content, in hexadecimal digits: its name on the board. */
  readonly sum: string;
  readonly data: Uint8Array;
}

export interface Release {
  /** `20261121-094310-1a2b3c4d`: time of the desk (UTC) and content; ids sort by time. */
  readonly id: string;
  /** Lines `SUM PATH`. */
  readonly manifest: string;
  readonly blobs: readonly Blob[];
}

const ID_DIGITS = 8;

export const sumOf = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** The sum of nothing. */
export const EMPTY_SUM = sumOf("");

/** Time as in ids of releases. */
const stamp = (time: Date): string =>
  time.toISOString().slice(0, 19).replaceAll("-", "").replaceAll(":", "").replace("T", "-");

/** Makes a release of files. */
export function releaseOf(files: readonly ReleaseFile[], time: Date): Release {
  const entries = files.map(({ path, data }) => ({ path, data, sum: sumOf(data) }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = entries.map(({ sum, path }) => `${sum} ${path}\n`).join("");
  const blobs = new Map(entries.map(({ sum, data }) => [sum, { sum, data }]));
  return {
    id: `${stamp(time)}-${sumOf(manifest).slice(0, ID_DIGITS)}`,
    manifest,
    blobs: [...blobs.values()],
  };
}

/** The blobs that the board does not have. */
export const missingBlobs = ({ blobs }: Release, onBoard: ReadonlySet<string>): Blob[] =>
  blobs.filter(({ sum }) => !onBoard.has(sum));

/** The time of a release's id, for people. */
export function timeOfRelease(id: string): string {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(id) ?? [];
  return y === undefined ? "" : `${y}-${mo}-${d} ${h}:${mi}:${s} UTC`;
}
