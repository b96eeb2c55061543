/**
 * The parser must give a tree and messages inside the text for any input. Programs are damaged at random places,
 * with a seed so that a failure can be repeated. `FUZZ_COUNT` sets the number of runs, `FUZZ_SEED` the seed.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DiagnosticSink } from "../../compiler/diagnostics/diagnostic.js";
import { renderText } from "../../compiler/diagnostics/render-text.js";
import { decodeSource, SourceFile } from "../../compiler/source/source-file.js";
import { printModule } from "../../compiler/syntax/ast-print.js";
import { parseModule } from "../../compiler/syntax/parser.js";
import { parseGolden } from "../helpers/golden.js";

const count = Number(process.env.FUZZ_COUNT ?? 3000);
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);

// prettier-ignore
const snippets = [
  "(", ")", "[", "]", "{", "}", "'", '"', '"""', "f'", 'f"{', "}", ":", "\n", "\n    ", "\t", "\\", "\\\n", "\r", "\f",
  "=", ":=", "**", "*", ",", ".", "...", "@", "!", "->", "lambda ", "if ", " else ", " for ", " in ", "not ", "def ",
  "class ", "match ", "print ", "async ", "await ", "yield ", "0x", "1e", "\u201c", "\u00e9", "\u{1f40d}", "\u0000",
  "\ud800", "{{", "t'", "rb'", "#", ";", "import ", "except ", "try:", "while ",
];

/** A small generator of numbers below `limit`. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * limit);
  };
}

function mutate(programs: readonly string[], random: (limit: number) => number): string {
  let text = programs[random(programs.length)]!;
  for (let edits = 1 + random(6); edits > 0; edits--) {
    const at = random(text.length + 1);
    const to = Math.min(text.length, at + random(12));
    const choice = random(5);
    if (choice === 0) text = text.slice(0, at) + text.slice(to);
    else if (choice === 1) text = text.slice(0, at) + snippets[random(snippets.length)]! + text.slice(at);
    else if (choice === 2) text = text.slice(0, at) + text.slice(at, to).repeat(2) + text.slice(to);
    else if (choice === 3) text = text.slice(0, at) + snippets[random(snippets.length)]! + text.slice(to);
    else {
      const other = programs[random(programs.length)]!;
      const from = random(other.length);
      text = text.slice(0, at) + other.slice(from, from + random(40)) + text.slice(at);
    }
  }
  return text;
}

function check(text: string): void {
  const sink = new DiagnosticSink();
  const file = new SourceFile("fuzz.py", text);
  printModule(parseModule(file, sink));
  for (const diagnostic of sink.diagnostics) {
    assert.ok(diagnostic.start >= 0 && diagnostic.start <= diagnostic.end && diagnostic.end <= text.length);
    renderText(diagnostic, { color: false });
  }
}

describe("parser: damaged programs", function () {
  this.timeout(0);
  const programs = ["trees", "messages"].flatMap((name) =>
    parseGolden(readFileSync(`tests/syntax/${name}.golden`, "utf8")).map((section) => section.source),
  );

  it(`survives ${count} of them`, () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const text = mutate(programs, makeRandom(seed * 7919));
      try {
        check(text);
      } catch (error) {
        assert.fail(`seed ${seed}: ${String(error)}\n${JSON.stringify(text)}`);
      }
    }
  });

  it("survives arbitrary bytes", () => {
    const random = makeRandom(firstSeed);
    for (let run = 0; run < Math.min(count, 2000); run++) {
      const bytes = Uint8Array.from({ length: random(60) }, () => random(256));
      check(decodeSource(bytes).text);
    }
  });
});
