import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CATALOG } from "../../stdlib/ts/catalog.js";

const folder = fileURLToPath(new URL("../stdlib/ts/", import.meta.url));
const register = readFileSync(`${folder}register.ts`, "utf8");

describe("catalog of the library", () => {
  it("lists what register.ts registers", () => {
    const registered = [...register.matchAll(/registerNativeModule\("([\w.]+)", (\w+)(, true)?\);/g)];
    assert.ok(registered.length > 10);
    const table = (rows: Iterable<readonly [string, string, boolean]>): string[] =>
      [...rows].map((r) => r.join(" ")).sort();
    assert.deepEqual(
      table([...CATALOG].map(([name, { make, extensible }]) => [name, make, extensible] as const)),
      table(
        registered.map(
          ([, name, make, open]) => [name as string, make as string, open !== undefined] as const,
        ),
      ),
    );
  });

  it("names files that export their function", () => {
    for (const [name, { file, make }] of CATALOG) {
      assert.ok(existsSync(`${folder}${file}.ts`), name);
      assert.match(
        readFileSync(`${folder}${file}.ts`, "utf8"),
        new RegExp(`export function ${make}\\(`),
        name,
      );
    }
  });
});
