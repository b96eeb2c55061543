/**
 * What reads and writes `d[k]` behind a test `k in d`, up to where the entry that the test has found need not be that of `d[k]` any
 * more: something may have been removed from a dict, or the names mean something else. Code of the program may do both, so
 * whatever may run some ends it, and so do loops, in which interrupt handlers run.
 */

import type { IrVar } from "../ir/function.js";
import type { Compare, IrStmt, IrValue, Logical, Primitive, SetItem } from "../ir/ops.js";
import { isSame } from "../ir/same-value.js";
import type { RType } from "../ir/types.js";
import { eachOperand } from "../ir/walk.js";
import { isBuiltin, isPlainType } from "../types/type-kinds.js";
import { CHANGES, ownEffects } from "./effects.js";

/** What the variable with the entry may hold: bits. None of them: something that is not the entry of the key any more. */
type Known = number;
const NOTHING: Known = 0;
/** `undefined`: the key was not there. */
const MISSING: Known = 1;
const FOUND: Known = 2;
/** Control does not come here. */
const UNREACHED: Known = 4;

function either(a: Known, b: Known): Known {
  if (a === UNREACHED) return b;
  if (b === UNREACHED) return a;
  return a === NOTHING || b === NOTHING ? NOTHING : a | b;
}

/** Hashing and comparing keys of the type runs no code of the program. */
export const isPlainKey = (t: RType): boolean =>
  isPlainType(t) ||
  (t.kind === "tuple" && t.elements.every(isPlainKey) && (t.item === undefined || isPlainKey(t.item)));

/**
 * Primitives that change something, but remove nothing from a dict if the operand at that place is plain: one that is hashed or
 * converted. -1: whatever the operands are.
 */
const KEEPS_ENTRIES: ReadonlyMap<string, number> = new Map([
  ["list.append", -1],
  ["bytearray.append", 1],
  ["dict.get1", 1],
  ["dict.get2", 1],
  ["dict.entryOf", 1],
  ["dict.found", 3],
  ["dict.foundOr", 3],
  ["dict.put", 1],
  ["set.add1", 1],
]);

export class EntryUses {
  /** Values that ask for the entry: `d[k]`, and the entry of `d[k] += 1`. */
  readonly reads = new Set<IrValue>();
  readonly stores = new Set<SetItem>();
  /** The last statement that was looked at, in the list with the test. */
  last: IrStmt | undefined;
  private known = NOTHING;
  private isBehind = false;

  constructor(private readonly test: Compare) {}

  /** Looks through the statement with the test and those behind it. */
  follow(body: readonly IrStmt[], from: number): void {
    for (let i = from; i < body.length && !this.isOver; i++) {
      this.last = body[i];
      this.statement(body[i]!);
    }
  }

  private get isOver(): boolean {
    return this.isBehind && (this.known === NOTHING || this.known === UNREACHED);
  }

  /** What is known behind a list of statements that begins with that. */
  private block(body: readonly IrStmt[], known: Known): Known {
    this.known = known;
    for (const s of body) {
      if (this.isOver) break;
      this.statement(s);
    }
    return this.known;
  }

  private statement(s: IrStmt): void {
    switch (s.op) {
      case "If": {
        const [ifTrue, ifFalse] = this.condition(s.test);
        const then = this.block(s.then, ifTrue);
        this.known = either(then, this.block(s.otherwise, ifFalse));
        return;
      }
      case "While": {
        this.known = NOTHING;
        this.block(s.body, this.condition(s.test)[0]);
        this.known = NOTHING;
        return;
      }
      case "AssignVar":
        this.value(s.value);
        return this.assigned(s.variable);
      case "Unpack":
        this.value(s.value);
        // Other iterables may be iterators of the program.
        if (!isBuiltin(s.value.type)) this.known = NOTHING;
        return s.variables.forEach(this.assigned);
      case "StoreGlobal":
        this.value(s.value);
        return this.drop((v) => v.op === "LoadGlobal" && v.name === s.name);
      case "SetItem":
        return this.store(s);
      case "SetAttr":
        this.value(s.object);
        this.value(s.value);
        // Only what is a field for certain has no setter.
        if (s.object.type.kind !== "instance" || !s.object.type.cls.assigned.has(s.name))
          this.known = NOTHING;
        return this.drop((v) => v.op === "GetAttr" && v.name === s.name);
      case "Evaluate":
        return this.value(s.value);
      case "Return":
        this.value(s.value);
        this.known = UNREACHED;
        return;
      case "Break":
      case "Continue":
        this.known = UNREACHED;
        return;
      default:
        this.known = NOTHING;
    }
  }

  private store(s: SetItem): void {
    this.value(s.object);
    this.value(s.index);
    this.value(s.value);
    const { test } = this;
    if (this.known === FOUND && isSame(s.object, test.right) && isSame(s.index, test.left))
      this.stores.add(s);
    else if (!isBuiltin(s.object.type) || !isPlainKey(s.index.type)) this.known = NOTHING;
  }

  /** What is known behind a test that is true, and behind one that is not. */
  private condition(v: IrValue): readonly [Known, Known] {
    if (v === this.test) {
      this.isBehind = true;
      return this.test.operator === "in" ? [FOUND, MISSING] : [MISSING, FOUND];
    }
    if (v.op === "Not") {
      const [ifTrue, ifFalse] = this.condition(v.operand);
      return [ifFalse, ifTrue];
    }
    if (v.op === "Logical") return this.logical(v);
    this.value(v);
    return [this.known, this.known];
  }

  private logical({ operator, left, right }: Logical): readonly [Known, Known] {
    const [ifTrue, ifFalse] = this.condition(left);
    this.known = operator === "and" ? ifTrue : ifFalse;
    const [both, one] = this.condition(right);
    return operator === "and" ? [both, either(one, ifFalse)] : [either(ifTrue, both), one];
  }

  private readonly value = (v: IrValue): void => {
    if (v === this.test || v.op === "Logical") {
      this.known = either(...this.condition(v));
    } else if (v.op === "Conditional") {
      const [ifTrue, ifFalse] = this.condition(v.test);
      this.known = ifTrue;
      this.value(v.then);
      const then = this.known;
      this.known = ifFalse;
      this.value(v.otherwise);
      this.known = either(then, this.known);
    } else {
      eachOperand(v, this.value, undefined);
      if (this.known === NOTHING) return;
      if ((this.known & FOUND) !== 0 && this.isRead(v)) this.reads.add(v);
      else if (v.op === "AssignExpr") this.assigned(v.variable);
      else if (!keepsEntries(v)) this.known = NOTHING;
    }
  };

  private isRead(v: IrValue): boolean {
    const { left: key, right: dict } = this.test;
    if (v.op === "GetItem") return isSame(v.object, dict) && isSame(v.index, key);
    if (v.op !== "Primitive" || v.name !== "dict.entryOf") return false;
    return isSame(v.args[0]!, dict) && isSame(v.args[1]!, key);
  }

  private readonly assigned = (variable: IrVar): void =>
    this.drop((v) => v.op === "Load" && v.variable === variable);

  /** Forgets what is known if the dict or the key is made of such a value. */
  private drop(changes: (v: IrValue) => boolean): void {
    const mentions = (v: IrValue): boolean => {
      let found = changes(v);
      eachOperand(v, (operand) => (found ||= mentions(operand)), undefined);
      return found;
    };
    if (mentions(this.test.left) || mentions(this.test.right)) this.known = NOTHING;
  }
}

/** Does the operation itself, once its operands are there, leave all entries of all dicts where they are? */
function keepsEntries(v: IrValue): boolean {
  switch (v.op) {
    case "MakeTuple":
    case "MakeList":
      return v.items.every((item) => !item.spread);
    case "MakeDict":
    case "MakeSet":
      return v.items.length === 0;
    case "GetItem":
      return isBuiltin(v.object.type) && isPlainKey(v.index.type);
    case "Compare":
      return v.operator.startsWith("is") || (isPlainKey(v.left.type) && isPlainKey(v.right.type));
    case "LoadBuiltin":
    case "MakeFunction":
    case "Not":
    case "Seq":
      return true;
    case "Call":
      // `set()` and the like.
      return (
        v.func.op === "LoadBuiltin" && MAKERS.has(v.func.name) && v.args.length + v.keywords.length === 0
      );
    case "Primitive":
      return keepsAll(v) || (ownEffects(v) & CHANGES) === 0;
    default:
      return (ownEffects(v) & CHANGES) === 0;
  }
}

function keepsAll({ name, args }: Primitive): boolean {
  const at = KEEPS_ENTRIES.get(name);
  return at !== undefined && (at < 0 || isPlainKey(args[at]!.type));
}

const MAKERS: ReadonlySet<string> = new Set(["set", "list", "dict"]);
