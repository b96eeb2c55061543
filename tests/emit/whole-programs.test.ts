/**
 * What is emitted for every program and every golden input: TypeScript before TypeScript's strict type check,
 * JavaScript before acorn, source maps in both directions.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SourceMapConsumer } from "source-map";
import { RUNTIME_SPECIFIER, sourceMapOf, type EmittedModule } from "../../compiler/emit/module.js";
import { verifyJavaScript } from "../../compiler/verify/javascript.js";
import { compileProgram, goldenInputs, wholePrograms } from "../helpers/all-programs.js";

const root = fileURLToPath(new URL("../", import.meta.url));

type Form = "program" | "js" | "ts";

/** What was emitted of whole programs, kept: compiling all of them takes a second or two. */
const emitted = new Map<string, EmittedModule[]>();

/** Modules of all programs. */
function emitPrograms(form: Form, optimise: boolean): EmittedModule[] {
  const key = `${form} ${String(optimise)}`;
  const known = emitted.get(key);
  if (known !== undefined) return known;
  const modules = wholePrograms().flatMap((program) => {
    const result = compileProgram(program, form, optimise);
    assert.ok(!result.hasErrors, `${program.path} does not compile`);
    return result.modules;
  });
  emitted.set(key, modules);
  return modules;
}

/** Modules of all programs and inputs; inputs that are no programs (of tests of messages) give none. */
function emitAll(form: Form, optimise: boolean): EmittedModule[] {
  const inputs = goldenInputs().flatMap((input) => compileProgram(input, form, optimise).modules);
  return [...emitPrograms(form, optimise), ...inputs];
}

/** What TypeScript says of the modules, a line for each error; by its native compiler, which takes a tenth of the time of the one behind `--verify`. */
function typeErrors(modules: readonly EmittedModule[]): string[] {
  assert.ok(modules.length > 300);
  const folder = mkdtempSync(join(tmpdir(), "halpy-types-"));
  const options = {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    lib: ["ES2023"],
    types: ["node"],
    typeRoots: [`${root}node_modules/@types`],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: { [RUNTIME_SPECIFIER]: [`${root}runtime-hal/core/emitted.ts`] },
  };
  const files = modules.map((module, i) => {
    writeFileSync(join(folder, `m${i}.mts`), module.code);
    return `m${i}.mts`;
  });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
  const compiler = `${root}node_modules/typescript-native/bin/tsc`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler, "-p", folder, "--pretty", "false"],
    {
      encoding: "utf8",
    },
  );
  const named = (line: string): string =>
    line.replace(/^.*m(\d+)\.mts/, (_, i: string) => modules[Number(i)]?.file ?? "");
  return status === 0 ? [] : `${stdout}${stderr}`.split("\n").map(named);
}

describe("whole programs as emitted", function () {
  this.timeout(180_000);

  for (const optimise of [false, true]) {
    const how = optimise ? "optimised" : "not optimised";

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

  it("pass TypeScript's strict type check, optimised or not", () => {
    assert.deepEqual(typeErrors([...emitAll("ts", false), ...emitAll("ts", true)]), []);
  });

  it("have source maps that lead there and back", async () => {
    for (const form of ["js", "ts"] as const)
      for (const module of emitPrograms(form, true)) await checkMap(module);
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
