/** `docs/rules.md` is made from the rules themselves: UPDATE=1 writes it. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import staticOnly from "../../compiler/lint/rules/static-only.json" with { type: "json" };
import { RULES } from "../../compiler/lint/rules/index.js";

const path = fileURLToPath(new URL("../docs/rules.md", import.meta.url));

function document(): string {
  const parts = RULES.map(({ code, severity, summary, requirement, explanation, board, backend }) => {
    const { what, why, example, instead } = explanation;
    return [
      `## ${code}: ${summary}\n`,
      `*${severity}* · ${requirement}${board === undefined ? "" : ` · the example is for \`${board}\`${backend === undefined ? "" : ` through \`${backend}\``}`}\n`,
      `${what} ${why}\n`,
      `\`\`\`python\n${example}\n\`\`\`\n`,
      ...(code in staticOnly
        ? [`Not seen at run time: ${(staticOnly as Readonly<Record<string, string>>)[code]}\n`]
        : []),
      `Instead:\n\n\`\`\`python\n${instead}\n\`\`\`\n`,
    ].join("\n");
  });
  const head = `# Rules about hardware

What \`halpy check --board ID\` finds in a program before anything is wired. \`halpy explain CODE\` prints the same. An
error fails for certain, a warning may; information is shown with \`--strict\` only. How the checks follow values is told
in [checks.md](checks.md).

A program whose pins and numbers are only known when it runs is told the same rules then, with the same codes, by the simulated board (and
by others as far as they can know): below the traceback if an exception comes of it, as a warning otherwise. Rules that only the text can
break say so.
`;
  return [head, ...parts].join("\n");
}

describe("docs/rules.md", () => {
  it("is what the rules say of themselves", () => {
    if (process.env.UPDATE === "1") writeFileSync(path, document());
    else assert.equal(readFileSync(path, "utf8"), document());
  });
});
