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

/** An exception that a driver of the library raises for a mistake of the program. */
export interface DriverNote {
  /** Matches the end of its traceback. */
  readonly traceback: RegExp;
  readonly code: string;
  readonly text: string;
}

let drivers: readonly DriverNote[] = [];

/** Says which rules exceptions of drivers that are written in Python belong to. */
export function noteDrivers(known: readonly DriverNote[]): void {
  drivers = known;
}

/** The line to show below the exception's traceback; empty if it has none, or if the same was said before in this run. */
export function ruleNote(exception: PyBaseException, traceback: string): string {
  const driver = drivers.find((one) => one.traceback.test(traceback));
  const note = notes.get(exception) ?? (driver && `${driver.code}: ${driver.text}`);
  if (note === undefined || said.has(note)) return "";
  said.add(note);
  return `halpy: ${note}\n`;
}

/** A new run begins. */
export function forgetRuleNotes(): void {
  said.clear();
}
