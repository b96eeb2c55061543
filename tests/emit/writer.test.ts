import assert from "node:assert/strict";
import { formatInt, formatNumber, quote } from "../../compiler/emit/literals.js";
import { functionName, mangle } from "../../compiler/emit/names.js";
import { MAPPING_SIZE, Writer } from "../../compiler/emit/writer.js";
import type { IrFunction } from "../../compiler/ir/function.js";

/** Mappings as [line, column, offset]. */
function places(mappings: readonly number[]): number[][] {
  const result: number[][] = [];
  for (let i = 0; i < mappings.length; i += MAPPING_SIZE) result.push([...mappings.slice(i, i + 3)]);
  return result;
}

describe("writer", () => {
  it("counts lines and columns behind the indentation", () => {
    const writer = new Writer();
    writer.writeLine("{");
    writer.indent();
    writer.map(7);
    writer.write("a");
    writer.map(9);
    writer.writeLine("b");
    const { code, mappings } = writer.finish("");
    assert.equal(code, "{\n  ab\n");
    assert.deepEqual(places(mappings), [
      [1, 2, 7],
      [1, 3, 9],
    ]);
  });

  it("shifts mappings below a reserved line that is filled", () => {
    for (const isFilled of [true, false]) {
      const writer = new Writer();
      writer.map(1);
      writer.writeLine("a");
      const slot = writer.reserveLine();
      writer.map(2);
      writer.writeLine("b");
      if (isFilled) slot.fill("let x;");
      const { code, mappings, lineCount } = writer.finish("header\n");
      assert.equal(code, isFilled ? "header\na\nlet x;\nb\n" : "header\na\nb\n");
      assert.equal(lineCount, isFilled ? 4 : 3);
      assert.deepEqual(places(mappings), [
        [1, 0, 1],
        [isFilled ? 3 : 2, 0, 2],
      ]);
    }
  });

  it("leaves out mappings that say nothing new", () => {
    const writer = new Writer();
    writer.map(5);
    writer.write("f(");
    writer.map(5);
    writer.write("x");
    writer.map(5, "x");
    writer.map(5, "y");
    assert.deepEqual(places(writer.finish("").mappings), [
      [0, 0, 5],
      [0, 3, 5],
    ]);
  });
});

describe("literals", () => {
  it("escapes what a string literal cannot hold", () => {
    assert.equal(quote('a"\\\n\0\x7f'), '"a\\"\\\\\\n\\x00\\x7f"');
    assert.equal(quote("é😀"), '"é😀"');
    assert.equal(quote("\u2028\ud800x"), '"\\u2028\\ud800x"');
    assert.equal(quote("\udc00\ud800"), '"\\udc00\\ud800"');
  });

  it("gives back the same value", () => {
    for (const text of ["", "\ud83d\ude00\ud83d", '"\u0085\u2029', "tab\tend"])
      assert.equal(evaluate(quote(text)), text);
    for (const number of [0.1, -0, 1e21, 1e-7, NaN, -Infinity, 5e-324]) {
      assert.ok(Object.is(evaluate(formatNumber(number)), number), formatNumber(number));
    }
    assert.equal(formatInt(2n ** 70n), "1180591620717411303424n");
  });
});

/** The value of a literal, as JavaScript reads it. */
function evaluate(literal: string): unknown {
  return new Function(`"use strict"; return (${literal});`)();
}

describe("names", () => {
  it("get a mark where JavaScript has reserved them", () => {
    assert.deepEqual(["new", "x", "arguments", "undefined", "class_"].map(mangle), [
      "new$",
      "x",
      "arguments$",
      "undefined$",
      "class_",
    ]);
  });

  it("are kept in other scripts, and coded where JavaScript does not take them", () => {
    assert.equal(mangle("größe"), "größe");
    assert.match(mangle("a\u{1f600}"), /^[A-Za-z0-9$]+$/);
    assert.notEqual(mangle("a\u{1f600}"), mangle("a\u{1f601}"));
  });

  it("of functions never meet those of variables", () => {
    const named = (name: string) => functionName({ name } as IrFunction);
    assert.equal(named("area"), "area$");
    assert.equal(named("new"), "new$$");
    assert.equal(named("<lambda>"), "lambda$");
  });
});
