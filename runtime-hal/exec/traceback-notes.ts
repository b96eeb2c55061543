/** Exceptions that drivers written in Python and imports raise for mistakes of the program, recognised by their tracebacks. */

import { setTracebackNotes } from "./rule-notes.js";

export interface TracebackNote {
  /** Matches the end of its traceback. */
  readonly traceback: RegExp;
  readonly code: string;
  readonly text: string;
}

const known = new Set<TracebackNote>();

/** Says which rules exceptions belong to that are raised by drivers written in Python and by imports. */
export function noteTracebacks(notes: readonly TracebackNote[]): void {
  for (const note of notes) known.add(note);
  setTracebackNotes((traceback) => {
    const found = [...known].find((one) => one.traceback.test(traceback));
    return found && `${found.code}: ${found.text}`;
  });
}
