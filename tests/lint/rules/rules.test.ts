import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.js";
import { renderText } from "../../../compiler/diagnostics/render-text.js";
import { RULES } from "../../../compiler/lint/rules/index.js";
import { findingsOn } from "../../helpers/check-board.js";
import { goldenTests } from "../../helpers/golden.js";

const folder = fileURLToPath(new URL("../tests/lint/rules/", import.meta.url));

describe("rules about hardware", () => {
  for (const rule of RULES) {
    describe(rule.code, () => {
      // Advice of other rules is no matter here.
      const findings = (board: string | undefined, text: string, backend = rule.backend): Diagnostic[] =>
        findingsOn(board, text, { strictPins: rule.code === "PIN400", backend }).filter(
          ({ code, severity }) => severity !== "info" || code === rule.code,
        );
      const codesOf = (text: string): string[] => findings(rule.board, text).map(({ code }) => code);

      it("is given for the example of its explanation, and nothing for what it advises", () => {
        assert.ok(codesOf(rule.explanation.example).includes(rule.code));
        assert.deepEqual(codesOf(rule.explanation.instead), []);
      });

      // A section's name begins with the board, and may go on with the backend after a slash; "good" ones have no findings.
      goldenTests(`${folder}${rule.code}.golden`, (source, name) => {
        const [place = "", kind = ""] = name.split(/[ :]+/);
        const [board, backend] = place.split("/");
        const found = findings(board === "any" ? undefined : board, source, backend ?? "sim");
        if (kind === "good")
          assert.deepEqual(
            found.map((one) => renderText(one, { color: false })),
            [],
          );
        else
          assert.ok(
            found.some(({ code }) => code === rule.code),
            `no ${rule.code} in:\n${source}`,
          );
        return found.map((one) => renderText(one, { color: false })).join("\n");
      });
    });
  }

  it("have distinct codes, and fixtures of their own", () => {
    const codes = RULES.map(({ code }) => code);
    assert.deepEqual([...new Set(codes)], codes);
    for (const code of codes) {
      assert.ok(existsSync(`${folder}${code}.golden`), code);
      const text = readFileSync(`${folder}${code}.golden`, "utf8");
      for (const kind of ["bad", "good"]) assert.match(text, new RegExp(`^=== \\S+ ${kind}\\b`, "m"), code);
    }
    const files = readdirSync(folder).filter((file) => file.endsWith(".golden"));
    assert.deepEqual(
      files.map((file) => file.replace(".golden", "")).filter((code) => !codes.includes(code)),
      [],
    );
  });
});
