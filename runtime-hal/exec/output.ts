/**
 * Standard output and error of a node process, written synchronously. Text is collected and leaves in big pieces;
 * it always leaves before anything that could be noticed from outside: a wait, a read of standard input, output on
 * the other stream, the end of the process. `process.stdout` would not do: into pipes it is asynchronous.
 */

import { Buffer } from "node:buffer";
import { writeSync } from "node:fs";
import { monotonicMs } from "./monotonic.js";

/** As long as this is not reached text is only collected. */
const CAPACITY = 16 * 1024;
/** A running program shows its output at least so often. */
const LONGEST_WAIT_MS = 50;

/** Status of a process that ended because nobody reads its output: 128 + SIGPIPE, as shells show it. */
export const CLOSED_PIPE_STATUS = 141;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of `data`, waiting where a pipe is full. Ends the process quietly when the reader is gone. */
export function writeAll(fd: number, data: Uint8Array): void {
  let done = 0;
  while (done < data.length) {
    try {
      done += writeSync(fd, data, done, data.length - done);
    } catch (e) {
      const code = (e as NodeJS.ErrnoException).code;
      if (code === "EAGAIN") Atomics.wait(sleeper, 0, 0, 1);
      else if (code === "EPIPE" && fd <= 2) process.exit(CLOSED_PIPE_STATUS);
      else throw e;
    }
  }
}

/** UTF-8 as MicroPython has it: a lone surrogate becomes three bytes and not a replacement character. */
export function encodeText(text: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return Buffer.from(text, "utf8");
  const out: number[] = [];
  for (const ch of text) {
    const c = ch.codePointAt(0) as number;
    if (c >= 0xd800 && c <= 0xdfff) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(...Buffer.from(ch, "utf8"));
  }
  return Uint8Array.from(out);
}

export class Output {
  private pending = "";
  private flushedAt = 0;

  /** On a terminal each line is to be seen as soon as it is complete. */
  constructor(private readonly lineBuffered: boolean) {}

  write(text: string): void {
    this.pending += text;
    if (this.pending.length >= CAPACITY || (this.lineBuffered && text.includes("\n"))) this.flush();
  }

  writeBytes(data: Uint8Array): void {
    this.flush();
    writeAll(1, data);
  }

  writeError(data: Uint8Array): void {
    this.flush();
    writeAll(2, data);
  }

  /** Writes text that has waited for long: a program that is killed later has shown it. */
  flushOld(): void {
    if (this.pending !== "" && monotonicMs() - this.flushedAt > LONGEST_WAIT_MS) this.flush();
  }

  flush(): void {
    this.flushedAt = monotonicMs();
    if (this.pending === "") return;
    const text = this.pending;
    this.pending = "";
    writeAll(1, encodeText(text));
  }
}
