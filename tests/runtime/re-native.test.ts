/** Patterns that V8 matches, against the machine that matches them as MicroPython does. */

import assert from "node:assert/strict";
import { compileRegex, type RegexCode } from "../../stdlib/ts/re-compile.js";
import { Text } from "../../stdlib/ts/re-found.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { Random } from "../fuzz/random.js";

const encoder = new TextEncoder();
const compile = (pattern: string): RegexCode => compileRegex(encoder.encode(pattern));

const ITEMS = [
  "a",
  "b",
  "c",
  ".",
  "\\d",
  "\\D",
  "\\w",
  "\\s",
  "[ab]",
  "[^a]",
  "[a-c1]",
  "[\\d-]",
  "[]",
  "[z-a]",
  "1",
];
const MORE_ITEMS = ["^", "$", "{", "]", "-", "\\.", "\n", " ", "(?:)"];
const SIGNS = ["", "", "", "", "?", "*", "+", "??", "*?", "+?"];

/** A pattern of the small language; some of them are refused. */
function pattern(random: Random, depth: number): string {
  let text = "";
  for (let n = random.int(1, 4); n > 0; n--) {
    const nests = depth > 0 && random.int(0, 3) === 0;
    const item = nests
      ? `(${random.pick(["", "?:"])}${pattern(random, depth - 1)})`
      : random.int(0, 8) === 0
        ? random.pick(MORE_ITEMS)
        : random.pick(ITEMS);
    text += item + random.pick(SIGNS);
    if (random.int(0, 7) === 0) text += "|";
  }
  return text;
}

function subject(random: Random): string {
  let text = "";
  for (let n = random.int(0, 9); n > 0; n--)
    text += random.pick(["a", "b", "c", "1", "-", " ", "\n", ".", "aa"]);
  return text;
}

type Answer = readonly unknown[] | string;

/** All spans by the machine; it gives up where a repetition of nothing never ends. */
function byMachine(code: RegexCode, text: string, begin: number, end: number, anchored: boolean): Answer {
  const captures = new Text(text).run(code, begin, end, anchored);
  return captures === undefined ? "none" : [...captures];
}

function natively(code: RegexCode, text: string, begin: number, end: number, anchored: boolean): Answer {
  const found = new Text(text).find(code, begin, end, anchored);
  if (found === undefined) return "none";
  const spans = [];
  for (let n = 0; n < found.count; n++) {
    const [from, to] = found.span(n);
    assert.equal(found.group(n), from < 0 ? null : text.slice(from, to));
    spans.push(from, to);
  }
  return spans;
}

describe("patterns that V8 matches", () => {
  it("match what the machine matches", () => {
    const random = new Random(2026);
    let compared = 0;
    for (let i = 0; i < 6000; i++) {
      const text = pattern(random, 2);
      let code;
      try {
        code = compile(text);
      } catch {
        continue;
      }
      if (code.source === undefined) continue;
      for (let k = 0; k < 4; k++) {
        const where = subject(random);
        const begin = random.int(0, where.length);
        const end = random.int(begin, where.length);
        const anchored = random.int(0, 1) === 0;
        assert.deepEqual(
          natively(code, where, begin, end, anchored),
          byMachine(code, where, begin, end, anchored),
          `${JSON.stringify(text)} as ${code.source} in ${JSON.stringify(where)}, ${begin} to ${end}`,
        );
        compared++;
      }
    }
    assert.ok(compared > 5000, `only ${compared} were compared`);
  });

  it("are all but those that mean something else to JavaScript", () => {
    const native = (text: string): boolean => compile(text).source !== undefined;
    for (const text of ["(\\d+)-(\\w+)", "(a)?b", "(?:(a)(b))+", "(a|b)*", "[a-f0-9]+$", "^$", "a{2}"])
      assert.ok(native(text), text);
    // What may match nothing is repeated; a group is left out in some rounds; more than ASCII.
    for (const text of ["(a*)*", "(a?)+", "(a*)?", "(?:(a)|b)*", "(?:(a)?b)+", "é", "[a-é]"])
      assert.ok(!native(text), text);
  });

  it("are left to the machine where the text is more than ASCII", () => {
    const code = compile("a(.)b");
    assert.equal(new Text("aéb").find(code, 0, 4, false), undefined);
    assert.equal(new Text("éa1b").find(code, 0, 5, false)?.group(1), "1");
  });

  it("are left to the machine where V8 has no memory for its choices", () => {
    const code = compile("(a|b)*c");
    const text = "ab".repeat(3_000_000);
    assert.throws(() => new RegExp(code.source as string).exec(`${text}c`), RangeError);
    // The machine has less than that, and says so as MicroPython does.
    assert.throws(
      () => new Text(`${text}c`).find(code, 0, 6_000_001, true),
      (e: Value) => e.type$?.name === "RuntimeError",
    );
  });
});
