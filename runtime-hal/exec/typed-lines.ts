/**
 * Lines of a program that was built as TypeScript. Node runs its files as they are (it blanks the types and moves nothing), or runs
 * what TypeScript's compiler made of them, beside which that puts a source map.
 */

import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { lineTableLookup, type LineTable } from "../core/line-table.js";
import { registerFrames } from "../core/traceback.js";

/** Declares that the module of this URL is compiled Python; the table is that of the TypeScript. */
export function registerTypedLineTable(url: string, table: LineTable): void {
  const lookup = lineTableLookup(table);
  if (url.endsWith(".ts")) {
    registerFrames(url, lookup);
    return;
  }
  let map: SourceMap | null | undefined;
  registerFrames(url, (line, column) => {
    if (map === undefined) map = mapBeside(url);
    const place = map?.findEntry(line - 1, column - 1);
    return place !== undefined && "originalLine" in place
      ? lookup(place.originalLine + 1, place.originalColumn + 1)
      : undefined;
  });
}

/** The map that the compiler wrote; `null` if it was told not to: then tracebacks have no lines. */
function mapBeside(url: string): SourceMap | null {
  try {
    return new SourceMap(
      JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, "utf8")) as SourceMap["payload"],
    );
  } catch {
    return null;
  }
}
