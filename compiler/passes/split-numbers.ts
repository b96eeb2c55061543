/**
 * Variables and fields that hold a float beside ints or None, such as those that begin as `0` or `None`, become two: the bare number,
 * which `choose-representations` makes one, and of which kind it is, if anybody asks. Operators on them become
 * float arithmetic; an object is made where a value goes to a place that takes any.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type {
  AssignVar,
  Compare,
  Evaluate,
  IrStmt,
  IrValue,
  Return,
  SetAttr,
  SetItem,
  Unpack,
} from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { eachBlock } from "../ir/walk.js";
import { assign, load, stmt } from "../lower/builder.js";
import { fallsThrough } from "../types/falls-through.js";
import { rowFor } from "../primitives/registry.js";
import { dropUnreadKinds } from "./kind-liveness.js";
import { hasKind, hasParts, isNumber, isTwofold, mayBeLarge } from "../types/twofold.js";
import { isComparable, isNoneTest, isTwofoldField } from "./number-kinds.js";
import { isMethodOperation, methodCall, storingCall } from "./method-calls.js";
import { giveKind, kindType, noneAt, type NumberVariables } from "./number-nodes.js";
import { NumberSplit } from "./number-parts.js";
import { chooseNumberSignatures, type NumberSignatures } from "./number-signatures.js";
import { chooseSharedNumbers } from "./shared-numbers.js";
import { isSplit, newVar, SplitVariables } from "./split-variables.js";
import { TwofoldUses } from "./twofold-variables.js";

export function splitNumbers(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((module) => module.functions);
  const known = new Map<IrFunction, TwofoldUses>();
  const usesOf = (fn: IrFunction): TwofoldUses => {
    const uses = known.get(fn) ?? new TwofoldUses(fn);
    known.set(fn, uses);
    return uses;
  };
  const shared = chooseSharedNumbers(modules, usesOf);
  for (const [fn, variables] of shared) usesOf(fn).divided(variables.keys());
  const signatures = chooseNumberSignatures(functions, usesOf);
  for (const fn of functions) {
    if (!isSplit(fn) || !(shared.has(fn) || hasTwofold(fn, signatures))) continue;
    new FunctionSplit(fn, usesOf(fn), signatures, shared.get(fn)).run();
    forgetNodes(fn);
  }
}

function hasTwofold(fn: IrFunction, signatures: NumberSignatures): boolean {
  if (signatures.has(fn)) return true;
  const { statements, values } = nodesOf(fn);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value.type.kind === "union" && hasKind(value.type)) return true;
    if (signatures.size > 0 && hasSignature(value, signatures)) return true;
  }
  for (let i = 0; i < statements.length; i++) {
    const s = statements[i]!;
    if (s.op === "SetAttr" && isTwofoldField(s)) return true;
    if (s.op === "SetItem" && hasSignature(s, signatures)) return true;
  }
  return false;
}

const hasSignature = (node: IrValue | SetItem, signatures: NumberSignatures): boolean =>
  "targets" in node && node.targets?.some((target) => signatures.has(target)) === true;

class FunctionSplit {
  private readonly variables: SplitVariables<NumberVariables>;
  private readonly kinds = new Set<IrVar>();
  private readonly numbers: NumberSplit;

  constructor(
    private readonly fn: IrFunction,
    private readonly uses: TwofoldUses,
    private readonly signatures: NumberSignatures,
    shared: ReadonlyMap<IrVar, NumberVariables> | undefined,
  ) {
    const { split, newTemporary } = (this.variables = new SplitVariables(fn, (s, halves) =>
      this.assignment(s, halves),
    ));
    for (const [variable, halves] of signatures.get(fn)?.variables ?? []) split.set(variable, halves);
    for (const [variable, halves] of shared ?? []) split.set(variable, halves);
    const rewrite = (v: IrValue): IrValue => this.rewrite(v);
    this.numbers = new NumberSplit(split, this.isStable, newTemporary, this.newKind, signatures, rewrite);
  }

  run(): void {
    const { fn } = this;
    this.chooseVariables();
    if (this.signatures.get(fn)?.givesKind === true && fallsThrough(fn.body)) {
      const at = { start: fn.end, end: fn.end };
      fn.body.push(stmt<Return>(at, { op: "Return", value: noneAt(at) }));
    }
    this.block(fn.body, undefined);
    this.variables.parameters();
    dropUnreadKinds(fn, this.kinds);
  }

  private chooseVariables(): void {
    for (const variable of this.uses.candidates()) {
      const { name, kind } = variable;
      const number = kind === "param" ? newVar(`${name}_number`, "local", FLOAT) : newVar(name, kind, FLOAT);
      const halves: NumberVariables = {
        number,
        kind: newVar(`${name}_kind`, "temp", kindType(variable.type)),
      };
      this.kinds.add(halves.kind);
      this.variables.choose(variable, halves, [number, halves.kind]);
    }
  }

  // ---------------------------------------------------------------- statements

  private readonly block = (body: IrStmt[], _context: undefined): void => {
    for (let i = 0; i < body.length; i++) {
      const s = body[i]!;
      eachBlock(s, this.block, undefined);
      const instead = this.statement(s);
      if (instead === undefined) continue;
      body.splice(i, 1, ...instead);
      i += instead.length - 1;
    }
  };

  /** What stands for the statement; `undefined` if that is itself. */
  private statement(s: IrStmt): IrStmt[] | undefined {
    const halves = s.op === "AssignVar" ? this.variables.split.get(s.variable) : undefined;
    if (halves !== undefined) return this.assignment(s as AssignVar, halves);
    if (s.op === "SetAttr" && isTwofoldField(s) && hasParts(s.value.type)) return this.store(s);
    if (s.op === "Unpack" && s.variables.some((v) => this.variables.split.has(v))) return this.unpacked(s);
    if (s.op === "Return" && this.signatures.get(this.fn)?.givesKind === true) return this.given(s);
    if (s.op === "Evaluate" && this.numbers.isOfParts(s.value)) {
      replaceValues(s, this.numbers.number);
      return undefined;
    }
    if (s.op === "SetItem" && hasSignature(s, this.signatures)) {
      const stored = storingCall(s);
      return this.statement(stored) ?? [stored];
    }
    if (s.op === "ForIter") this.variables.loopVariable(s);
    if (s.op === "If" || s.op === "While") {
      (s as { test: IrValue }).test = this.tested(s.test);
      return undefined;
    }
    replaceValues(s, this.rewrite);
    return undefined;
  }

  private assignment(s: AssignVar, { number, kind }: NumberVariables): IrStmt[] {
    const parts = this.numbers.parts(s.value);
    return [assign(s, number, parts.number), assign(s, kind, parts.kind)];
  }

  /** Gives the number, and leaves its kind: nothing comes between that and the call. */
  private given(s: Return): IrStmt[] {
    const { number, kind } = this.numbers.parts(s.value);
    const held = this.variables.newTemporary("result", FLOAT);
    const leave: Evaluate = { op: "Evaluate", value: giveKind(s, kind), start: s.start, end: s.end };
    return [assign(s, held, number), leave, { ...s, value: load(s, held) }];
  }

  /** `o.x = value`; the object comes before the value. */
  private store(s: SetAttr): IrStmt[] {
    const { object } = s;
    const before: IrStmt[] = [];
    let holder = object;
    if (object.op !== "Load" || object.checked || !this.isStable(object.variable)) {
      const held = this.variables.newTemporary("object", object.type);
      before.push(assign(object, held, this.rewrite(object)));
      holder = load(object, held);
    }
    const { number, kind } = this.numbers.parts(s.value);
    const store: SetAttr = { ...s, object: holder, value: number, half: "number" };
    const storeKind: SetAttr = { ...s, object: { ...holder }, value: kind, half: "kind" };
    return isKindOf(kind, storeKind) ? [...before, store] : [...before, store, storeKind];
  }

  /** `a, b = x, y` item by item; what else is unpacked goes through variables of its own. */
  private unpacked(s: Unpack): IrStmt[] {
    const { value, variables, star } = s;
    const items = value.op === "MakeTuple" ? value.items : [];
    if (star < 0 && items.length === variables.length && items.every((item) => !item.spread)) {
      const stores: IrStmt[] = [];
      const first = items.flatMap((item, i) => this.heldItem(s, item.value, variables[i]!, stores));
      return [...first, ...stores];
    }
    replaceValues(s, this.rewrite);
    const after: IrStmt[] = [];
    variables.forEach((variable, i) => {
      const halves = this.variables.split.get(variable);
      if (halves === undefined) return;
      const item = this.variables.newTemporary(variable.name, variable.type);
      (variables as IrVar[])[i] = item;
      after.push(...this.assignment(assign(s, variable, load(s, item)), halves));
    });
    return [s, ...after];
  }

  /** Evaluates an item, and adds what stores it, to be done when all have been evaluated. */
  private heldItem(s: Unpack, item: IrValue, variable: IrVar, stores: IrStmt[]): IrStmt[] {
    const halves = this.variables.split.get(variable);
    const evaluated: IrStmt[] = [];
    const keep = (value: IrValue, into: IrVar, held: () => IrVar): void => {
      if (value.op === "Const") return void stores.push(assign(s, into, value));
      const variable = held();
      evaluated.push(assign(s, variable, value));
      stores.push(assign(s, into, load(s, variable)));
    };
    if (halves === undefined) {
      const value = this.rewrite(item);
      keep(value, variable, () => this.variables.newTemporary(variable.name, value.type));
    } else {
      const { number, kind } = this.numbers.parts(item);
      keep(number, halves.number, () => this.variables.newTemporary(variable.name, FLOAT));
      keep(kind, halves.kind, () => this.newKind(item.type));
    }
    return evaluated;
  }

  // ---------------------------------------------------------------- values

  /** The value with objects made where they are needed. */
  private readonly rewrite = (v: IrValue): IrValue => {
    const { numbers } = this;
    if (isMethodOperation(v) && hasSignature(v, this.signatures)) return this.rewrite(methodCall(v));
    if (v.op === "Compare" && isNoneTest(v) && numbers.isOfParts(v.left)) return numbers.noneTest(v);
    if (isComparison(v) && (numbers.isOfParts(v.left) || numbers.isOfParts(v.right)))
      return numbers.compared(v);
    if (numbers.isOfParts(v)) return numbers.whole(v);
    if (v.op === "Conditional")
      return {
        ...v,
        test: this.tested(v.test),
        then: this.rewrite(v.then),
        otherwise: this.rewrite(v.otherwise),
      };
    if (v.op === "Not") return { ...v, operand: this.tested(v.operand) };
    if (v.op === "Call" || v.op === "CallMethod") {
      if (hasSignature(v, this.signatures)) return numbers.call(v);
    }
    if (takesNumbers(v)) replaceOperands(v, (o) => (isNumber(o.type) ? numbers.number(o) : this.rewrite(o)));
    else replaceOperands(v, this.rewrite);
    return v;
  };

  /** The value where nothing but its truth matters. */
  private readonly tested = (v: IrValue): IrValue => {
    if (v.op === "Logical")
      return { ...v, left: this.tested(v.left), right: this.tested(v.right), type: BOOL };
    if (v.op === "CallHelper" && v.helper === "asBool") return { ...v, args: v.args.map(this.tested) };
    return hasKind(v.type) && this.numbers.isOfParts(v) ? this.numbers.truth(v) : this.rewrite(v);
  };

  private readonly isStable = (v: IrVar): boolean => !v.captured && !this.uses.changedWithin.has(v);

  private readonly newKind = (type: RType): IrVar => {
    const variable = this.variables.newTemporary("kind", kindType(type));
    this.kinds.add(variable);
    return variable;
  };
}

/** The field keeps the kind that it has. */
function isKindOf(kind: IrValue, { object, name }: SetAttr): boolean {
  if (kind.op !== "GetAttr" || kind.half !== "kind" || kind.name !== name) return false;
  const { object: other } = kind;
  return object.op === "Load" && other.op === "Load" && object.variable === other.variable;
}

/** The operation gives the same whether an operand is a float or the int that is equal to it; one of them may be either. */
function takesNumbers(v: IrValue): boolean {
  switch (v.op) {
    case "Binary":
      if (v.targets !== undefined || v.type.kind !== "float" || !isAnyTwofold([v.left, v.right]))
        return false;
      // What raises for None tells which kind of number stood beside it.
      if (!isNumber(v.left.type) || !isNumber(v.right.type)) return false;
      return v.operator !== "/" || isComparable(v.left, v.right);
    case "Compare":
      return ORDERS.has(v.operator) && isAnyTwofold([v.left, v.right]) && isComparable(v.left, v.right);
    case "Call":
      if (v.keywords.length > 0 || !isAnyTwofold(v.args)) return false;
      if (v.func.op === "LoadBuiltin") return isConversion(v.func.name, v.args);
      return v.func.type.kind === "native" && takesFloats(v.func.type.name, v.args);
    case "CallMethod": {
      const { type } = v.object;
      if (type.kind !== "module" || type.module !== null || v.keywords.length > 0) return false;
      return isAnyTwofold(v.args) && takesFloats(`${type.name}.${v.name}`, v.args);
    }
    default:
      return false;
  }
}

/** A comparison for which bare numbers are not enough: both may be large ints. */
const isComparison = (v: IrValue): v is Compare =>
  v.op === "Compare" &&
  ORDERS.has(v.operator) &&
  isAnyTwofold([v.left, v.right]) &&
  isNumber(v.left.type) &&
  isNumber(v.right.type) &&
  !isComparable(v.left, v.right);

/** A function of the library that takes ints as the floats that are equal to them. */
function takesFloats(name: string, args: readonly IrValue[]): boolean {
  const types = args.map(({ type }) => (isNumber(type) ? FLOAT : type));
  return rowFor(`module ${name}`, types)?.result.rep === "f64";
}

const ORDERS: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** `int` and `round` keep large ints as they are. */
const isConversion = (name: string, [v, ...more]: readonly IrValue[]): boolean =>
  v !== undefined &&
  more.length === 0 &&
  (name === "float" || ((name === "int" || name === "round") && !mayBeLarge(v.type)));

const isAnyTwofold = (values: readonly IrValue[]): boolean => values.some((v) => isTwofold(v.type));
