/** The module `io`: `open`, streams in memory, and the base of streams that the program makes itself. */

import { nativeKw, parseArguments, type ArgumentSpec } from "../../runtime-hal/core/native.js";
import { ioBaseType } from "../../runtime-hal/core/stream.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { openPath } from "./mounts.js";
import { bufferedWriterType } from "./io-buffered.js";
import { bytesIOType, stringIOType } from "./io-memory.js";

const OPEN_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "file", required: true },
  { name: "mode", default: "r" },
  { name: "buffering", default: -1 },
  { name: "encoding" },
];

/** `io.open`, which is the builtin `open` too. */
export const open = nativeKw("open", 0, Infinity, (args, kw) => {
  const [file, mode] = parseArguments(args, kw, OPEN_ARGUMENTS);
  return openPath(file, mode);
});

/** Names of the module. */
export function ioModule(): Record<string, Value> {
  return {
    open,
    IOBase: ioBaseType,
    StringIO: stringIOType,
    BytesIO: bytesIOType,
    BufferedWriter: bufferedWriterType,
  };
}
