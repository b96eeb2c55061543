import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SourceMapConsumer } from "source-map";
import { sourceMapOf, type EmitForm } from "../../compiler/emit/module.js";
import { decodeMappings, encodeVlq } from "../../compiler/emit/source-map.js";
import { emit } from "../helpers/emit.js";
import { parseGolden } from "../helpers/golden.js";

const sources = ["expressions", "calls", "statements", "functions", "classes", "names"].flatMap((area) =>
  parseGolden(readFileSync(`tests/emit/${area}.golden`, "utf8")),
);

async function withMap<T>(
  source: string,
  form: EmitForm,
  use: (code: string, map: SourceMapConsumer) => T,
): Promise<T> {
  const emitted = emit(source, form);
  return SourceMapConsumer.with(JSON.stringify(sourceMapOf(emitted)), null, (map) => use(emitted.code, map));
}

/** Line (from 1) and column (from 0) of the only place where `text` stands. */
function placeOf(code: string, text: string): { line: number; column: number } {
  const at = code.indexOf(text);
  assert.ok(at >= 0, `${text} is not in the text`);
  assert.equal(code.indexOf(text, at + 1), -1, `${text} stands twice`);
  const before = code.slice(0, at).split("\n");
  return { line: before.length, column: before.at(-1)!.length };
}

describe("source maps", () => {
  it("codes numbers as base-64 VLQ", () => {
    assert.deepEqual([0, 1, -1, 15, 16, -16, 1000].map(encodeVlq), ["A", "C", "D", "e", "gB", "hB", "w+B"]);
  });

  it("decodes what it encodes", () => {
    const map = sourceMapOf(emit("x = 1\nprint(x)\n"));
    const mapped = decodeMappings(map.mappings).map((m) => [m.sourceLine, m.sourceColumn, map.names[m.name]]);
    assert.deepEqual(mapped, [
      [0, 0, "x"],
      [1, 0, "print"],
      [1, 6, "x"],
    ]);
  });

  for (const form of ["program", "js", "ts"] as const) {
    it(`maps identifiers to where they stand in the source (${form})`, async () => {
      for (const { name, source } of sources) {
        await withMap(source, form, (code, map) => {
          const lines = source.split("\n");
          let named = 0;
          map.eachMapping((m) => {
            if (m.name === null) return;
            named++;
            const text = lines[m.originalLine! - 1]!.slice(m.originalColumn!);
            assert.ok(text.startsWith(m.name), `${name}: ${m.name} is mapped to ${text}`);
          });
          assert.ok(named > 0 || !/[a-z] =/.test(source), name);
          assert.ok(code.length > 0);
        });
      }
    });
  }

  it("maps each line with code", async () => {
    for (const { name, source } of sources) {
      await withMap(source, "program", (_code, map) => {
        const mapped = new Set<number>();
        map.eachMapping((m) => mapped.add(m.originalLine!));
        source.split("\n").forEach((line, i) => {
          const hasNoCode = /^\s*($|#|"""|pass$|else:|finally:|try:|@|global |nonlocal )/.test(line);
          if (!hasNoCode) assert.ok(mapped.has(i + 1), `${name}: line ${i + 1} has no mapping: ${line}`);
        });
      });
    }
  });

  it("goes from the source to the output as well", async () => {
    const source = "first = 1\nsecond = first\n";
    await withMap(source, "js", (code, map) => {
      const { line, column } = map.generatedPositionFor({ source: "example.py", line: 2, column: 9 });
      assert.ok(code.split("\n")[line! - 1]!.slice(column!).startsWith("first"));
    });
  });

  it("places each call of a statement over several lines at its own line", async () => {
    const source = "def f(one, two, x):\n    return one(\n        x) + two(\n            x)\n";
    await withMap(source, "js", (code, map) => {
      const first = map.originalPositionFor(placeOf(code, "(x), (typeof two"));
      assert.equal(first.line, 2);
      const second = map.originalPositionFor(placeOf(code, "(x));"));
      assert.equal(second.line, 3);
    });
  });

  it("carries the source", () => {
    const map = sourceMapOf(emit("x = 1\n"));
    assert.deepEqual(map.sources, ["example.py"]);
    assert.deepEqual(map.sourcesContent, ["x = 1\n"]);
  });
});
