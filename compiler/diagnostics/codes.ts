/**
 * The table of diagnostic codes: one entry per code, gathered from a file per family.
 *
 * Codes are data so that `explain`, the documentation and the rendering read the same words, and so that a test
 * can check every entry. Families: SYN1xx syntax, NAM2xx names, TYP3xx types, PIN4xx pins, LNK5xx link, RUN6xx run,
 * WIR7xx board files.
 */

import { NAME_CODES } from "./codes-names.js";
import { SYNTAX_CODES } from "./codes-syntax.js";
import { SYNTAX_CHECK_CODES } from "./codes-syntax-checks.js";
import { TYPE_CODES } from "./codes-types.js";
import { WIRING_CODES } from "./codes-wiring.js";

export type Severity = "error" | "warning" | "info";

/** The exception that MicroPython raises when such a text is compiled at run time. */
export interface MicroPythonError {
  readonly type: "SyntaxError" | "IndentationError" | "NotImplementedError" | "RuntimeError";
  readonly text: string;
}

export interface CodeExplanation {
  /** What the message means. */
  readonly what: string;
  /** Why it is refused or warned about. */
  readonly why: string;
  /** Source text that gives the message. */
  readonly example: string;
  /** What to write instead. */
  readonly instead: string;
}

export interface CodeEntry {
  readonly severity: Severity;
  /** Message with `{0}`, `{1}` … for the arguments. */
  readonly text: string;
  /** One line for lists of codes. */
  readonly summary: string;
  readonly explanation: CodeExplanation;
  /** Only for syntax errors; absent means `SyntaxError("invalid syntax")`. */
  readonly micropython?: MicroPythonError;
}

export type CodeFamily = Readonly<Record<string, CodeEntry>>;

/** All families; a new family adds its table here. */
const FAMILIES: readonly CodeFamily[] = [
  SYNTAX_CODES,
  SYNTAX_CHECK_CODES,
  NAME_CODES,
  TYPE_CODES,
  WIRING_CODES,
];

const table = new Map<string, CodeEntry>(FAMILIES.flatMap((family) => Object.entries(family)));

export const CODES: ReadonlyMap<string, CodeEntry> = table;

/** Adds a family that not every user of the compiler needs: that of the hardware rules. */
export function registerCodes(family: CodeFamily): void {
  for (const [code, entry] of Object.entries(family)) table.set(code, entry);
}

/** The entry of a code. An unknown code is a mistake of ours, not of the user's program. */
export function codeEntry(code: string): CodeEntry {
  const entry = CODES.get(code);
  if (entry === undefined) throw new Error(`diagnostic code ${code} is not in the table`);
  return entry;
}
