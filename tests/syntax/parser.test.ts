/** Golden trees of valid programs, and rendered messages of invalid ones. */
import assert from "node:assert/strict";
import { DiagnosticSink, messageOf, microPythonErrorOf } from "../../compiler/diagnostics/diagnostic.js";
import { renderText } from "../../compiler/diagnostics/render-text.js";
import { SourceFile } from "../../compiler/source/source-file.js";
import { printModule } from "../../compiler/syntax/ast-print.js";
import { parseExpressionInput, parseInput, parseModule } from "../../compiler/syntax/parser.js";
import { goldenTests } from "../helpers/golden.js";

/** The printed tree, with messages before it if there are any. */
function printTree(source: string): string {
  const sink = new DiagnosticSink();
  const tree = printModule(parseModule(new SourceFile("test.py", source), sink));
  return sink.diagnostics.map((d) => `${d.code} ${messageOf(d)}\n`).join("") + tree;
}

function printMessages(source: string): string {
  const sink = new DiagnosticSink();
  parseModule(new SourceFile("test.py", source), sink);
  return sink.diagnostics.map((d) => renderText(d, { color: false })).join("\n");
}

/** What MicroPython would raise, or "ok". */
function raised(source: string, mode: "exec" | "eval" = "exec"): string {
  const sink = new DiagnosticSink();
  const file = new SourceFile("test.py", source);
  if (mode === "eval") parseExpressionInput(file, sink);
  else parseInput(file, sink);
  const first = sink.diagnostics[0];
  if (first === undefined) return "ok";
  const error = microPythonErrorOf(first);
  return `${error.type}: ${error.text}`;
}

describe("parser: trees", () => {
  goldenTests("tests/syntax/trees.golden", printTree);
});

describe("parser: messages", () => {
  goldenTests("tests/syntax/messages.golden", printMessages);
});

describe("parser: what exec and eval raise", () => {
  const cases: [string, string][] = [
    ["x = (1", "SyntaxError: invalid syntax"],
    ["  a\n", "IndentationError: unexpected indent"],
    ["if 1:\n  a\n b\n", "IndentationError: unindent doesn't match any outer indent level"],
    ["f() = 1", "SyntaxError: can't assign to expression"],
    ["break", "SyntaxError: 'break'/'continue' outside loop"],
    ["x = 12abc", "SyntaxError: invalid syntax for integer with base 10: '12abc'"],
    ["'\\N{DASH}'", "NotImplementedError: unicode name escapes"],
    ["def f(a, a): pass", "SyntaxError: argument name reused"],
    ["f'{}'", "SyntaxError: malformed f-string"],
    ["if 1:\n\ta\n        b\n", "ok"],
  ];
  for (const [source, expected] of cases) {
    it(JSON.stringify(source), () => assert.equal(raised(source), expected));
  }
  it("eval takes one expression", () => {
    assert.equal(raised("1, 2\n", "eval"), "ok");
    assert.notEqual(raised("x = 1", "eval"), "ok");
    assert.notEqual(raised("", "eval"), "ok");
  });
});

describe("parser: files that are no text", () => {
  const found = (source: string): string[] => {
    const sink = new DiagnosticSink();
    parseModule(new SourceFile("test.py", source), sink);
    return sink.diagnostics.map((d) => `${d.code} ${messageOf(d)} ${d.hint ?? ""}`);
  };
  const wide = [...'print("hi")\nx = 1\n'];
  const UTF_16 = "the file seems to be UTF-16; save it as UTF-8";
  for (const [name, source] of [
    ["UTF-16", wide.join("\0") + "\0"],
    ["big-endian UTF-16", "\0" + wide.join("\0")],
  ] as const) {
    it(`has one message for ${name}`, () => {
      assert.deepEqual(found(source), [`SYN101 U+0000 cannot stand here ${UTF_16}`]);
      // Its mark is no UTF-8.
      assert.deepEqual(found(`\uFFFD\uFFFD${source}`), [
        `SYN101 '\uFFFD' (U+FFFD) cannot stand here ${UTF_16}`,
      ]);
    });
  }
  it("has one for zero bytes, and none for those in strings and comments", () => {
    const hint = "the file contains a zero byte; is it a text file?";
    assert.deepEqual(found("\0".repeat(300)), [`SYN101 U+0000 cannot stand here ${hint}`]);
    assert.deepEqual(found("x = 1\n\0\0\nbreak\n"), [`SYN101 U+0000 cannot stand here ${hint}`]);
    assert.deepEqual(found('x = "a\0b" # \0\n'), []);
  });
});

describe("parser: incomplete input", () => {
  const incomplete = (source: string): boolean =>
    parseInput(new SourceFile("", source), new DiagnosticSink()).isIncomplete;
  for (const source of ["f(", "if x:\n", "'''abc\n", "@d\n", "try:\n  x\n", "x = [1,\n"]) {
    it(`wants more after ${JSON.stringify(source)}`, () => assert.equal(incomplete(source), true));
  }
  for (const source of ["f()\n", "x = \n", "f)\n", "if x:\n  y\n", "'abc\n"]) {
    it(`wants no more after ${JSON.stringify(source)}`, () => assert.equal(incomplete(source), false));
  }
});

describe("parser: depth", () => {
  it("reports deep nesting and reads long chains", () => {
    assert.equal(raised("x = " + "(".repeat(100) + ")".repeat(100)), "ok");
    assert.notEqual(raised("x = " + "(".repeat(5000) + ")".repeat(5000)), "ok");
    assert.equal(raised("x = 1" + " + 1".repeat(20000)), "ok");
    assert.equal(raised("if a: b\n" + "elif c: d\n".repeat(3000)), "ok");
    assert.notEqual(raised("x = " + "-".repeat(5000) + "1"), "ok");
  });
});
