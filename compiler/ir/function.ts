/** Modules, functions and variables of the IR: everything that holds operations. */

import type { SourceFile } from "../source/source-file.js";
import type { IrStmt } from "./ops.js";
import type { RType } from "./types.js";

/** How a value is held: `boxed` is any Python value as the runtime has it, `f64` a float as a bare number. */
export type Rep = "boxed" | "f64";

/**
 * A variable of a function (parameter, local, cell or compiler temporary). All are JavaScript `let`
 * variables or parameters; closures capture them as they are, so cells need no object of their own.
 */
export interface IrVar {
  /** Python name, or a hint such as `iter` for a temporary. */
  readonly name: string;
  readonly kind: "param" | "local" | "temp";
  /** Read or written by a nested function. */
  captured: boolean;
  type: RType;
  rep: Rep;
}

/** A name of module scope that the module itself binds. */
export interface IrGlobal {
  readonly name: string;
  /** Number of places that bind it (assignments, defs, imports, `global` in functions, other modules' stores). */
  bindings: number;
  type: RType;
  /** Has a value whenever it is read; see `passes/bound-globals.ts`. */
  isBound?: boolean;
  /** The variables of the module body that stand for it, where it is kept as a number; see `passes/global-numbers.ts`. */
  held?: { readonly number: IrVar; readonly kind?: IrVar };
}

export interface IrParam {
  readonly form: "posonly" | "normal" | "vararg" | "kwonly" | "kwarg";
  readonly variable: IrVar;
  readonly hasDefault: boolean;
  /** Where its name stands in the source; absent for parameters of the compiler's own. */
  readonly place?: number;
}

export type FunctionKind = "module" | "function" | "lambda" | "class" | "comprehension";

/** The flavour asked for by a decorator of `micropython`. */
export type EmitterKind = "bytecode" | "native" | "viper" | "asm";

export interface IrFunction {
  /** As tracebacks show it: `<module>`, `<lambda>`, `<listcomp>`, `<genexpr>` … */
  readonly name: string;
  readonly kind: FunctionKind;
  readonly isGenerator: boolean;
  readonly isAsync: boolean;
  /** How many variables of functions around it the function uses or passes on; messages count them as arguments. */
  readonly closedVariables: number;
  readonly params: IrParam[];
  /** All locals and temporaries, parameters not included. */
  readonly locals: IrVar[];
  body: IrStmt[];
  readonly parent: IrFunction | null;
  readonly module: IrModule;
  readonly emitter: EmitterKind;
  /** Viper parameter and return annotations by position, `null` where none (return last). */
  readonly viperTypes: readonly (string | null)[] | null;
  /** Range of the body in the source: a position inside belongs to this function in tracebacks. */
  readonly start: number;
  readonly end: number;
  /** Inference has seen every call of the function: all are `Call` or `CallMethod` with the function among the `targets`. */
  callsKnown: boolean;
  /** All calls are known and give every parameter its argument. */
  hasAllArguments?: boolean;
  /** All calls are known and give every parameter without a default its argument, and no more than there are. */
  hasItsArguments?: boolean;
  /** A generator that is written as a machine of steps; see `passes/step-generators.ts`. */
  isStepped?: boolean;
  /** Variables of functions around such a generator, of which it takes copies when it is called. */
  carried?: readonly IrVar[];
  /** Bare floats that live in an array which closures share; see `passes/float-cells.ts`. */
  floatCells?: readonly IrVar[];
  /** Inferred result. */
  returnType: RType;
  /** How the result is given; `f64` only where all calls are known. */
  returnRep: Rep;
}

export interface IrModule {
  /** Dotted name, `__main__` for the entry. */
  readonly name: string;
  readonly file: SourceFile;
  readonly isPackage: boolean;
  /** The module body. */
  readonly init: IrFunction;
  /** Every function of the module, outer before inner, `init` first. */
  readonly functions: IrFunction[];
  readonly globals: Map<string, IrGlobal>;
  /**
   * `static`: globals are JavaScript variables. `dynamic`: all names go through the namespace object,
   * needed where `exec`, `globals()`, `import *` or the like can see or make names.
   */
  readonly mode: "static" | "dynamic";
  /** The program imports `_thread`: functions are written a second time, see `emit/resumable.ts`. */
  readonly startsThreads: boolean;
  /** Programs for the RP2's state machines are among its functions: meanwhile its globals may be instructions; see `syntax/pio-programs.ts`. */
  readonly lendsNames: boolean;
  /** Code for `exec`/`eval`: top-level names live in a separate locals namespace. */
  readonly isDynamicCode: boolean;
  /** `eval`: the init function returns the value. */
  readonly isEval: boolean;
}

/** Is it a parameter or a local of the function itself, not of one around it? */
export const declares = (fn: IrFunction, variable: IrVar): boolean =>
  fn.locals.includes(variable) || fn.params.some((p) => p.variable === variable);
