import assert from "node:assert/strict";
import { parseArguments } from "../../cli/arguments.js";
import { closest } from "../../compiler/diagnostics/closest.js";
import { UsageError, type Command } from "../../cli/command.js";
import { commandHelp, wrap } from "../../cli/help.js";

const command: Command = {
  name: "test",
  synopsis: ["[options] FILE"],
  summary: "is a test",
  description: ["Does nothing."],
  options: [
    { name: "board", short: "b", value: "ID", help: "The board." },
    { name: "speed", value: "HOW", choices: ["max", "real"], help: "The speed." },
    { name: "cache", negatable: true, help: "The cache." },
    { name: "c", short: "c", value: "CODE", last: true, help: "Code." },
  ],
  passesArguments: true,
  run: () => 0,
};

describe("command line", () => {
  it("takes values in all spellings", () => {
    for (const words of [["--board", "x"], ["--board=x"], ["-b", "x"], ["-bx"]]) {
      assert.equal(parseArguments(command, words).value("board"), "x", words.join(" "));
    }
  });

  it("leaves everything after the first operand to the script", () => {
    const args = parseArguments(command, ["-bx", "file.py", "--board", "y", "-h"]);
    assert.deepEqual(args.operands, ["file.py", "--board", "y", "-h"]);
    assert.equal(args.flag("help"), undefined);
  });

  it("takes '-' for an operand and '--' for the end of options", () => {
    assert.deepEqual(parseArguments(command, ["-", "-x"]).operands, ["-", "-x"]);
    assert.deepEqual(parseArguments(command, ["--", "-x"]).operands, ["-x"]);
  });

  it("ends with an option that takes the rest", () => {
    const args = parseArguments(command, ["-c", "print()", "--board", "y"]);
    assert.equal(args.value("c"), "print()");
    assert.deepEqual(args.operands, ["--board", "y"]);
  });

  it("knows switches and their negation", () => {
    assert.equal(parseArguments(command, []).flag("cache"), undefined);
    assert.equal(parseArguments(command, ["--cache"]).flag("cache"), true);
    assert.equal(parseArguments(command, ["--no-cache"]).flag("cache"), false);
  });

  for (const [words, message] of [
    [["--bord"], /unknown option '--bord'; did you mean '--board'\?/],
    [["-x"], /unknown option '-x'/],
    [["--board"], /--board needs a value: ID/],
    [["--speed", "fast"], /'fast' is not one of max, real/],
    [["--cache=1"], /--cache takes no value/],
    [["--no-board"], /unknown option/],
  ] as const) {
    it(`refuses ${words.join(" ")}`, () => {
      assert.throws(
        () => parseArguments(command, words),
        (e) => e instanceof UsageError && message.test(e.message),
      );
    });
  }

  it("makes the help from the tables", () => {
    assert.equal(
      commandHelp(command),
      `NAME
  halpy test - is a test

SYNOPSIS
  halpy test [options] FILE

DESCRIPTION
  Does nothing.

OPTIONS
  -b, --board ID
        The board.
  --speed HOW
        The speed. One of: max, real.
  --[no-]cache
        The cache.
  -c CODE
        Code.
  -h, --help
        Shows this text.
`,
    );
  });

  it("breaks long lines", () => {
    assert.equal(wrap("aaa bbb ccc", 2, 9), "  aaa bbb\n  ccc");
  });

  it("guesses slips of the finger, not other words", () => {
    assert.equal(closest("rnu", ["run", "build"]), "run");
    assert.equal(closest("deploy", ["run", "build"]), undefined);
  });
});
