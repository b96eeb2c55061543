/**
 * Which rule of the static checks an exception belongs to. The firmware's message says little ("invalid pin"); whoever
 * reads the traceback of an exception that nobody caught is told the rule's code, the pin and what would do instead. Where
 * the program catches the exception it was prepared for it, and nothing is said.
 */

import type { PyBaseException } from "../core/exceptions.js";

const notes = new WeakMap<PyBaseException, string>();
const said = new Set<string>();

/** Gives an exception the code of a rule (or what failed, where there is none), and a sentence about what is wrong. */
export function noteRule<E extends PyBaseException>(exception: E, code: string, text: string): E {
  notes.set(exception, `${code}: ${text}`);
  return exception;
}

/** An exception that a driver of the library or an import raises for a mistake of the program. */
export interface TracebackNote {
  /** Matches the end of its traceback. */
  readonly traceback: RegExp;
  readonly code: string;
  readonly text: string;
}

const byTraceback = new Set<TracebackNote>();

/** Says which rules exceptions belong to that are raised by drivers written in Python and by imports. */
export function noteTracebacks(known: readonly TracebackNote[]): void {
  for (const one of known) byTraceback.add(one);
}

/** The line to show below the exception's traceback; empty if it has none, or if the same was said before in this run. */
export function ruleNote(exception: PyBaseException, traceback: string): string {
  const known = [...byTraceback].find((one) => one.traceback.test(traceback));
  const note = notes.get(exception) ?? (known && `${known.code}: ${known.text}`);
  if (note === undefined || said.has(note)) return "";
  said.add(note);
  return `halpy: ${note}\n`;
}

/** A new run begins. */
export function forgetRuleNotes(): void {
  said.clear();
}
