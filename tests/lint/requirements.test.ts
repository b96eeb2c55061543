/** Every static rule of the requirements has a rule here, or a family of codes of another part and a reason. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CODES } from "../../compiler/diagnostics/codes.js";
import { registerRules, RULES } from "../../compiler/lint/rules/index.js";
import { registerNoqaCode } from "../../compiler/lint/silenced.js";
import elsewhere from "./requirements.json" with { type: "json" };

const LAST = 63;
const others: Readonly<Record<string, { readonly codes: readonly string[]; readonly why: string }>> =
  elsewhere;

describe("requirements of the static checks", () => {
  const covered = new Map<string, string[]>();
  for (const { code, requirement } of RULES)
    for (const one of requirement.split(", ")) covered.set(one, [...(covered.get(one) ?? []), code]);

  for (let n = 1; n <= LAST; n++) {
    const id = `R${String(n).padStart(2, "0")}`;
    it(id, () => {
      const other = others[id];
      assert.ok(covered.has(id) || other !== undefined, `${id} has neither a rule nor a reason`);
      for (const code of other?.codes ?? []) assert.ok(CODES.has(code), `${id}: there is no ${code}`);
      if (other !== undefined) assert.ok(other.why.length > 20, id);
    });
  }

  it("name nothing that is not required", () => {
    const known = /^(R\d\d|strict-pins|backend)$/;
    for (const id of covered.keys()) assert.match(id, known);
  });

  it("the table of ESPHome's kinds names codes that there are", () => {
    registerRules();
    registerNoqaCode();
    const text = readFileSync(fileURLToPath(new URL("../docs/checks.md", import.meta.url)), "utf8");
    const table = text.slice(text.indexOf("## Kinds of checks that ESPHome has"));
    const rows = table.split("\n").filter((line) => /^\|\s*\d+/.test(line));
    assert.ok(rows.length >= 28, `${rows.length} rows`);
    for (const row of rows) {
      const codes = row.match(/\b[A-Z]{3}\d{3}\b/g) ?? [];
      assert.ok(codes.length > 0 || /not here:/.test(row), row);
      for (const code of codes) assert.ok(CODES.has(code), code);
    }
  });
});
