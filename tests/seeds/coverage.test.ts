/** The list of what the reference documents describe is complete, its tests exist, and the page made of it is current. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import records from "../../docs/seed-coverage.json" with { type: "json" };
import { parseGolden } from "../helpers/golden.js";
import items from "./items.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");

/** First and last number of the items of each document. */
const NUMBERS = { S0: [1, 48], S1: [1, 76], S2: [1, 22], S3: [1, 89], S4: [1, 643] } as const;
const DIGITS = { S4: 3 } as Readonly<Record<string, number>>;

const ids = Object.entries(NUMBERS).flatMap(([seed, [first, last]]) =>
  Array.from(
    { length: last - first + 1 },
    (_, i) => `${seed}-${String(first + i).padStart(DIGITS[seed] ?? 2, "0")}`,
  ),
);

interface Item {
  readonly id: string;
  readonly title: string;
  /** Is it a named example program? */
  readonly example?: boolean;
}

interface CoverageRecord {
  readonly id: string;
  readonly status: string;
  /** Files of tests and programs; one with several cases with the name of one, as in `file.golden: name`. */
  readonly by: readonly string[];
  readonly missing?: string;
}

/** Says what is wrong with the name of a test, `undefined` if nothing. */
function problemWith(evidence: string): string | undefined {
  const [path = "", name] = evidence.split(": ");
  if (!existsSync(root + path)) return `there is no ${path}`;
  if (name === undefined) return undefined;
  const sections = parseGolden(read(path)).map((section) => section.name);
  return sections.includes(name) ? undefined : `${path} has no section '${name}'`;
}

describe("coverage of the reference documents", () => {
  const all = records as readonly CoverageRecord[];

  it("lists every item once", () => {
    assert.deepEqual(
      items.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(
      all.map(({ id }) => id),
      ids,
    );
    for (const { id, title } of items as readonly Item[]) assert.ok(title.length > 1, id);
  });

  it("names tests that exist, or what is missing", () => {
    for (const { id, status, by, missing } of all) {
      assert.ok(["shown", "refused", "open"].includes(status), id);
      assert.equal(missing !== undefined, status === "open", `${id}: ${status}, missing: ${missing}`);
      if (status !== "open") assert.ok(by.length > 0, `${id} names no test`);
      for (const evidence of by) assert.equal(problemWith(evidence), undefined, id);
    }
  });

  it("shows nothing by programs that are passed over", () => {
    const openPrograms = (by: readonly string[]): readonly string[] =>
      by.filter((path) => path.endsWith(".py") && /^.*; open: /.test(read(path)));
    for (const { id, status, by } of all) if (status !== "open") assert.deepEqual(openPrograms(by), [], id);
  });

  it("has a program for each named example", () => {
    for (const { id, example } of items as readonly Item[]) {
      const { status, by } = all.find((record) => record.id === id) as CoverageRecord;
      if (example !== true || status === "open") continue;
      assert.ok(
        by.some((path) => path.startsWith("test-programs/seeds/")),
        `${id} has no program`,
      );
    }
  });

  it("is shown by the page in docs", () => {
    const printed = execFileSync(process.execPath, [`${root}scripts/seed-coverage.js`, "--print"], {
      encoding: "utf8",
    });
    assert.equal(read("docs/seed-coverage.md"), printed);
  });
});
