import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { CODES } from "../../../compiler/diagnostics/codes.js";
import { renderText } from "../../../compiler/diagnostics/render-text.js";
import { SourceFile } from "../../../compiler/source/source-file.js";
import { goldenTests } from "../../helpers/golden.js";
import { readBoardFile } from "../../helpers/wired-board.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = { "bad.csv": "time,volts\n1s,2\n2s,x\n" };

async function problemsOf(text: string): Promise<string> {
  const { problems } = await readBoardFile(text, files);
  const file = new SourceFile("board.yaml", text);
  return problems
    .map(({ code, start, end, args, hint }) => {
      const base = { code, severity: "error" as const, file, start, end, args: [...args], related: [] };
      return renderText(hint === undefined ? base : { ...base, hint }, { color: false });
    })
    .join("\n");
}

describe("problems of board files", () => {
  goldenTests(`${root}tests/sim/wiring/problems.golden.txt`, problemsOf);

  for (const [code, { explanation }] of CODES) {
    // What was expected but did not happen shows only in a run.
    if (!code.startsWith("WIR") || code === "WIR720") continue;
    it(`are ${code} for the example of its explanation, and none for what it advises`, async () => {
      const codesOf = async (text: string): Promise<string[]> =>
        (await readBoardFile(text.replaceAll("esp32", "test"))).problems.map((problem) => problem.code);
      assert.deepEqual(await codesOf(explanation.example), [code]);
      assert.deepEqual(await codesOf(explanation.instead), []);
    });
  }
});
