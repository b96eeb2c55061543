/**
 * Names in a FAT directory: eight letters and three, and the long names in entries of their own before it (specification of long file
 * names, in Microsoft's FAT32 document). Two lower-case flags of Windows NT spare names like `data.txt` the long form.
 */

import { fatError } from "./sectors.js";

const LONGEST = 255;
const BODY = 8;
const EXTENSION = 3;
/** Code units of a name in one entry, and where they are. */
export const UNITS_PER_ENTRY = 13;
const UNIT_PLACES = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

export const LOWER_BODY = 0x08;
export const LOWER_EXTENSION = 0x10;

const FORBIDDEN = /["*:<>?|\u007f\u0000-\u001f]/;
const NOT_SHORT = /[+,;=[\]\u0080-\uffff]/;

/** A name as it can be stored. EINVAL: it cannot. */
export function checkedName(name: string): string {
  const stored = name.replace(/[. ]+$/, "");
  if (stored === "" || stored.length > LONGEST || FORBIDDEN.test(stored)) throw fatError("EINVAL");
  return stored;
}

export interface ShortForm {
  /** Eleven letters, filled with spaces. */
  readonly letters: string;
  /** Lower-case flags. */
  readonly flags: number;
  /** A long name is needed too. */
  readonly long: boolean;
  /** Something was lost: the short name has to be made unique by a number. */
  readonly lossy: boolean;
}

/** The short form of a stored name. */
export function shortForm(name: string): ShortForm {
  const start = name.replace(/^[. ]+/, "");
  const dot = start.lastIndexOf(".");
  const [body, extension] = dot < 0 ? [start, ""] : [start.slice(0, dot), start.slice(dot + 1)];
  let lossy = start !== name || body.includes(".") || / /.test(start) || NOT_SHORT.test(start);
  const clean = (text: string): string => text.replace(/[. ]/g, "").toUpperCase().replace(NOT_SHORT_ALL, "_");
  const [b, e] = [clean(body), clean(extension)];
  if (b.length > BODY || e.length > EXTENSION) lossy = true;
  const isLower = (text: string): boolean => /[a-z]/.test(text) && !/[A-Z]/.test(text);
  const isMixed = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text);
  const long = lossy || isMixed(body) || isMixed(extension);
  const flags = long ? 0 : (isLower(body) ? LOWER_BODY : 0) | (isLower(extension) ? LOWER_EXTENSION : 0);
  const letters = b.slice(0, BODY).padEnd(BODY) + e.slice(0, EXTENSION).padEnd(EXTENSION);
  return { letters, flags, long, lossy };
}
const NOT_SHORT_ALL = new RegExp(NOT_SHORT, "g");

/** The short name with a number: `LONGNA~1TXT`. */
export function numbered(letters: string, number: number): string {
  const tail = `~${number}`;
  const body = letters
    .slice(0, BODY)
    .trimEnd()
    .slice(0, BODY - tail.length);
  return (body + tail).padEnd(BODY) + letters.slice(BODY);
}

/** The name that a short entry shows. */
export function shownShort(letters: string, flags: number): string {
  const body = letters.slice(0, BODY).trimEnd();
  const extension = letters.slice(BODY).trimEnd();
  const b = flags & LOWER_BODY ? body.toLowerCase() : body;
  const e = flags & LOWER_EXTENSION ? extension.toLowerCase() : extension;
  return e === "" ? b : `${b}.${e}`;
}

/** Ties long entries to their short one. */
export function checksum(letters: string): number {
  let sum = 0;
  for (let i = 0; i < letters.length; i++)
    sum = (((sum & 1) << 7) + (sum >> 1) + letters.charCodeAt(i)) & 0xff;
  return sum;
}

/** The part of a long name in one entry; what fills it up is left out. */
export function readUnits(entry: DataView, at: number): string {
  let text = "";
  for (const place of UNIT_PLACES) {
    const unit = entry.getUint16(at + place, true);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Puts part `index` (from 0) of a name into an entry. */
export function writeUnits(entry: DataView, at: number, name: string, index: number): void {
  const first = index * UNITS_PER_ENTRY;
  UNIT_PLACES.forEach((place, i) => {
    const position = first + i;
    const unit = position < name.length ? name.charCodeAt(position) : position === name.length ? 0 : 0xffff;
    entry.setUint16(at + place, unit, true);
  });
}

export const sameName = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();
