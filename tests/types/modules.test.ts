import assert from "node:assert/strict";
import { analyse, type ModuleInput } from "../../compiler/index.js";
import { printModule } from "../../compiler/ir/print.js";
import { goldenTests } from "../helpers/golden.js";

/** The modules of a program: each begins with a line `## path`, the first one is the program's own. */
function inputs(source: string): ModuleInput[] {
  return source
    .split(/^## /m)
    .filter((part) => part !== "")
    .map((part, i) => {
      const [path] = part.split("\n", 1) as [string];
      const name = path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
      const text = part.slice(path.length + 1);
      return { name: i === 0 ? "__main__" : name, path, text, isPackage: path.endsWith("__init__.py") };
    });
}

/** The modules with the types found; the statements are the lowering's business and left out. */
function types(source: string): string {
  const modules = inputs(source);
  const { ir, hasErrors } = analyse({
    entry: modules[0]!,
    resolve: (name) => modules.find((module) => module.name === name),
  });
  assert.ok(!hasErrors);
  return ir
    .map((module) => printModule(module, true))
    .join("\n")
    .split("\n")
    .filter((line) => /^(function|module|lambda|class|:|  :|  ->)/.test(line))
    .join("\n");
}

describe("inferred types of several modules", () => goldenTests("tests/types/modules.golden", types));
