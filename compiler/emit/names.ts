/**
 * Python names in JavaScript. A variable keeps its name where it can; words that mean something to JavaScript get
 * a `$` behind them. Functions are scopes in both languages, so nested functions see the right variable as
 * long as no function in between, or the module, has another one that is *spelled* alike; where that would
 * happen (a `global x` below a function with its own `x`), the variable met is renamed (see `Scope.reach`).
 */

import type { Folding } from "./folding.js";
import type { IrFunction, IrVar } from "../ir/function.js";
import { walkValues } from "../ir/walk.js";

const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof var void while with yield arguments eval " +
    // Global names that emitted text itself may use.
    "undefined NaN Infinity Math Number BigInt Object Float64Array globalThis"
  ).split(" "),
);

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const mangled = new Map<string, string>();

/** The JavaScript identifier for a Python one. Distinct names stay distinct. */
export function mangle(name: string): string {
  let result = mangled.get(name);
  if (result === undefined) {
    result = RESERVED.has(name)
      ? `${name}$`
      : PLAIN.test(name) || IDENTIFIER.test(name)
        ? name
        : escapeName(name);
    mangled.set(name, result);
  }
  return result;
}

/** Characters that MicroPython takes and JavaScript does not become `$` and their code in hexadecimal. */
function escapeName(name: string): string {
  let result = "$x";
  for (const char of name)
    result += /[\p{ID_Continue}]/u.test(char) ? char : `$${char.codePointAt(0)!.toString(16)}$`;
  return result;
}

/** Whether `$name` can follow a dot. */
export function isIdentifier(name: string): boolean {
  return PLAIN.test(name) || IDENTIFIER.test(name);
}

/** The JavaScript name of a function: never that of a variable. `<lambda>` loses its brackets. */
export function functionName(fn: IrFunction): string {
  const bare = fn.name.startsWith("<") ? fn.name.slice(1, -1) : fn.name;
  return `${mangle(bare)}$`;
}

/** Thrown when a name chosen earlier hides another one; the module is then written again with the renaming noted. */
export class NameClash extends Error {
  constructor(readonly hidden: IrVar | string) {
    super("name clash");
  }
}

/** Renamings found necessary: variables, and globals by name. */
export type Renamings = Set<IrVar | string>;

/** What stands for `break` and `continue` in a loop that is taken apart into steps. */
export interface Jump {
  exit(): string;
  next(): string;
}

/** The names of one function's variables, linked to the enclosing functions. */
export class Scope {
  private readonly taken = new Set<string>();
  private readonly nameOf: Map<IrVar, { text: string; scope: Scope }>;
  /** Numbers for temporaries; nested functions go on counting, so they hide none. */
  private counter: number;
  private free: string[] = [];
  /** Temporaries that need a declaration at the function's head. */
  readonly declared: string[] = [];
  /** The array of floats that closures share, if there is one; see `passes/float-cells.ts`. */
  readonly floats: string | undefined;
  private usesScratch = [false, false];
  /** Labels that a `break` or `continue` needs to name. */
  labels: ReadonlySet<number> = new Set();
  /** The loops and blocks around the statement being written that are taken apart into steps, by label. */
  readonly jumps = new Map<number, Jump>();
  /** The body is a machine of steps: what it returns ends it. */
  isStepped = false;
  /** The function is written as a generator that can be left at a wait; see `resumable.ts`. */
  isResumable = false;
  /** The loop being written counts its rounds in a variable; see `fuel.ts`. */
  countsItself = false;
  /** The arrays that the loop being written holds in variables; see `held-arrays.ts`. */
  readonly held = new Map<IrVar, { readonly items: string; readonly length: string }>();
  /** How the generator expression being written is used up. */
  folding: Folding | null = null;
  /** The label of the innermost loop being written. */
  innermostLoop = -1;
  /** What was announced outside of each `try` body being written, outermost first; see `tries.ts`. */
  readonly guards: string[] = [];
  /** How many `try` statements stand around the statement being written. */
  tries = 0;
  /** How many of them are outside of the loop or block with a label. */
  readonly guardsOutside = new Map<number, number>();

  constructor(
    readonly fn: IrFunction,
    readonly parent: Scope | null,
    private readonly renamings: Renamings,
  ) {
    this.nameOf = parent ? parent.nameOf : new Map();
    this.counter = parent ? parent.counter : 0;
    for (const param of fn.params) this.declare(param.variable);
    for (const variable of fn.locals) this.declare(variable);
    const { floatCells } = fn;
    if (floatCells === undefined) return;
    this.floats = `$numbers${++this.counter}`;
    floatCells.forEach((variable, i) => this.bind(variable, `${this.floats}[${i}]`));
  }

  /** Gives a variable its name in this function. */
  declare(variable: IrVar): void {
    let text: string;
    if (variable.kind === "temp") text = `$${mangle(variable.name)}${++this.counter}`;
    else {
      text = mangle(variable.name);
      if (this.renamings.has(variable) || this.taken.has(text)) text = `${text}$${++this.counter}`;
    }
    this.taken.add(text);
    this.nameOf.set(variable, { text, scope: this });
  }

  /** A variable of the emitted text's own. */
  bind(variable: IrVar, text: string): void {
    this.nameOf.set(variable, { text, scope: this });
  }

  /** From now on the variables are fields of the object with this name. */
  moveToFields(object: string, variables: Iterable<IrVar>): void {
    this.isStepped = true;
    for (const variable of variables) {
      const { text } = this.nameOf.get(variable)!;
      // A variable of a machine of steps around this one is a field already.
      const bare = text.slice(text.lastIndexOf(".") + 1);
      this.nameOf.set(variable, { text: `${object}${bare === text ? "v$" : ""}${bare}`, scope: this });
    }
  }

  /** The same with copies of variables of functions around, until what it gives back is called. */
  copyToFields(object: string, variables: readonly IrVar[]): () => void {
    const before = variables.map((variable) => [variable, this.nameOf.get(variable)!] as const);
    this.moveToFields(object, variables);
    return () => {
      for (const [variable, name] of before) this.nameOf.set(variable, name);
    };
  }

  /** Is the variable read somewhere where it may have no value? */
  mayBeUnbound(variable: IrVar): boolean {
    if (this.unbound === undefined) {
      const found = new Set<IrVar>();
      walkValues(this.fn.body, (v) => {
        if (v.op === "Load" && v.checked) found.add(v.variable);
      });
      this.unbound = found;
    }
    return this.unbound.has(variable);
  }
  private unbound: ReadonlySet<IrVar> | undefined;

  /** The name of a variable of this or an enclosing function. */
  variable(variable: IrVar): string {
    const entry = this.nameOf.get(variable);
    if (entry === undefined)
      throw new Error(`variable ${variable.name} is not declared in ${this.fn.name} or around it`);
    if (entry.scope !== this) this.reach(entry.text, entry.scope, variable);
    return entry.text;
  }

  /** A variable of the module body: a global, to the program. */
  isOfModule(variable: IrVar): boolean {
    return this.nameOf.get(variable)?.scope.parent === null;
  }

  /** The name of a global of a static module. */
  global(name: string): string {
    let text = mangle(name);
    if (this.renamings.has(name)) text = `${text}$global`;
    this.reach(text, null, name);
    return text;
  }

  /** Makes sure that no scope between here and `owner` has a variable spelled like `text`. */
  private reach(text: string, owner: Scope | null, hidden: IrVar | string): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- walking up a list that starts here
    for (let scope: Scope | null = this; scope !== owner && scope !== null; scope = scope.parent) {
      if (scope.taken.has(text)) throw new NameClash(hidden);
    }
  }

  /**
   * One of two temporaries that are used at once: nothing that could use them again is evaluated between
   * their assignment and their last use.
   */
  scratch(which: 0 | 1): string {
    if (!this.usesScratch[which]) {
      this.usesScratch[which] = true;
      this.declared.push(which === 0 ? "$t" : "$u");
    }
    return which === 0 ? "$t" : "$u";
  }

  /** A temporary that stays untouched until `release`. */
  acquire(): string {
    const name = this.free.pop();
    if (name !== undefined) return name;
    const fresh = `$t${++this.counter}`;
    this.declared.push(fresh);
    return fresh;
  }

  release(name: string): void {
    this.free.push(name);
  }
}
