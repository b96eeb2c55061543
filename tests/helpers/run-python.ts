/** Compiles and runs a Python program in this process, for tests that compare what it prints. */

/** What a program did. */
export interface RunResult {
  /** Everything printed. */
  stdout: string;
  /** The text of the traceback, if an exception ended the program. */
  traceback?: string;
}

/** Compiles `source` as the main program and runs it to its end. */
export type RunPython = (source: string) => RunResult;
