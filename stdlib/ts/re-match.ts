/**
 * The machine that runs compiled regular expressions: backtracking with a stack of its own, so that long texts do not
 * need deep recursion. Text is bytes, compared as signed ones, which is what MicroPython does on its usual machines.
 */

import { runtimeError } from "../../runtime-hal/core/exceptions.js";
import { NAMED, Op, type RegexCode } from "./re-compile.js";

/** The text and the part of it that is looked at; `^` is at `lineStart`. */
export interface Subject {
  readonly bytes: Int8Array;
  readonly lineStart: number;
  begin: number;
  end: number;
}

/** So many open choices are an endless loop through a repetition of nothing. */
const MAX_DEPTH = 1 << 21;

/** Pairs: a place in the code and one in the text; or minus a capture's number minus 1 and what it was. */
let stack = new Int32Array(256);

function push(depth: number, a: number, b: number): number {
  if (depth + 2 > stack.length) {
    if (depth >= MAX_DEPTH) throw runtimeError("maximum recursion depth exceeded");
    const grown = new Int32Array(stack.length * 2);
    grown.set(stack);
    stack = grown;
  }
  stack[depth] = a;
  stack[depth + 1] = b;
  return depth + 2;
}

/** Is the byte in `\d`, `\s`, `\w` or, for a capital letter, not in it? */
function inNamedClass(name: number, c: number): boolean {
  let inside: boolean;
  switch (name | 0x20) {
    case 0x64:
      inside = c >= 48 && c <= 57;
      break;
    case 0x73:
      inside = c === 32 || (c >= 9 && c <= 13);
      break;
    default:
      inside = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 95;
  }
  return (name & 0x20) !== 0 ? inside : !inside;
}

/** Is the byte in one of the `count` pairs that begin at `at`? */
function inClass(code: Int8Array, at: number, count: number, c: number): boolean {
  for (let i = at, end = at + 2 * count; i < end; i += 2) {
    const first = code[i] as number;
    const second = code[i + 1] as number;
    if (first === NAMED ? inNamedClass(second, c) : c >= first && c <= second) return true;
  }
  return false;
}

/** Matches at `start`; fills `captures` (-1: not taken part). */
function matchAt(code: Int8Array, subject: Subject, start: number, captures: Int32Array): boolean {
  const { bytes, end, lineStart } = subject;
  let pc = 0;
  let sp = start;
  let depth = 0;
  for (;;) {
    let ok = true;
    const op = code[pc++] as number;
    switch (op) {
      case Op.Char:
        ok = sp < end && bytes[sp] === code[pc];
        pc++;
        sp++;
        break;
      case Op.Any:
        ok = sp < end;
        sp++;
        break;
      case Op.Class:
      case Op.ClassNot: {
        const count = code[pc] as number;
        ok = sp < end && inClass(code, pc + 1, count, bytes[sp] as number) === (op === Op.Class);
        pc += 1 + 2 * count;
        sp++;
        break;
      }
      case Op.NamedClass:
        ok = sp < end && inNamedClass(code[pc] as number, bytes[sp] as number);
        pc++;
        sp++;
        break;
      case Op.Begin:
        ok = sp === lineStart;
        break;
      case Op.End:
        ok = sp === end;
        break;
      case Op.Jump:
        pc += (code[pc] as number) + 1;
        break;
      case Op.Split: {
        const offset = code[pc++] as number;
        depth = push(depth, pc + offset, sp);
        break;
      }
      case Op.SplitLazy: {
        const offset = code[pc++] as number;
        depth = push(depth, pc, sp);
        pc += offset;
        break;
      }
      case Op.Save: {
        const n = code[pc++] as number;
        depth = push(depth, -1 - n, captures[n] as number);
        captures[n] = sp;
        break;
      }
      default:
        return true;
    }
    if (ok) continue;
    // Back to the last choice; captures made since then are undone on the way.
    for (;;) {
      if (depth === 0) return false;
      depth -= 2;
      const place = stack[depth] as number;
      if (place >= 0) {
        pc = place;
        sp = stack[depth + 1] as number;
        break;
      }
      captures[-1 - place] = stack[depth + 1] as number;
    }
  }
}

/** Matches at the beginning of the subject, or, if not `anchored`, at the first place where it can. */
export function runRegex(regex: RegexCode, subject: Subject, anchored: boolean): Int32Array | undefined {
  const captures = new Int32Array(2 * regex.groups + 2).fill(-1);
  const last = anchored ? subject.begin : subject.end;
  for (let start = subject.begin; start <= last; start++) {
    if (matchAt(regex.code, subject, start, captures)) return captures;
  }
  return undefined;
}
