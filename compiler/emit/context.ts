/**
 * What all parts of the emitter share while one module is written: the writer, the scope of the function at hand,
 * runtime names in use and constants hoisted to module level. The parts call each other through this
 * object (`expression`, `statements` …), so that no two files import each other.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { Compare, Const, IrStmt, IrValue, SpreadItem } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import type { Folding } from "./folding.js";
import { formatNumber, quote } from "./literals.js";
import { type Renamings, Scope } from "./names.js";
import { reportedAt, reportedAtLast, trailer } from "./places.js";
import { Writer } from "./writer.js";

/** The mutually recursive parts, put together in `module.ts`. */
export interface EmitParts {
  expression(e: EmitContext, value: IrValue, precedence: number): void;
  test(e: EmitContext, value: IrValue, precedence: number): void;
  statements(e: EmitContext, list: readonly IrStmt[]): void;
  functionExpression(
    e: EmitContext,
    fn: IrFunction,
    defaults?: readonly IrValue[],
    isResumable?: boolean,
  ): void;
  call(e: EmitContext, value: IrValue, precedence: number): void;
  make(e: EmitContext, value: IrValue, precedence: number): void;
  /** The text of a constant. */
  constant(e: EmitContext, value: IrValue): string;
  membership(e: EmitContext, value: Compare, precedence: number): void;
}

/** A function of the module as tracebacks show it, with its range in the source. */
export interface EmittedFunction {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Lists of many items, such as tables of data, are broken into lines when a line has become wide. */
const WIDE = 100;
const MANY = 8;

export class EmitContext {
  readonly writer = new Writer();
  /** Runtime names in use, without `$`. */
  readonly uses = new Set<string>();
  readonly typeUses = new Set<string>();
  readonly functions: EmittedFunction[] = [];
  /** Names looked up outside the module: builtins, or what a dynamic module may have. */
  readonly outerNames = new Set<string>();
  /** Generator expressions that are used up at once; see `folding.ts`. */
  readonly foldings = new Map<IrFunction, Folding>();
  /** Parameters of comprehensions over a range: they get its start, and this is the step; see `ranges.ts`. */
  readonly ranges = new Map<IrVar, number>();
  /** Parameters of comprehensions that get a sequence of this type instead of an iterator. */
  readonly sequences = new Map<IrVar, RType>();
  /** Those of them whose items are counted by `enumerate`, from this number on. */
  readonly counters = new Map<IrVar, number>();
  /** Parameters of comprehensions over `d.items()` that take each pair apart: they get a cursor over the entries. */
  readonly pairs = new Set<IrVar>();
  /** Parameters of comprehensions over `zip` of sequences of these types: they get the first, and `$z2` … the others. */
  readonly zips = new Map<IrVar, readonly RType[]>();
  /** Variables that comprehensions get as arguments; see `handed-variables.ts`. */
  readonly handed = new Map<IrFunction, readonly IrVar[]>();
  readonly isStatic: boolean;
  /**
   * Functions know their module, for `f.__globals__`: where the program asks for it, and where code that is
   * compiled later could.
   */
  readonly showsGlobals: boolean;
  private readonly constants = new Map<string, { name: string; text: string }>();
  private readonly constantNames = new Set<string>();
  private counts = new Map<string, number>();
  private current: Scope | null = null;
  private stepped = 0;

  constructor(
    readonly module: IrModule,
    readonly typescript: boolean,
    private readonly renamings: Renamings,
    readonly parts: EmitParts,
  ) {
    this.isStatic = module.mode === "static";
    this.showsGlobals = !this.isStatic || module.lendsNames || module.file.text.includes("__globals__");
  }

  get scope(): Scope {
    if (this.current === null) throw new Error("no function is being emitted");
    return this.current;
  }

  /** Runs `write` in the scope of a function; what is written meanwhile belongs to that function in tracebacks. */
  within(fn: IrFunction, write: (scope: Scope) => void): void {
    const outer = this.current;
    const outerIndex = this.writer.functionIndex;
    this.current = new Scope(fn, outer, this.renamings);
    this.writer.functionIndex = this.functions.length;
    this.functions.push({ name: fn.name, start: fn.start, end: fn.end });
    write(this.current);
    this.current = outer;
    this.writer.functionIndex = outerIndex;
  }

  /** A variable of the module for the class of a generator that is a machine of steps. */
  steppedClass(): string {
    let { scope } = this;
    while (scope.parent !== null) scope = scope.parent;
    const name = `$Steps${++this.stepped}`;
    scope.declared.push(name);
    return name;
  }

  /** The emitted name of a runtime export, noted as used. */
  runtime(name: string): string {
    this.uses.add(name);
    return `$${name}`;
  }

  /** The name of a constant that holds a builtin which nothing rebinds. */
  builtin(name: string): string {
    this.outerNames.add(name);
    return this.hoist(`b_${name}`, `${this.runtime("builtins")}.${name}`, false);
  }

  /** The same for a builtin type as a JavaScript function. */
  builtinConstructor(name: string): string {
    this.outerNames.add(name);
    return this.hoist(
      `new_${name}`,
      `${this.runtime("callable")}(${this.runtime("builtins")}.${name})`,
      false,
    );
  }

  /** The global has a value whenever it is read. */
  isBound(name: string): boolean {
    return this.module.globals.get(name)?.isBound === true;
  }

  /** `: type` in TypeScript, nothing in JavaScript. */
  annotation(type: string): string {
    if (!this.typescript) return "";
    return `: ${this.typeName(type)}`;
  }

  /** The emitted name of a type: types of the runtime start with a capital letter. */
  typeName(type: string): string {
    return type.replace(/\b[A-Z]\w*/g, (name) => {
      if (name === "Generator") return name;
      this.typeUses.add(name);
      return `$${name}`;
    });
  }

  /** A cast to "any Python value" in TypeScript, where properties are read that only the runtime knows. */
  asValue(): string {
    return this.typescript ? ` as ${this.typeName("Value")}` : "";
  }

  /** Hoists a constant to module level, once for each text; gives its name. */
  hoist(hint: string, text: string, numbered = true): string {
    const key = `${hint} ${text}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known.name;
    let name = `$${hint}`;
    if (numbered || this.constantNames.has(name)) {
      const count = (this.counts.get(hint) ?? 0) + 1;
      this.counts.set(hint, count);
      name = `$${hint}${numbered ? "" : "_"}${count}`;
    }
    this.constantNames.add(name);
    this.constants.set(key, { name, text });
    return name;
  }

  /** The record that tells the functions of this module which module object they belong to. */
  home(): string {
    return this.hoist(
      "home",
      `{ module: null${this.typescript ? ` as ${this.typeName("Value")}` : ""} }`,
      false,
    );
  }

  /** Hoisted constants, in order of their making. */
  hoisted(): Iterable<{ name: string; text: string }> {
    return this.constants.values();
  }

  /** A float constant as a boxed value, named by its figures. */
  floatConstant(value: number): string {
    const text = formatNumber(value);
    const hint = `f${text.replace(/[.]/g, "_").replace(/[-]/g, "m").replace(/[+/ ]/g, "")}`;
    return this.hoist(hint, `${this.runtime("float")}(${text})`, false);
  }

  bytesConstant(value: Uint8Array): string {
    let latin1 = "";
    for (const byte of value) latin1 += String.fromCharCode(byte);
    return this.hoist("bytes", `${this.runtime("bytes")}(${quote(latin1)})`);
  }

  /** An array of names for calls with keywords. */
  keywordNames(names: readonly string[]): string {
    return this.hoist("kw", `[${names.map(quote).join(", ")}]`);
  }

  // ---- short ways to the parts

  expression(value: IrValue, precedence: number): void {
    this.parts.expression(this, value, precedence);
  }

  /** Maps the next text to the place that is reported when the operation `value` raises. */
  markValue(value: IrValue): void {
    const { start, end } = value;
    this.writer.map(this.isOnOneLine(start, end) ? start : reportedAt(this.module.file.text, value, start));
  }

  /** Whether `value` is reported at another line than that which it begins in. */
  isReportedElsewhere(value: IrValue): boolean {
    const { start, end } = value;
    if (this.isOnOneLine(start, end)) return false;
    const { file } = this.module;
    return file.lineOf(reportedAt(file.text, value, start)) !== file.lineOf(start);
  }

  /** The same for an operation of a statement with these operands, in order of evaluation. */
  markStatement(start: number, end: number, operands: readonly IrValue[]): void {
    const isSimple = this.isOnOneLine(start, end);
    this.writer.map(isSimple ? start : reportedAtLast(this.module.file.text, operands, start));
  }

  /** The compound node come to last: where a name that is unbound is reported, as names note no line of their own. */
  entered = 0;

  /** Comes to the bracket behind `object`, the callee or container of `whole`. */
  enterTrailer(sign: "(" | "[", object: IrValue, whole: IrValue): void {
    const isSimple = this.isOnOneLine(whole.start, whole.end);
    this.entered = isSimple ? whole.start : trailer(this.module.file.text, sign, object, whole);
  }

  /** Maps a name; if it is reported elsewhere when unbound, that place is mapped from now on. */
  markUnbound(value: IrValue): void {
    const { entered } = this;
    const { start } = value;
    if (!this.isOnOneLine(Math.min(entered, start), Math.max(entered, start))) this.writer.map(entered);
  }

  private lineStart = 0;
  private lineEnd = 0;

  private isOnOneLine(start: number, end: number): boolean {
    if (start < this.lineStart || start >= this.lineEnd) {
      const { file } = this.module;
      const line = file.lineOf(start);
      this.lineStart = file.lineStarts[line - 1]!;
      this.lineEnd = file.lineStarts[line] ?? Infinity;
    }
    return end <= this.lineEnd;
  }

  /** Maps the next text to an operation that may raise. */
  mark(offset: number): void {
    this.writer.map(offset);
  }

  /** The comma between items of a list of that many. */
  separator(count: number): void {
    this.writer.separator(count < MANY ? Infinity : WIDE);
  }

  /** Values between commas. Long lists are broken into lines. */
  list(values: readonly IrValue[]): void {
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.separator(values.length);
      this.parts.expression(this, values[i]!, 1);
    }
  }

  /** Values between commas, some spread. */
  spreadList(items: readonly SpreadItem[]): void {
    const { writer } = this;
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.separator(items.length);
      const item = items[i]!;
      if (item.spread) {
        writer.write(`...${this.runtime("spread")}(`);
        this.parts.expression(this, item.value, 1);
        writer.write(")");
      } else {
        this.parts.expression(this, item.value, 1);
      }
    }
  }
}

/** Whether reading the value again costs nothing and has no effect: it needs no temporary. */
export function isPlain(value: IrValue): boolean {
  return (value.op === "Load" && !value.checked) || (value.op === "Const" && isSimpleConst(value));
}

/** Reading it later gives the same value, whatever functions run in between. */
export function isHeld(value: IrValue): boolean {
  return isPlain(value) && !(value.op === "Load" && value.variable.captured);
}

function isSimpleConst(value: Const): boolean {
  return value.value.kind !== "str" || value.value.value.length < 20;
}
