/** What scripted parts answer to what they hear: `replies: {"AT\r\n": "OK\r\n", "/get (\w+)\n/": "$1 is 3\n"}`. */

import { characters } from "./byte-values.js";
import type { BesideFile, Entry, EntrySpec } from "../parts/part.js";

/** So many bytes of what was heard are kept at least, if nothing is answered; all of it is looked at again with each byte. */
const KEPT = 2048;

export const REPLIES: EntrySpec = {
  what: "a reply",
  short: "send",
  fields: [
    { name: "send", type: "data", help: "what is sent; $1 to $9 are the groups of a pattern" },
    { name: "file", type: "file", help: "a file beside the board file whose contents are sent" },
    { name: "after", type: "duration", default: 0, help: "so long it takes to answer" },
    { name: "drop", type: "number", min: 0, help: "the connection breaks after so many bytes of it" },
    { name: "close", type: "boolean", default: false, help: "ends the connection after it" },
  ],
  wrongKey: (key) => {
    if (key === "") return "a text that is waited for";
    const pattern = patternOf(key);
    if (pattern === undefined) return undefined;
    try {
      new RegExp(pattern.source, pattern.flags);
    } catch (e) {
      return `a pattern; ${(e as Error).message}`;
    }
    return undefined;
  },
};

/** What there is of a reply where there is no connection to end: on a line, and in datagrams. */
export const PLAIN_REPLIES: EntrySpec = {
  ...REPLIES,
  fields: REPLIES.fields.filter(({ name }) => name !== "drop" && name !== "close"),
};

/** `/get (\w+)\n/i` */
function patternOf(key: string): { source: string; flags: string } | undefined {
  const [, source, flags] = /^\/(.+)\/([ims]*)$/s.exec(key) ?? [];
  return source === undefined ? undefined : { source, flags: flags ?? "" };
}

/** An answer that is due. */
export interface Reply {
  readonly bytes: Uint8Array;
  readonly afterUs: number;
  /** The connection breaks after so many bytes. */
  readonly drop: number | undefined;
  readonly closes: boolean;
}

const bytesOfCharacters = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

interface Rule {
  /** Given what came since the last answer, a character a byte: the groups of what was waited for. */
  match(heard: string): readonly string[] | undefined;
  readonly fields: Entry["fields"];
}

function ruleOf({ key, fields }: Entry): Rule {
  const pattern = patternOf(key);
  if (pattern === undefined) {
    const wanted = characters(new TextEncoder().encode(key));
    return { fields, match: (heard) => (heard.endsWith(wanted) ? [] : undefined) };
  }
  const regex = new RegExp(pattern.source, pattern.flags);
  return { fields, match: (heard) => regex.exec(heard)?.slice(1) };
}

export class Replies {
  private readonly rules: readonly Rule[];
  private heard = "";

  constructor(entries: unknown) {
    this.rules = ((entries ?? []) as readonly Entry[]).map(ruleOf);
  }

  /** The answers to what comes now and what came before, byte by byte: so it does not matter how it was cut in pieces. */
  hear(bytes: Uint8Array): Reply[] {
    const due: Reply[] = [];
    for (const byte of bytes) {
      if (this.heard.length === 2 * KEPT) this.heard = this.heard.slice(-KEPT);
      this.heard += String.fromCharCode(byte);
      const reply = this.look();
      if (reply !== undefined) due.push(reply);
    }
    return due;
  }

  /** The answer to bytes that belong together, as those of a datagram. */
  hearWhole(bytes: Uint8Array): Reply | undefined {
    this.heard = characters(bytes);
    const reply = this.look();
    this.heard = "";
    return reply;
  }

  private look(): Reply | undefined {
    for (const { match, fields } of this.rules) {
      const groups = match(this.heard);
      if (groups === undefined) continue;
      this.heard = "";
      const sent = (fields.send as Uint8Array | undefined) ?? new Uint8Array();
      const file = fields.file as BesideFile | undefined;
      return {
        bytes: file?.bytes ?? filled(sent, groups),
        afterUs: fields.after as number,
        drop: fields.drop as number | undefined,
        closes: fields.close as boolean,
      };
    }
    return undefined;
  }
}

/** Puts the groups of a pattern in. */
function filled(bytes: Uint8Array, groups: readonly (string | undefined)[]): Uint8Array {
  if (groups.length === 0) return bytes;
  const text = characters(bytes).replace(/\$([1-9])/g, (_, n: string) => groups[Number(n) - 1] ?? "");
  return bytesOfCharacters(text);
}

/** Bytes as text, for probes. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
