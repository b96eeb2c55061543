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

let ofTraceback: (traceback: string) => string | undefined = () => undefined;

/** Says how what is wrong is found by the traceback, where the exception itself has no note. */
export function setTracebackNotes(find: (traceback: string) => string | undefined): void {
  ofTraceback = find;
}

/** The line to show below the exception's traceback; empty if it has none, or if the same was said before in this run. */
export function ruleNote(exception: PyBaseException, traceback: string): string {
  const note = notes.get(exception) ?? ofTraceback(traceback);
  if (note === undefined || said.has(note)) return "";
  said.add(note);
  return `halpy: ${note}\n`;
}

/** A new run begins. */
export function forgetRuleNotes(): void {
  said.clear();
}
