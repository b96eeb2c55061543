import assert from "node:assert/strict";
import { printStage } from "../../compiler/print-stage.js";
import { goldenTests } from "../helpers/golden.js";

/** The program with the types found; the statements are the lowering's business and left out. */
function types(source: string): string {
  const { text, diagnostics } = printStage(source, "test.py", "types");
  assert.ok(diagnostics.every((diagnostic) => diagnostic.severity !== "error"));
  return text
    .split("\n")
    .filter((line) => /^(function|module|lambda|class|:|  :|  ->)/.test(line))
    .join("\n");
}

describe("inferred types", () => goldenTests("tests/types/infer.golden", types));
