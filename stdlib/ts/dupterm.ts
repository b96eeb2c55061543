/**
 * `os.dupterm`, which boards have: what the program prints also goes to a stream, such as a UART (MicroPython extmod/os_dupterm.c). Only output: what
 * comes in over the stream is read by reading the stream.
 */

import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { PyBaseException, valueError } from "../../runtime-hal/core/exceptions.js";
import { rt } from "../../runtime-hal/core/state.js";
import { writeBytesToStream } from "../../runtime-hal/core/stream.js";
import { formatException } from "../../runtime-hal/core/traceback.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { bootBoard } from "../../runtime-hal/exec/board.js";
import { perBoot } from "./machine/part.js";

/** Streams by their index, null where there is none. */
const slots = perBoot((board): Value[] => (board.description.dialect === "esp8266" ? [null, null] : [null]));
let isDoubled = false;
/** A stream that prints must not be asked to print that. */
let isWriting = false;

/** Sends it to all streams, as a console wants lines to end. A stream that fails is left out from then on. */
function copy(text: string): void {
  if (isWriting) return;
  isWriting = true;
  try {
    const bytes = utf8Encode(text.replaceAll("\n", "\r\n"));
    slots().forEach((stream, i) => {
      if (stream === null) return;
      try {
        writeBytesToStream(stream, bytes);
      } catch (e) {
        if (!(e instanceof PyBaseException)) throw e;
        slots()[i] = null;
        rt.host.writeError("dupterm: Exception in write() method, deactivating: ");
        rt.host.writeError(formatException(e, false));
      }
    });
  } finally {
    isWriting = false;
  }
}

/** `dupterm(stream, index=0)`: sets the stream, or takes it away (None); gives the one before. */
export function dupterm(stream: Value, indexValue?: Value): Value {
  bootBoard();
  const index = indexValue === undefined ? 0 : intArgument(indexValue);
  const all = slots();
  if (index < 0 || index >= all.length) throw valueError("invalid dupterm index");
  const before: Value = all[index];
  all[index] = stream;
  if (!isDoubled) {
    isDoubled = true;
    const print = rt.write.bind(rt);
    rt.write = (text) => {
      print(text);
      copy(text);
    };
  }
  return before;
}
