/**
 * A recording as JSON, for programs and tests: one change a pair `[microseconds, level]`, `null` where nobody drives
 * the wire. One signal and one annotation a line, so that two runs can be compared with `diff`.
 */

import type { Recording } from "./recording.js";

/** The text of the file, in pieces. */
export function* writeTraceJson(recording: Recording): Generator<string> {
  const head = { board: recording.board, endUs: recording.endUs };
  yield `${JSON.stringify(head).slice(0, -1)},\n"signals":[`;
  let separator = "\n";
  for (const signal of recording.signals) {
    let text = `${separator}{"name":${JSON.stringify(signal.name)},"changes":[`;
    let between = "";
    for (const { timeUs, level } of signal.changes()) {
      text += `${between}[${timeUs},${level ?? "null"}]`;
      between = ",";
      if (text.length >= 1 << 16) {
        yield text;
        text = "";
      }
    }
    yield `${text}]}`;
    separator = ",\n";
  }
  yield '\n],\n"annotations":[';
  separator = "\n";
  for (const annotation of recording.annotations) {
    yield separator + JSON.stringify(annotation);
    separator = ",\n";
  }
  yield "\n]}\n";
}
