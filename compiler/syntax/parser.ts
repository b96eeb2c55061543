/**
 * The parser's entry: tokens to a tree, always, whatever the text is.
 *
 * Errors of the scanner and the parser are handed to the sink in the order of their places, then those that need
 * the whole tree (`checks.ts`); so the first error is the one MicroPython itself would raise.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import type { ExpressionInput, Module, Stmt } from "./ast.js";
import { checkExpressionInput, checkModule } from "./checks.js";
import { parsePrimary } from "./atoms.js";
import { Cursor, type Grammar } from "./cursor.js";
import { parseTestList } from "./expressions.js";
import { explainUnexpected } from "./hints.js";
import { parseLambda } from "./parameters.js";
import { Problems } from "./problems.js";
import { scanTokens } from "./scanner.js";
import { parseStatements } from "./statements.js";
import * as T from "./token.js";

/** A tree, and whether the text ends before a statement is complete (an open bracket, string or block). */
export interface ParseResult {
  readonly module: Module;
  readonly isIncomplete: boolean;
}

const grammar: Grammar = { primary: parsePrimary, lambda: parseLambda, statements: parseStatements };

/** Parses a file of statements. */
export function parseModule(file: SourceFile, sink: DiagnosticSink): Module {
  return parseInput(file, sink).module;
}

/** As `parseModule`; for a prompt that asks for more lines while the input is incomplete. */
export function parseInput(file: SourceFile, sink: DiagnosticSink): ParseResult {
  const problems = new Problems();
  const cursor = new Cursor(file.text, scanTokens(file.text, problems), problems, grammar);
  const body: Stmt[] = [];
  while (cursor.kind !== T.EndOfFile) {
    parseStatements(cursor, body, Infinity);
    cursor.eat(T.Dedent);
  }
  const module: Module = { kind: "Module", start: 0, end: file.text.length, body };
  problems.flush(file, sink);
  checkModule(module, file, sink);
  return { module, isIncomplete: problems.incomplete };
}

/** Parses the input of `eval`: one expression, tuples without parentheses included. */
export function parseExpressionInput(file: SourceFile, sink: DiagnosticSink): ExpressionInput {
  const problems = new Problems();
  const cursor = new Cursor(file.text, scanTokens(file.text, problems), problems, grammar);
  if (cursor.kind === T.Indent) {
    cursor.failAt("SYN110", 0, cursor.token.end);
    cursor.recovered();
    cursor.advance();
  }
  // Empty lines before the expression are a statement already.
  const lineBreak = /^(?:[ \t\f]|\\\r?\n)*(?:#[^\r\n]*)?[\r\n]/.exec(file.text);
  if (lineBreak !== null) {
    cursor.failAt("SYN113", 0, lineBreak[0].length, ["a line break"]);
    cursor.recovered();
  }
  const value = parseTestList(cursor);
  if (!cursor.panic && cursor.kind !== T.Newline && cursor.kind !== T.EndOfFile)
    explainUnexpected(cursor, "end");
  cursor.eat(T.Newline);
  while (cursor.eat(T.Dedent) !== null);
  if (!cursor.panic && cursor.kind !== T.EndOfFile) explainUnexpected(cursor, "end");
  const input: ExpressionInput = { kind: "ExpressionInput", start: 0, end: file.text.length, value };
  problems.flush(file, sink);
  checkExpressionInput(input, file, sink);
  return input;
}
