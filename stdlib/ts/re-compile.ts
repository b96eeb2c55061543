/**
 * Regular expressions of MicroPython as code for a small machine. The language is a subset: `. [] () (?:) | * + ?` with
 * their lazy forms, `^ $`, and the classes `\d \s \w` and their opposites; braces stand for themselves. Jumps are one
 * signed byte and so are counts, as in MicroPython: what does not fit there is too complex here too.
 */

import { valueError } from "../../runtime-hal/core/exceptions.js";
import * as re from "./re-source.js";

export const Op = {
  Char: 1,
  Any: 2,
  Class: 3,
  ClassNot: 4,
  NamedClass: 5,
  Begin: 6,
  End: 7,
  Jump: 8,
  /** Goes on; if that fails, jumps. */
  Split: 9,
  /** Jumps; if that fails, goes on. */
  SplitLazy: 10,
  Save: 11,
  Match: 12,
} as const;

/** First item of a pair in a class that is the name of another class. */
export const NAMED = 0;

export interface RegexCode {
  readonly code: Int8Array;
  /** Number of groups. */
  readonly groups: number;
  /** What means the same to JavaScript, for texts of ASCII; `undefined` if nothing does. */
  readonly source: string | undefined;
  /** That as JavaScript's objects, for matches at one place and for searches, once they have been wanted. */
  sticky?: RegExp;
  global?: RegExp;
}

const ZERO = 0;
const BACKSLASH = 0x5c;
const CARET = 0x5e;
const CLOSE_BRACKET = 0x5d;
const CLOSE = 0x29;
const HYPHEN = 0x2d;
const QUESTION = 0x3f;
const COLON = 0x3a;

const isClassName = (c: number): boolean => (c | 0x20) === 0x64 || (c | 0x24) === 0x77;

class TooComplex extends Error {}

class Compiler {
  readonly code: number[] = [Op.Save, 0];
  groups = 0;
  private at = 0;

  constructor(private readonly source: Int8Array) {}

  /** The byte there; a zero ends the pattern. */
  private peek(ahead = 0): number {
    return this.source[this.at + ahead] ?? ZERO;
  }

  get atEnd(): boolean {
    return this.peek() === ZERO;
  }

  /** A count or distance: one signed byte. */
  private small(n: number): number {
    if (n < -128 || n > 127) throw new TooComplex();
    return n;
  }

  /** Is the repetition lazy? */
  private takeLazy(): boolean {
    if (this.peek(1) !== QUESTION) return false;
    this.at++;
    return true;
  }

  /** Alternatives up to the end or a closing parenthesis. */
  alternatives(): re.Piece {
    const { code } = this;
    const source = new re.AlternativesSource();
    const start = code.length;
    /** Where what a repetition would repeat begins. */
    let term = start;
    /** Place of the last jump over the alternatives that follow. */
    let open = -1;
    const close = (): void => {
      if (open >= 0) code[open] = this.small(code.length - open - 1);
    };
    for (; this.peek() !== ZERO && this.peek() !== CLOSE; this.at++) {
      const c = this.peek();
      switch (String.fromCharCode(c & 0xff)) {
        case ".":
          term = code.length;
          code.push(Op.Any);
          source.add(re.ANY);
          break;
        case "[":
          term = code.length;
          source.add(this.charClass());
          break;
        case "(":
          term = code.length;
          source.add(this.group());
          break;
        case "?":
        case "*":
        case "+":
          if (code.length === term) throw new TooComplex();
          this.repeat(String.fromCharCode(c), term, source);
          term = code.length;
          break;
        case "|":
          close();
          source.next();
          code.splice(start, 0, Op.Split, 0);
          code.push(Op.Jump, 0);
          open = code.length - 1;
          code[start + 1] = this.small(code.length - start - 2);
          term = code.length;
          break;
        case "^":
          code.push(Op.Begin);
          source.add(re.BEGIN);
          term = code.length;
          break;
        case "$":
          code.push(Op.End);
          source.add(re.END);
          term = code.length;
          break;
        default:
          term = code.length;
          source.add(this.character());
      }
    }
    close();
    return source.end();
  }

  private character(): re.Piece {
    if (this.peek() === BACKSLASH) {
      this.at++;
      if (this.atEnd) throw new TooComplex();
      if (isClassName(this.peek())) {
        this.code.push(Op.NamedClass, this.peek());
        return re.namedClass(this.peek());
      }
    }
    this.code.push(Op.Char, this.peek());
    return re.character(this.peek());
  }

  private charClass(): re.Piece {
    const { code } = this;
    this.at++;
    const negated = this.peek() === CARET;
    if (negated) this.at++;
    code.push(negated ? Op.ClassNot : Op.Class, 0);
    const source = new re.ClassSource(negated);
    const countAt = code.length - 1;
    let count = 0;
    for (; this.peek() !== CLOSE_BRACKET; this.at++, count++) {
      let first = this.peek();
      if (first === BACKSLASH) {
        this.at++;
        first = this.peek();
        if (isClassName(first)) {
          code.push(NAMED, first);
          source.addNamed(first);
          continue;
        }
      }
      if (first === ZERO) throw new TooComplex();
      if (this.peek(1) === HYPHEN && this.peek(2) !== CLOSE_BRACKET) this.at += 2;
      code.push(first, this.peek());
      source.addRange(first, this.peek());
      if (this.atEnd) throw new TooComplex();
    }
    code[countAt] = this.small(count);
    return source.end();
  }

  private group(): re.Piece {
    const { code } = this;
    const captures = this.peek(1) !== QUESTION || this.peek(2) !== COLON;
    const number = captures ? ++this.groups : 0;
    if (captures) code.push(Op.Save, this.small(2 * number));
    else this.at += 2;
    this.at++;
    const inner = this.alternatives();
    if (this.peek() !== CLOSE) throw new TooComplex();
    if (captures) code.push(Op.Save, this.small(2 * number + 1));
    return re.group(inner, captures);
  }

  private repeat(sign: string, term: number, source: re.AlternativesSource): void {
    const { code } = this;
    const lazy = this.takeLazy();
    source.repeat(sign, lazy);
    if (sign === "+") {
      code.push(lazy ? Op.Split : Op.SplitLazy, this.small(term - code.length - 2));
      return;
    }
    code.splice(term, 0, lazy ? Op.SplitLazy : Op.Split, 0);
    if (sign === "*") code.push(Op.Jump, this.small(term - code.length - 2));
    code[term + 1] = this.small(code.length - term - 2);
  }
}

/** Compiles a pattern; ValueError as MicroPython words it. */
export function compileRegex(pattern: Uint8Array): RegexCode {
  const compiler = new Compiler(new Int8Array(pattern.buffer, pattern.byteOffset, pattern.length));
  let whole;
  try {
    whole = compiler.alternatives();
  } catch (e) {
    if (e instanceof TooComplex) throw valueError("regex too complex");
    throw e;
  }
  if (!compiler.atEnd) throw valueError("error in regex");
  compiler.code.push(Op.Save, 1, Op.Match);
  return { code: Int8Array.from(compiler.code), groups: compiler.groups, source: whole.source };
}
