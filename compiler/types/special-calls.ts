/**
 * What calls methods without naming them in a call: operators and subscripts of instances, calls of instances, calls of what
 * a field holds, such as `self.clock(1)` with a pin in the field, and calls by a name behind a dot that hand on no receiver: of static
 * methods, and of methods that are read off their class. While types still grow it is only noted what they may
 * call; in the end the methods are written down where nothing else can come of the node.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { IrFunction } from "../ir/function.js";
import { forgetNodes } from "../ir/nodes.js";
import type { Binary, Call, CallMethod, Compare, GetAttr, GetItem, SetItem } from "../ir/ops.js";
import { OBJECT, type RType } from "../ir/types.js";
import type { ClassTable } from "./class-table.js";
import { membersOf } from "./type-kinds.js";

/** What special methods of instances do. */
export type MethodOperation = Binary | Call | Compare | GetItem | SetItem;

/** What is needed of the state of inference. */
interface Functions {
  readonly classes: ClassTable;
  readonly calledIndirectly: Set<IrFunction>;
  readonly escapes: { isEscaped(fn: IrFunction): boolean };
}

/** The methods that an operation may call with the types that its operands have, and those it might have with earlier ones. */
interface Noted {
  methods: readonly IrFunction[] | undefined;
  readonly ever: Set<IrFunction>;
}

export class SpecialCalls {
  private readonly operations = new Map<MethodOperation, Noted>();
  /** Calls of fields, with the function they stand in and the methods `__call__` that they may call. */
  private readonly fieldCalls = new Map<CallMethod, { within: IrFunction; methods: Set<IrFunction> }>();

  /** Calls of static methods, and of functions of classes, with the functions they stand in and those that they may call. */
  private readonly plainCalls = new Map<CallMethod, { within: IrFunction; ever: Set<IrFunction> }>();

  constructor(private readonly state: Functions) {}

  /** The operation calls one of these methods. */
  operation(v: MethodOperation, methods: readonly IrFunction[]): void {
    const noted = this.operations.get(v);
    if (noted === undefined) this.operations.set(v, { methods, ever: new Set(methods) });
    else {
      noted.methods = methods;
      for (const fn of methods) noted.ever.add(fn);
    }
  }

  /** The operation is looked at again: with the types that its operands have now it may call something else, or nothing. */
  forget(v: MethodOperation): void {
    const noted = this.operations.size > 0 ? this.operations.get(v) : undefined;
    if (noted !== undefined) noted.methods = undefined;
  }

  /** `o.name(…)` calls what a field of an instance holds. */
  ofField(v: CallMethod, within: IrFunction): void {
    if (!this.fieldCalls.has(v)) this.fieldCalls.set(v, { within, methods: new Set() });
  }

  /** What the field holds is an instance, with these methods for calls of it. Gives `false` if it is no call of a field. */
  ofFieldInstance(v: CallMethod, methods: readonly IrFunction[]): boolean {
    const call = this.fieldCalls.get(v);
    for (const fn of methods) call?.methods.add(fn);
    return call !== undefined;
  }

  /** `o.name(…)` calls this function, and does not give it `o`. */
  plain(v: CallMethod, within: IrFunction, fn: IrFunction): void {
    const noted = this.plainCalls.get(v);
    if (noted === undefined) this.plainCalls.set(v, { within, ever: new Set([fn]) });
    else noted.ever.add(fn);
  }

  /** Methods may be hidden: all is noted again. */
  clear(): void {
    this.plainCalls.clear();
    this.operations.clear();
    this.fieldCalls.clear();
  }

  /**
   * Writes down what is called. A method that may give NotImplemented, whose type is `object`, leaves the operator to the
   * runtime, which calls the method out of sight.
   */
  resolve(): void {
    for (const [v, { methods, ever }] of this.operations) {
      if (methods !== undefined && isSureOf(v, methods) && this.areDirect(methods)) {
        if (v.op === "Call") asMethodCall(v, v.func);
        v.targets = methods;
        for (const fn of methods) ever.delete(fn);
      }
      this.areIndirect(ever);
    }
    for (const [v, { within, methods }] of this.fieldCalls) this.resolveField(v, within, methods);
    for (const [v, { within, ever }] of this.plainCalls) this.resolvePlain(v, within, ever);
  }

  /** `self.check(a)` of a static method becomes the call of the function that `self.check` is. */
  private resolvePlain(v: CallMethod, within: IrFunction, ever: Set<IrFunction>): void {
    const { object, name } = v;
    const fn = this.state.classes.functionOf(object.type, name);
    if (fn !== undefined) {
      forgetNodes(within);
      ever.delete(fn);
      const { start } = v;
      const type: RType = { kind: "function", fn };
      const func: GetAttr = { op: "GetAttr", start, end: object.end, object, name, type, rep: "boxed" };
      const call: Pick<Call, "op" | "func" | "targets"> = { op: "Call", func, targets: [fn] };
      Object.assign(v, call);
    }
    this.areIndirect(ever);
  }

  private resolveField(v: CallMethod, within: IrFunction, methods: ReadonlySet<IrFunction>): void {
    const { classes } = this.state;
    const { object, name } = v;
    const family = object.type.kind === "instance" ? classes.get(object.type.cls).family : undefined;
    if (family === undefined || family.opaque || isSpecialName(name) || classes.isBound(family, name))
      return this.areIndirect(methods);
    forgetNodes(within);
    const type: RType = family.fields.get(name)?.type ?? OBJECT;
    const { start } = v;
    const func: GetAttr = { op: "GetAttr", start, end: object.end, object, name, type, rep: "boxed" };
    const called = type.kind === "instance" && v.keywords.length === 0 ? this.callsOf(type) : undefined;
    if (called !== undefined && this.areDirect(called)) {
      asMethodCall(v, func);
      v.targets = called;
      return;
    }
    this.areIndirect(methods);
    const call: Pick<Call, "op" | "func" | "targets"> = { op: "Call", func, targets: undefined };
    Object.assign(v, call);
  }

  /** The methods that calling such an instance calls. */
  private callsOf({ cls }: RType & { kind: "instance" }): readonly IrFunction[] | undefined {
    const { classes } = this.state;
    return classes.ownMethods(classes.get(cls), "__call__");
  }

  private areDirect(methods: readonly IrFunction[]): boolean {
    return methods.every((fn) => !this.state.escapes.isEscaped(fn) && !fn.isGenerator && !fn.isAsync);
  }

  private areIndirect(methods: Iterable<IrFunction>): void {
    for (const fn of methods) this.state.calledIndirectly.add(fn);
  }
}

function isSureOf(v: MethodOperation, methods: readonly IrFunction[]): boolean {
  switch (v.op) {
    case "Binary":
    case "Compare":
      return v.left.type.kind === "instance" && methods.every((fn) => isPlainResult(fn.returnType));
    case "Call":
      return v.func.type.kind === "instance" && v.keywords.length === 0;
    default:
      return v.object.type.kind === "instance";
  }
}

/** `pin(1)` of an instance becomes `pin.__call__(1)`. */
function asMethodCall(v: Call | CallMethod, object: CallMethod["object"]): void {
  const method: Pick<CallMethod, "op" | "object" | "name"> = { op: "CallMethod", object, name: "__call__" };
  Object.assign(v, method);
}

const isPlainResult = (t: RType): boolean => membersOf(t).every((m) => m.kind !== "object");
