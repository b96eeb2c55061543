/**
 * Tracebacks in Python terms: JavaScript stacks of emitted code, mapped to `.py` lines and function names.
 *
 * The stack taken when an exception was raised reaches down to the start of the program, while MicroPython's traceback
 * has only the frames that were unwound. The frame that caught it is found by comparing with the stack of the moment it
 * is printed or raised again: frames both have at the same place were not left.
 */

import type { PyBaseException, RaisePoint, SourcePlace } from "./exceptions.js";
import { exceptionLine } from "./exception-slots.js";

const codeMaps = new Map<string, (line: number, column: number) => PythonFrame | undefined>();

export interface PythonFrame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/**
 * Declares that the script evaluated under `scriptName` is compiled Python: one module or a bundle of several. `lookup`
 * maps a generated position (line and column from 1) to Python; `undefined`: code of ours.
 */
export function registerFrames(
  scriptName: string,
  lookup: (line: number, column: number) => PythonFrame | undefined,
): void {
  codeMaps.set(scriptName, lookup);
}

interface Frame extends PythonFrame {
  /** Identity of the place: script, line and column. */
  readonly place: string;
  readonly callee: string;
}

/** The name of the method that a thread's code is run by: the end of its stack. */
const THREAD_ENTRY = "onThread$";

/** Python frames of a stack, innermost first. */
function framesOf(point: RaisePoint): Frame[] {
  const frames: Frame[] = [];
  const previous = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => {
    // A function in which the stack overflowed at its beginning has done nothing: the call failed, in its caller.
    const entered = point instanceof RangeError && sites.length > 1 ? sites[0] : undefined;
    for (const site of sites) {
      if (site === entered) continue;
      // What is below on the stack is another thread.
      if (site.getFunctionName() === THREAD_ENTRY) break;
      const script = site.getFileName() ?? "";
      const lookup = codeMaps.get(script);
      if (lookup === undefined) continue;
      const line = site.getLineNumber() ?? 0;
      const column = site.getColumnNumber() ?? 0;
      const at = lookup(line, column);
      if (at !== undefined)
        frames.push({
          ...at,
          place: `${script}:${line}:${column}`,
          callee: `${script}:${site.getFunctionName() ?? ""}`,
        });
    }
    return "";
  };
  try {
    void point.stack;
  } finally {
    Error.prepareStackTrace = previous;
  }
  return frames;
}

/** The line of Python code that is running: `blink.py:12`. */
export function pythonPlace(): string | undefined {
  const here: RaisePoint = {};
  Error.captureStackTrace(here, pythonPlace);
  const [frame] = framesOf(here);
  return frame === undefined ? undefined : `${frame.file}:${frame.line}`;
}

const rendered = new WeakMap<RaisePoint, Frame[]>();

function cachedFrames(point: RaisePoint): Frame[] {
  let frames = rendered.get(point);
  if (frames === undefined) rendered.set(point, (frames = framesOf(point)));
  return frames;
}

/** The frames of `stack` that were left by the time `now` was taken: all but those both share from the outside in. */
function unwound(stack: readonly Frame[], now: readonly Frame[]): Frame[] {
  let shared = 0;
  while (
    shared < stack.length &&
    shared < now.length &&
    (stack[stack.length - 1 - shared] as Frame).place === (now[now.length - 1 - shared] as Frame).place
  ) {
    shared++;
  }
  return stack.slice(0, stack.length - shared);
}

function formatFrame(frame: SourcePlace): string {
  const where = frame.name === null ? "" : `, in ${frame.name}`;
  return `  File "${frame.file}", line ${frame.line}${where}\n`;
}

let frameLimit: () => number = () => Infinity;

/** `sys.tracebacklimit`: how many frames are printed, the outermost first. */
export function setTracebackLimit(limit: () => number): void {
  frameLimit = limit;
}

/**
 * The traceback as MicroPython prints it. `atTop`: nobody caught it, so all frames were left; otherwise it is being
 * printed by the program (`sys.print_exception`).
 */
export function formatException(e: PyBaseException, atTop: boolean): string {
  const stacks = e.raised.map(cachedFrames);
  const here: RaisePoint = {};
  if (!atTop) Error.captureStackTrace(here, formatException);
  const last = atTop ? [] : framesOf(here);
  const added: SourcePlace[] = e.place === undefined ? [] : [e.place];
  stacks.forEach((stack, i) => {
    added.push(...unwound(stack, stacks[i + 1] ?? last));
  });
  let text = "";
  const limit = frameLimit();
  if (added.length > limit) added.splice(0, added.length - Math.max(0, limit));
  if (added.length > 0) {
    text = "Traceback (most recent call last):\n";
    for (let i = added.length - 1; i >= 0; i--) text += formatFrame(added[i] as SourcePlace);
  }
  return `${text}${exceptionLine(e)}\n`;
}
