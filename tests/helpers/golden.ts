/**
 * Golden tests: a file of sections, each a Python source, a line `---` and the printed form expected.
 * With `UPDATE=1` in the environment the expected parts are rewritten instead of compared, so a reviewer sees
 * the change of behaviour as a change of text.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** One case of a golden file. */
export interface GoldenSection {
  name: string;
  source: string;
  expected: string;
}

const separator = "---";

/** Parses the text of a golden file. A section starts with a line `=== name`. */
export function parseGolden(text: string): GoldenSection[] {
  const sections: GoldenSection[] = [];
  for (const part of text.split(/^=== /m).slice(1)) {
    const nameEnd = part.indexOf("\n");
    const body = part.slice(nameEnd + 1);
    const middle = body.search(/^---$/m);
    const source = middle < 0 ? body : body.slice(0, middle);
    const expected = middle < 0 ? "" : body.slice(middle + separator.length + 1);
    sections.push({ name: part.slice(0, nameEnd).trim(), source, expected: expected.trimEnd() });
  }
  return sections;
}

/** The inverse of `parseGolden`; no blank line ends the file. */
export function printGolden(sections: GoldenSection[]): string {
  const text = sections
    .map(({ name, source, expected }) => `=== ${name}\n${source.trimEnd()}\n${separator}\n${expected}\n`)
    .join("\n");
  return `${text.trimEnd()}\n`;
}

/** Declares one mocha test for each section of the file; `print` gives the form to compare. */
export function goldenTests(
  path: string,
  print: (source: string, name: string) => string | Promise<string>,
): void {
  const sections = parseGolden(readFileSync(path, "utf8"));
  const update = process.env.UPDATE === "1";
  for (const section of sections) {
    it(section.name, async () => {
      const actual = (await print(section.source, section.name)).trimEnd();
      if (update) section.expected = actual;
      else assert.equal(actual, section.expected);
    });
  }
  if (update) after(() => writeFileSync(path, printGolden(sections)));
}
