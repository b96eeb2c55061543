/** A mistake of halpy itself: said as such; its stack is for its makers and shown only with HALPY_DEBUG=1. */

import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import { EXIT } from "./exit-codes.js";

/** Reports it; gives the exit status. */
export function internalError(details: string): number {
  const shown = process.env.HALPY_DEBUG ? details : (details.split("\n")[0] as string);
  const text = `halpy: internal error: ${shown}\nThis is a mistake in halpy, not in your program; please report it.\n`;
  writeAll(2, encodeText(text));
  return EXIT.internal;
}
