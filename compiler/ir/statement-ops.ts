/** The operations that are statements; see `ops.ts`. */

import type { IrFunction, IrVar } from "./function.js";
import type { FieldHalf, ConstValue, IrNode, IrValue, RecordField } from "./value-ops.js";

export interface AssignVar extends IrNode {
  readonly op: "AssignVar";
  readonly variable: IrVar;
  readonly value: IrValue;
}

export interface StoreGlobal extends IrNode {
  readonly op: "StoreGlobal";
  readonly name: string;
  readonly value: IrValue;
}

/** Into the local namespace of a class body or of `exec` code. */
export interface StoreName extends IrNode {
  readonly op: "StoreName";
  readonly name: string;
  readonly value: IrValue;
}

export interface SetAttr extends IrNode {
  readonly op: "SetAttr";
  readonly object: IrValue;
  readonly name: string;
  readonly value: IrValue;
  /** Of a field that is kept in two: the number, or whether that is a float. */
  readonly half?: FieldHalf;
}

export interface SetItem extends IrNode {
  readonly op: "SetItem";
  readonly object: IrValue;
  readonly index: IrValue;
  readonly value: IrValue;
  /** Set by inference where the object is an instance of a class of the program: its methods `__setitem__`. */
  targets?: readonly IrFunction[] | undefined;
  /** As of `GetItem`. */
  field?: RecordField | undefined;
}

/** `del x`: NameError if unbound. `UnbindVar` is silent (end of `except … as e`). */
export interface DeleteVar extends IrNode {
  readonly op: "DeleteVar" | "UnbindVar";
  readonly variable: IrVar;
}

export interface DeleteName extends IrNode {
  readonly op: "DeleteGlobal" | "UnbindGlobal" | "DeleteName" | "UnbindName";
  readonly name: string;
}

export interface DeleteAttr extends IrNode {
  readonly op: "DeleteAttr";
  readonly object: IrValue;
  readonly name: string;
}

export interface DeleteItem extends IrNode {
  readonly op: "DeleteItem";
  readonly object: IrValue;
  readonly index: IrValue;
}

/** `a, *b, c = value` into variables (temporaries or locals); `star` is the index of the starred one or -1. */
export interface Unpack extends IrNode {
  readonly op: "Unpack";
  readonly value: IrValue;
  readonly variables: IrVar[];
  readonly star: number;
}

export interface Evaluate extends IrNode {
  readonly op: "Evaluate";
  readonly value: IrValue;
}

export interface If extends IrNode {
  readonly op: "If";
  readonly test: IrValue;
  readonly then: IrStmt[];
  readonly otherwise: IrStmt[];
}

/** `label` names the loop for `Break` and `Continue`. Loop `else` is a `Block` around loop and else-part. */
export interface While extends IrNode {
  readonly op: "While";
  readonly label: number;
  readonly test: IrValue;
  readonly body: IrStmt[];
  /** Check for pending callbacks at the back-edge; set by the safepoints pass. */
  safepoint: boolean;
}

/** Each item is assigned to `variable` (undefined never escapes: after the loop the last item stays). */
export interface ForIter extends IrNode {
  readonly op: "ForIter";
  readonly label: number;
  readonly variable: IrVar;
  /** Evaluated once; `iter` is applied unless `isIterator`. */
  readonly iterable: IrValue;
  readonly isIterator: boolean;
  readonly body: IrStmt[];
  safepoint: boolean;
  /** Over a str: the variable gets the numbers of the characters; set by the pass `code-points`. */
  codes?: boolean;
}

/**
 * `for x in range(...)` where `range` is the builtin: start, stop, step are evaluated once, in order; falls back to
 * the generic protocol at run time if one of them is not an int.
 */
export interface ForRange extends IrNode {
  readonly op: "ForRange";
  readonly label: number;
  readonly variable: IrVar;
  readonly from: IrValue;
  readonly to: IrValue;
  readonly by: IrValue;
  readonly body: IrStmt[];
  safepoint: boolean;
}

/** A labelled block: `Break` with its label leaves it. */
export interface Block extends IrNode {
  readonly op: "Block";
  readonly label: number;
  readonly body: IrStmt[];
}

export interface Break extends IrNode {
  readonly op: "Break";
  readonly label: number;
}

export interface Continue extends IrNode {
  readonly op: "Continue";
  readonly label: number;
}

/**
 * JavaScript's own try. In `handler` the variable `exception` holds the Python exception; a handler that
 * does not want it ends in `Rethrow`. `handler` null: only `finalizer`.
 */
export interface Try extends IrNode {
  readonly op: "Try";
  readonly body: IrStmt[];
  readonly exception: IrVar | null;
  readonly handler: IrStmt[] | null;
  readonly finalizer: IrStmt[] | null;
  /**
   * What to announce of the handlers, set by the pass `quiet-handlers`. Absent, as in code compiled without passes:
   * that they may do anything. Empty: nothing.
   */
  cases?: readonly HandlerCase[];
}

/**
 * A handler as a raise sees it: `matcher` null takes everything; `quiet`: nobody sees the traceback of what it takes, null where it
 * hands that on, so that those around it tell.
 */
export interface HandlerCase {
  readonly matcher: IrValue | null;
  readonly quiet: boolean | null | RaisesAgain;
}

/**
 * When a handler raises what it takes again: if something is true (or is not, `ifTrue`) when the `try` begins already, or if an attribute
 * of the exception is one of these values; `args` stands for the first argument.
 */
export type RaisesAgain =
  | { readonly kind: "entry"; readonly test: IrValue; readonly ifTrue: boolean }
  | {
      readonly kind: "exception";
      readonly attribute: string;
      readonly values: readonly ConstValue[];
      readonly ifTrue: boolean;
    };

export interface Return extends IrNode {
  readonly op: "Return";
  readonly value: IrValue;
}

/** `cause` is evaluated and otherwise ignored, as MicroPython does. */
export interface Raise extends IrNode {
  readonly op: "Raise";
  readonly exception: IrValue;
  readonly cause: IrValue | null;
}

/** Bare `raise`, and the end of handlers that did not match. `exception` null: RuntimeError "no active exception to reraise". */
export interface Rethrow extends IrNode {
  readonly op: "Rethrow";
  readonly exception: IrVar | null;
}

export interface ImportStar extends IrNode {
  readonly op: "ImportStar";
  readonly module: IrValue;
  /** The names that the text of the importing module has have been stored one by one. */
  readonly isListed: boolean;
}

/** Made by the safepoints pass at function entries. */
export interface Safepoint extends IrNode {
  readonly op: "Safepoint";
}

export type IrStmt =
  | AssignVar
  | StoreGlobal
  | StoreName
  | SetAttr
  | SetItem
  | DeleteVar
  | DeleteName
  | DeleteAttr
  | DeleteItem
  | Unpack
  | Evaluate
  | If
  | While
  | ForIter
  | ForRange
  | Block
  | Break
  | Continue
  | Try
  | Return
  | Raise
  | Rethrow
  | ImportStar
  | Safepoint;
