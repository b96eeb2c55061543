/** Requests and answers of HTTP/1.0 and 1.1: taken out of a stream of bytes, and made. */

import { characters } from "./byte-values.js";
import { joined } from "./joined.js";

export interface HttpMessage {
  /** `GET /page HTTP/1.1`, `HTTP/1.0 200 OK`. */
  readonly start: string;
  /** Lines as they came: `Host: example.com`. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/** A header line by its name, in whatever case. */
export function headerOf({ headers }: Pick<HttpMessage, "headers">, name: string): string | undefined {
  const line = headers.find((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
}

interface Head extends Pick<HttpMessage, "start" | "headers"> {
  readonly bytes: number;
}

/** The head of a message; `undefined`: it is not complete. */
function headOf(bytes: Uint8Array): Head | undefined {
  const text = characters(bytes);
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return undefined;
  const [start = "", ...headers] = text.slice(0, end.index).split(/\r?\n/);
  return { start, headers, bytes: end.index + end[0].length };
}

/** A body of chunks, each behind a line with its size in hexadecimal digits; `undefined`: it is not complete. */
function unchunked(bytes: Uint8Array): { body: Uint8Array; bytes: number } | undefined {
  const text = characters(bytes);
  let body: Uint8Array = new Uint8Array();
  for (let at = 0; ;) {
    const line = /^([0-9a-f]+)[^\n]*\n/i.exec(text.slice(at));
    if (line === null) return undefined;
    const size = parseInt(line[1] as string, 16);
    const from = at + line[0].length;
    if (size === 0) {
      const end = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(text.slice(from));
      return end === null ? undefined : { body, bytes: from + end[0].length };
    }
    if (bytes.length < from + size + 2) return undefined;
    body = joined(body, bytes.subarray(from, from + size));
    at = from + size + (text[from + size] === "\r" ? 2 : 1);
  }
}

export class HttpReader {
  private rest: Uint8Array = new Uint8Array();
  /** Of the message that is not complete. */
  private head: Head | undefined = undefined;

  /** `untilEnd`: a body without a length goes on to the end of the connection, as that of an answer. */
  constructor(private readonly untilEnd: boolean) {}

  /** Messages that are complete now. */
  feed(bytes: Uint8Array): HttpMessage[] {
    this.rest = joined(this.rest, bytes);
    const found: HttpMessage[] = [];
    for (let next = this.next(); next !== undefined; next = this.next()) found.push(next);
    return found;
  }

  /** Pages without a head are what simple servers send; browsers show them. */
  private get isBare(): boolean {
    return this.untilEnd && !"HTTP/".startsWith(characters(this.rest.subarray(0, 5)));
  }

  /** Nothing more comes: the message that was complete only now. */
  finish(): HttpMessage | undefined {
    if (this.isBare) return { start: "", headers: [], body: this.rest };
    const { head } = this;
    if (head === undefined || !this.untilEnd || headerOf(head, "content-length") !== undefined)
      return undefined;
    return { ...head, body: this.rest.subarray(head.bytes) };
  }

  private next(): HttpMessage | undefined {
    const head = (this.head ??= this.isBare ? undefined : headOf(this.rest));
    if (head === undefined) return undefined;
    const { start, headers } = head;
    const found = this.bodyOf(head, this.rest.subarray(head.bytes));
    if (found === undefined) return undefined;
    this.rest = this.rest.subarray(head.bytes + found.bytes);
    this.head = undefined;
    return { start, headers, body: found.body };
  }

  /** The body, and how many bytes it takes; `undefined`: it is not complete. */
  private bodyOf(head: Head, after: Uint8Array): { body: Uint8Array; bytes: number } | undefined {
    if (/\bchunked\b/i.test(headerOf(head, "transfer-encoding") ?? "")) return unchunked(after);
    const length = headerOf(head, "content-length");
    if (length === undefined && this.untilEnd) return undefined;
    const bytes = Number(length ?? 0) || 0;
    return after.length < bytes ? undefined : { body: after.subarray(0, bytes), bytes };
  }
}

export function httpBytes(start: string, headers: readonly string[], body: Uint8Array): Uint8Array {
  const head = `${[start, ...headers].join("\r\n")}\r\n\r\n`;
  return joined(new TextEncoder().encode(head), body);
}
