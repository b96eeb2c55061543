/** Exceptions that drivers written in Python and imports raise for mistakes of the program, recognised by their tracebacks. */

import { setTracebackNotes } from "./rule-notes.js";

export interface TracebackNote {
  /** Matches the end of its traceback. */
  readonly traceback: RegExp;
  readonly code: string;
  /** `undefined`: there is nothing to say. */
  readonly text: string | ((found: RegExpExecArray) => string | undefined);
}

const known = new Set<TracebackNote>();

/** Says which rules exceptions belong to that are raised by drivers written in Python and by imports. */
export function noteTracebacks(notes: readonly TracebackNote[]): void {
  for (const note of notes) known.add(note);
  setTracebackNotes((traceback) => {
    for (const { traceback: pattern, code, text } of known) {
      const found = pattern.exec(traceback);
      if (found === null) continue;
      const said = typeof text === "string" ? text : text(found);
      if (said !== undefined) return `${code}: ${said}`;
    }
    return undefined;
  });
}
