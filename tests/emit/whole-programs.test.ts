/**
 * What is emitted for every program and every golden input: TypeScript before TypeScript's strict type check,
 * JavaScript before acorn, source maps in both directions.
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { SourceMapConsumer } from "source-map";
import { sourceMapOf, type EmittedModule } from "../../compiler/emit/module.js";
import { verifyJavaScript } from "../../compiler/verify/javascript.js";
import { compileProgram, goldenInputs, wholePrograms } from "../helpers/all-programs.js";

const runtime = fileURLToPath(new URL("../runtime-hal/core/emitted.ts", import.meta.url));

/** Modules of all programs; inputs that are no programs (of tests of messages) give none. */
function emitAll(form: "program" | "js" | "ts", optimise: boolean): EmittedModule[] {
  const whole = wholePrograms().flatMap((program) => {
    const { modules, hasErrors } = compileProgram(program, form, optimise);
    assert.ok(!hasErrors, `${program.path} does not compile`);
    return modules;
  });
  return [...whole, ...goldenInputs().flatMap((input) => compileProgram(input, form, optimise).modules)];
}

describe("whole programs as emitted", function () {
  this.timeout(180_000);

  for (const optimise of [false, true]) {
    const how = optimise ? "optimised" : "not optimised";

    it(`pass TypeScript's strict type check (${how})`, async () => {
      const { verifyTypeScript } = await import("../../compiler/verify/typescript.js");
      const modules = emitAll("ts", optimise);
      assert.ok(modules.length > 150);
      const problems = verifyTypeScript(modules, runtime);
      assert.deepEqual(
        problems.map(
          ({ module, message, pythonLine, line }) => `${module}:${pythonLine} (${line}): ${message}`,
        ),
        [],
      );
    });

    it(`are JavaScript without free names (${how})`, () => {
      for (const [form, kind] of [
        ["program", "script"],
        ["js", "module"],
      ] as const) {
        for (const { code, file } of emitAll(form, optimise))
          assert.deepEqual(verifyJavaScript(code, kind), [], file);
      }
    });
  }

  it("have source maps that lead there and back", async () => {
    for (const form of ["js", "ts"] as const) {
      for (const program of wholePrograms()) {
        for (const module of compileProgram(program, form).modules) await checkMap(module);
      }
    }
  });
});

async function checkMap(module: EmittedModule): Promise<void> {
  const map = sourceMapOf(module);
  assert.equal(map.sources.length, 1);
  const source = map.sources[0]!;
  assert.match(source, /\.py$/);
  const lines = map.sourcesContent![0]!.split("\n");
  const code = module.code.split("\n");
  await SourceMapConsumer.with(JSON.stringify(map), null, (consumer) => {
    const mapped = new Set<number>();
    consumer.eachMapping(({ originalLine, originalColumn, generatedLine, generatedColumn, name }) => {
      if (originalLine === null) return; // a part of the line that is ours
      const where = `${source}:${originalLine}:${originalColumn}`;
      const line = lines[originalLine - 1]!;
      assert.ok(originalColumn! <= line.length, where);
      assert.ok(generatedColumn <= code[generatedLine - 1]!.length, where);
      if (name !== null) assert.ok(line.startsWith(name, originalColumn!), `${where}: ${name}`);
      mapped.add(originalLine);
      const place = consumer.generatedPositionFor({ source, line: originalLine, column: originalColumn! });
      const back = consumer.originalPositionFor({ line: place.line!, column: place.column! });
      assert.deepEqual([back.line, back.column], [originalLine, originalColumn], where);
    });
    // A breakpoint on a statement needs a mapping on its line. Lines inside long strings are no statements.
    if (/"""/.test(map.sourcesContent![0]!)) return;
    lines.forEach((line, i) => {
      if (/^\s*(if|while) False\b/.test(line)) return; // left out of the output
      if (/^\s*(return|print\(|raise|for|while|if|[a-z_]+ [-+]?= )\b/.test(line))
        assert.ok(mapped.has(i + 1), `${source}:${i + 1} has no mapping: ${line}`);
    });
  });
}
