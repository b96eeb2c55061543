/** The pages of a web server in a board file: `pages: {/: "<h1>hello</h1>", POST /data: {status: 201}}`. */

import type { BesideFile, Entry, EntrySpec, Properties } from "../parts/part.js";

export const PAGES: EntrySpec = {
  what: "a page",
  short: "text",
  fields: [
    { name: "text", type: "string", help: "what is in it" },
    { name: "json", type: "any", help: "a value that is sent as JSON" },
    { name: "file", type: "file", help: "a file beside the board file that is sent" },
    { name: "status", type: "number", default: 200, min: 100, max: 599, help: "status of the answer" },
    { name: "type", type: "string", help: "its media type, if not that of the contents" },
    { name: "headers", type: "object", help: "more headers: {Location: /there}" },
    { name: "after", type: "duration", default: 0, help: "so long the server takes for it" },
    {
      name: "drop",
      type: "number",
      min: 0,
      help: "the connection breaks after so many bytes of the contents",
    },
  ],
  wrongKey: (key) =>
    KEY.test(key) ? undefined : "a path, which begins with '/'; a method may stand before it: POST /data",
};

/** `/path`, `GET /path`; with `*` at the end for all that begin so. */
const KEY = /^(?:([A-Z]+) )?(\/\S*)$/;

export interface Page {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  readonly afterUs: number;
  /** The connection breaks after so many bytes of the body. */
  readonly drop: number | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  py: "text/x-python",
  svg: "image/svg+xml",
  txt: "text/plain",
};

const typeOfText = (text: string): string => (text.trimStart().startsWith("<") ? "text/html" : "text/plain");
const typeOfFile = (name: string): string =>
  TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";

function contentsOf({ json, file, text }: Properties): { type: string; body: Uint8Array } {
  const encode = (written: string): Uint8Array => new TextEncoder().encode(written);
  if (json !== undefined) return { type: "application/json", body: encode(JSON.stringify(json)) };
  const beside = file as BesideFile | undefined;
  if (beside !== undefined) return { type: typeOfFile(beside.name), body: beside.bytes };
  const written = (text as string | undefined) ?? "";
  return { type: typeOfText(written), body: encode(written) };
}

/** A page that says nothing but its status. */
export function plainPage(status: number, text: string): Page {
  const body = new TextEncoder().encode(text);
  return { status, headers: ["Content-Type: text/plain"], body, afterUs: 0, drop: undefined };
}

function pageOf(fields: Properties): Page {
  const { type, body } = contentsOf(fields);
  const more = Object.entries((fields.headers ?? {}) as Record<string, unknown>);
  return {
    status: fields.status as number,
    headers: [
      `Content-Type: ${(fields.type as string | undefined) ?? type}`,
      ...more.map(([name, value]) => `${name}: ${String(value)}`),
    ],
    body,
    afterUs: fields.after as number,
    drop: fields.drop as number | undefined,
  };
}

export class WebPages {
  private readonly entries: readonly { method: string | undefined; path: string; page: Page }[];

  constructor(entries: unknown) {
    this.entries = ((entries ?? []) as readonly Entry[]).map(({ key, fields }) => {
      const [, method, path = ""] = KEY.exec(key) ?? [];
      return { method, path, page: pageOf(fields) };
    });
  }

  /** The page for a request: the one whose path is given most exactly, with what stands after `?` if one has it. */
  find(method: string, target: string): Page {
    const [path = ""] = target.split("?");
    const fits = (wanted: string): boolean =>
      wanted === target ||
      wanted === path ||
      (wanted.endsWith("*") && target.startsWith(wanted.slice(0, -1)));
    const there = this.entries.filter((entry) => fits(entry.path));
    const allowed = there.filter(
      (entry) =>
        entry.method === undefined ||
        entry.method === method ||
        (method === "HEAD" && entry.method === "GET"),
    );
    const [best] = [...allowed].sort(
      (a, b) =>
        Number(a.path.endsWith("*")) - Number(b.path.endsWith("*")) ||
        b.path.length - a.path.length ||
        Number(a.method === undefined) - Number(b.method === undefined),
    );
    if (best !== undefined) return best.page;
    return there.length > 0
      ? plainPage(405, `${method} is not allowed here\n`)
      : plainPage(404, `there is no page ${target}\n`);
  }
}
