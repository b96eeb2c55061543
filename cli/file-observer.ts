/** Who wants to know which files a run reads and writes: `--watch`, whose runs begin anew when somebody else changes one of them. */

/** Told of paths, absolute or from the current folder. Those that are not there count too: a file may come. */
export interface FileObserver {
  /** The file is about to be read, or looked for. */
  reads(path: string): void;
  /** The run itself is about to change, make or remove the file. */
  writes(path: string): void;
  /** It has done so. */
  wrote(path: string): void;
}

let observer: FileObserver | undefined;

/** Has every file told from now on. */
export function observeFiles(by: FileObserver): void {
  observer = by;
}

/** Says that a file is about to be read, or looked for. */
export const noteRead = (path: string): void => observer?.reads(path);

/** Does something that changes the file. */
export function noteWrite<T>(path: string, change: () => T): T {
  observer?.writes(path);
  try {
    return change();
  } finally {
    observer?.wrote(path);
  }
}

/** Says that a file may be changed at any time until the run is over. */
export const noteOpenForWriting = (path: string): void => observer?.writes(path);
