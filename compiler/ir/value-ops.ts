/** The operations that give values, of the core IR and of the typed IR; see `ops.ts`. */

import type { BinaryOperator, CompareOperator } from "../syntax/ast.js";
import type { IrClass } from "./class.js";
import type { IrFunction, IrVar, Rep } from "./function.js";
import type { RType } from "./types.js";

export interface IrNode {
  readonly start: number;
  readonly end: number;
}

export interface ValueBase extends IrNode {
  /** `object` until inference has run. */
  type: RType;
  /** `boxed` until `unbox-floats` has run. */
  rep: Rep;
}

export type ConstValue =
  | { readonly kind: "int"; readonly value: number | bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "imaginary"; readonly value: number }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "ellipsis" };

export interface Const extends ValueBase {
  readonly op: "Const";
  readonly value: ConstValue;
}

/** Read of a variable of this or an enclosing function; `checked`: it may be unbound here, which is a NameError. */
export interface Load extends ValueBase {
  readonly op: "Load";
  readonly variable: IrVar;
  readonly checked: boolean;
}

/** Read of a global the module binds somewhere; falls back to builtins, then NameError, while unbound. */
export interface LoadGlobal extends ValueBase {
  readonly op: "LoadGlobal";
  readonly name: string;
}

/** A builtin that nothing in the program rebinds: emitted as a direct reference to the runtime. */
export interface LoadBuiltin extends ValueBase {
  readonly op: "LoadBuiltin";
  readonly name: string;
}

/** A name nobody is known to bind: looked up at run time in the module's namespace, builtins, else NameError. */
export interface LoadUnknown extends ValueBase {
  readonly op: "LoadUnknown";
  readonly name: string;
}

/**
 * A name that the class body or the `exec` code itself binds: its local namespace first, then as a global.
 * (A name a class body only reads is a plain `Load` of the enclosing function's variable, or a global.)
 */
export interface LoadName extends ValueBase {
  readonly op: "LoadName";
  readonly name: string;
}

/** `inplace`: the operator of `a += b`; may mutate the left operand. */
export interface Binary extends ValueBase {
  readonly op: "Binary";
  readonly operator: BinaryOperator;
  readonly inplace: boolean;
  readonly left: IrValue;
  readonly right: IrValue;
  /** Set by inference where the left operand is an instance of a class of the program whose method does it. */
  targets?: readonly IrFunction[] | undefined;
}

export interface Unary extends ValueBase {
  readonly op: "Unary";
  readonly operator: "-" | "+" | "~";
  readonly operand: IrValue;
}

/** Truth of the operand, negated; gives a bool. */
export interface Not extends ValueBase {
  readonly op: "Not";
  readonly operand: IrValue;
}

/** One comparison; chains are `Logical` over comparisons with the middle operand in a temporary. */
export interface Compare extends ValueBase {
  readonly op: "Compare";
  readonly operator: CompareOperator;
  readonly left: IrValue;
  readonly right: IrValue;
  /** The special methods of the left operand, one of which does it, if nothing else can. */
  targets?: readonly IrFunction[] | undefined;
}

/** `and`, `or`: gives one of the operands. */
export interface Logical extends ValueBase {
  readonly op: "Logical";
  readonly operator: "and" | "or";
  readonly left: IrValue;
  readonly right: IrValue;
}

export interface Conditional extends ValueBase {
  readonly op: "Conditional";
  readonly test: IrValue;
  readonly then: IrValue;
  readonly otherwise: IrValue;
}

export interface Keyword {
  readonly name: string;
  readonly value: IrValue;
}

/** `f(a, b, k=c)` without stars. */
export interface Call extends ValueBase {
  readonly op: "Call";
  readonly func: IrValue;
  readonly args: IrValue[];
  readonly keywords: Keyword[];
  /** Set by inference where nothing else can be called; for a class its `__init__`. */
  targets?: readonly IrFunction[] | undefined;
}

/** `o.name(a, b, k=c)` without stars: no bound method object is made. */
export interface CallMethod extends ValueBase {
  readonly op: "CallMethod";
  readonly object: IrValue;
  readonly name: string;
  readonly args: IrValue[];
  readonly keywords: Keyword[];
  /** Set by inference where the object is an instance of a class of the program, and nothing else can be called. */
  targets?: readonly IrFunction[] | undefined;
  /** Set by inference: `super().__init__(…)` that only fills the built-in part of an exception. */
  fillsException?: boolean;
}

/** A call with `*x` or `**x` somewhere. */
export interface CallSpread extends ValueBase {
  readonly op: "CallSpread";
  readonly func: IrValue;
  readonly args: SpreadItem[];
  /** `name` null: `**value`. */
  readonly keywords: { readonly name: string | null; readonly value: IrValue }[];
}

export interface SpreadItem {
  readonly spread: boolean;
  readonly value: IrValue;
}

export interface GetAttr extends ValueBase {
  readonly op: "GetAttr";
  readonly object: IrValue;
  readonly name: string;
  /** Of a field that is kept in two: the number, or of which kind that is. */
  readonly half?: FieldHalf;
}

/** The parts of a field that holds floats beside ints or None; `first` is the kind where the number has not been read before. */
export type FieldHalf = "number" | "kind" | "first";

export interface GetItem extends ValueBase {
  readonly op: "GetItem";
  readonly object: IrValue;
  readonly index: IrValue;
  /** Set by inference where the object is an instance of a class of the program: its methods `__getitem__`. */
  targets?: readonly IrFunction[] | undefined;
  /** Set by `passes/record-fields.ts` where the object is a dict that a display has probably made. */
  field?: RecordField | undefined;
}

/** Where a value is in a dict that was made by a display with these keys. */
export interface RecordField {
  readonly keys: readonly string[];
  readonly at: number;
}

/** Absent parts are None constants. */
export interface MakeSlice extends ValueBase {
  readonly op: "MakeSlice";
  readonly lower: IrValue;
  readonly upper: IrValue;
  readonly step: IrValue;
}

export interface MakeSequence extends ValueBase {
  readonly op: "MakeTuple" | "MakeList" | "MakeSet";
  readonly items: SpreadItem[];
}

/** `key` null: `**value`. Each key is evaluated before its value. */
export interface MakeDict extends ValueBase {
  readonly op: "MakeDict";
  readonly items: { readonly key: IrValue | null; readonly value: IrValue }[];
}

/** `positionalDefaults` belong to the last parameters of forms posonly/normal; `keywordDefaults` by name. */
export interface MakeFunction extends ValueBase {
  readonly op: "MakeFunction";
  readonly fn: IrFunction;
  readonly positionalDefaults: IrValue[];
  readonly keywordDefaults: Keyword[];
}

export interface MakeClass extends ValueBase {
  readonly op: "MakeClass";
  readonly cls: IrClass;
  readonly bases: SpreadItem[];
  readonly keywords: Keyword[];
}

/**
 * List, set or dict comprehension. `fn` is of kind "comprehension": its one parameter is the iterator over the
 * outermost iterable (already `iter`ed), its body returns the finished container.
 */
export interface MakeComprehension extends ValueBase {
  readonly op: "MakeComprehension";
  readonly fn: IrFunction;
  /** The outermost iterable, evaluated in the enclosing scope. */
  readonly iterable: IrValue;
}

/** An f-string: parts joined. */
export interface JoinStr extends ValueBase {
  readonly op: "JoinStr";
  /** Each gives a str. */
  readonly parts: IrValue[];
}

/** `format(value, spec)` after the conversion: gives a str. */
export interface FormatValue extends ValueBase {
  readonly op: "FormatValue";
  readonly value: IrValue;
  readonly conversion: "r" | "s" | "a" | null;
  /** A str value, or null for none. */
  readonly spec: IrValue | null;
}

/** `t"…"`: strings are one more than the interpolations. */
export interface MakeTemplate extends ValueBase {
  readonly op: "MakeTemplate";
  readonly strings: string[];
  readonly fields: {
    readonly value: IrValue;
    readonly text: string;
    readonly conversion: "r" | "s" | "a" | null;
    readonly spec: IrValue;
  }[];
}

/** Walrus and compiler temporaries: assigns and gives the value. */
export interface AssignExpr extends ValueBase {
  readonly op: "AssignExpr";
  readonly variable: IrVar;
  readonly value: IrValue;
}

/** Walrus at module scope (or to a `global` name), or in a class body / exec code (`local` namespace). */
export interface AssignNameExpr extends ValueBase {
  readonly op: "AssignNameExpr";
  readonly scope: "global" | "name";
  readonly name: string;
  readonly value: IrValue;
}

/** Evaluates all, gives the last. */
export interface Seq extends ValueBase {
  readonly op: "Seq";
  readonly values: IrValue[];
}

export interface Yield extends ValueBase {
  readonly op: "Yield";
  readonly value: IrValue;
}

/** `yield from` and `await` (`isAwait`). */
export interface YieldFrom extends ValueBase {
  readonly op: "YieldFrom";
  readonly value: IrValue;
  readonly isAwait: boolean;
}

/** Bool: does the caught exception match this type or tuple of types? */
export interface MatchException extends ValueBase {
  readonly op: "MatchException";
  readonly exception: IrVar;
  readonly matcher: IrValue;
}

/**
 * `import a.b.c`: gives the module `a` (`want: "top"`) or `a.b.c` (`want: "leaf"`); `level` counts the dots of a
 * relative import, `names` are those of `from … import` (they may be submodules).
 */
export interface ImportModule extends ValueBase {
  readonly op: "ImportModule";
  readonly path: string;
  readonly level: number;
  readonly want: "top" | "leaf";
  readonly names: readonly string[];
  /** Start of the statement, where it is reported. */
  readonly statement: number;
}

/** `from m import name`. */
export interface ImportName extends ValueBase {
  readonly op: "ImportName";
  readonly module: IrValue;
  readonly name: string;
  /** Start of the statement, where it is reported. */
  readonly statement: number;
}

/** Runtime helper by name (an export of `runtime-hal/core/emitted.ts` without its `$`), for protocols the lowering spells out. */
export interface CallHelper extends ValueBase {
  readonly op: "CallHelper";
  readonly helper: Helper;
  readonly args: IrValue[];
}

/**
 * The helpers lowering may use:
 * iter(v) an iterator (internal protocol) · nextOrUndefined(it) next item, JavaScript undefined at the end ·
 * lookupExit(mgr) its __exit__, for the next two, or AttributeError · enterContext(mgr) calls __enter__ ·
 * exitContext(exit, mgr) calls it with three Nones · exitContextWith(exit, mgr, exc) gives a bool: swallow? ·
 * aiter(v) · anext(it) awaitable · isStopAsyncIteration(exc) a bool · newList() · newSet() · newDict() of comprehensions, with
 * listAppend(list, v) · setAdd(set, v) · dictStore(d, k, v) · asBool(v) truth as a bool ·
 * methodSuper(class, self) the object of `super().method()` ·
 * enterHandler(exc) is handled from now on · leaveHandler() nothing is (both for `sys.exc_info`) ·
 * hasName(module, name) `import *` would bring the name
 */
export type Helper =
  | "iter"
  | "nextOrUndefined"
  | "lookupExit"
  | "enterContext"
  | "exitContext"
  | "exitContextWith"
  | "aiter"
  | "anext"
  | "isStopAsyncIteration"
  | "listAppend"
  | "setAdd"
  | "dictStore"
  | "asBool"
  | "newList"
  | "newSet"
  | "newDict"
  | "methodSuper"
  | "enterHandler"
  | "leaveHandler"
  | "hasName";

// ---- typed: made by specialise and the passes after it

/** A row of `primitives/`: a runtime function or an operator template known to fit the operand types. */
export interface Primitive extends ValueBase {
  readonly op: "Primitive";
  readonly name: string;
  readonly args: IrValue[];
}

/** f64 to a boxed float. */
export interface Box extends ValueBase {
  readonly op: "Box";
  readonly value: IrValue;
}

/** A value known to be a float (or, with `coerce`, an int or float) to f64. */
export interface Unbox extends ValueBase {
  readonly op: "Unbox";
  readonly value: IrValue;
  readonly coerce: boolean;
}

/** An argument that a call with all others in place leaves out: the function fills in its default. */
export interface Absent extends ValueBase {
  readonly op: "Absent";
}

export type IrValue =
  | Const
  | Load
  | LoadGlobal
  | LoadBuiltin
  | LoadUnknown
  | LoadName
  | Binary
  | Unary
  | Not
  | Compare
  | Logical
  | Conditional
  | Call
  | CallMethod
  | CallSpread
  | GetAttr
  | GetItem
  | MakeSlice
  | MakeSequence
  | MakeDict
  | MakeFunction
  | MakeClass
  | MakeComprehension
  | JoinStr
  | FormatValue
  | MakeTemplate
  | AssignExpr
  | AssignNameExpr
  | Seq
  | Yield
  | YieldFrom
  | MatchException
  | ImportModule
  | ImportName
  | CallHelper
  | Primitive
  | Box
  | Unbox
  | Absent;
