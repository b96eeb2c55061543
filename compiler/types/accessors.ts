/**
 * Properties of classes: which statements of a class body make them, of which functions, and what reading and storing them does.
 * The runtime calls these functions, with an instance and with what is stored; nothing else is known to get hold of them.
 */

import type { IrFunction } from "../ir/function.js";
import type { IrValue, StoreName } from "../ir/ops.js";
import { NEVER, type RType } from "../ir/types.js";
import { type ClassInfo, ownerOf } from "./class-info.js";
import type { State } from "./state.js";

/** The functions of a property. */
export interface Accessors {
  readonly getter: IrFunction;
  readonly setter: IrFunction | undefined;
}

/** `name = property(getter)` and `name = property(getter, setter)`, with functions made there or methods that stand before it. */
export function propertyIn(
  { value }: StoreName,
  methods: ReadonlyMap<string, IrFunction>,
): Accessors | undefined {
  if (value.op !== "Call" || value.func.op !== "LoadBuiltin" || value.func.name !== "property")
    return undefined;
  if (value.keywords.length > 0 || value.args.length > 2) return undefined;
  const [getter, setter] = value.args.map((arg) => {
    if (arg.op === "MakeFunction") return arg.fn;
    return arg.op === "LoadName" ? methods.get(arg.name) : undefined;
  });
  if (getter === undefined || (value.args.length === 2 && !isSetter(setter))) return undefined;
  return { getter, setter };
}

/** The function in `name = name.setter(function)`. */
export function setterIn({ name, value }: StoreName): IrFunction | undefined {
  if (value.op !== "Call" || value.args.length !== 1 || value.keywords.length > 0) return undefined;
  const { func, args } = value;
  if (func.op !== "GetAttr" || func.name !== "setter") return undefined;
  if (func.object.op !== "LoadName" || func.object.name !== name) return undefined;
  const [fn] = args;
  return fn?.op === "MakeFunction" && isSetter(fn.fn) ? fn.fn : undefined;
}

/** It can be called with an instance and a value. */
const isSetter = (fn: IrFunction | undefined): boolean =>
  fn !== undefined && fn.params.length > 1 && fn.params.every((p) => p.form === "normal");

/** What makes a followed property: its functions stay where they are. */
export function functionsMade(value: IrValue): readonly IrValue[] {
  return value.op === "Call" ? value.args.filter((arg) => arg.op === "MakeFunction") : [];
}

/** What may be meant by an attribute that is a property of some classes: of each class that an instance may have. */
interface Meant {
  readonly getters: Set<IrFunction>;
  readonly setters: Set<IrFunction>;
  /** Some of the classes have no such property. */
  isField: boolean;
}

function meantBy(state: State, info: ClassInfo, name: string): Meant {
  const meant: Meant = { getters: new Set(), setters: new Set(), isField: false };
  for (const one of state.classes.possible({ kind: "class", cls: info.cls, orDerived: true })) {
    const owner = ownerOf(one, name);
    if (owner === undefined) meant.isField = true;
    const getter = owner?.properties.get(name);
    if (getter !== undefined) meant.getters.add(getter);
    const setter = owner?.setters.get(name);
    if (setter !== undefined) meant.setters.add(setter);
  }
  return meant;
}

/** `o.name`, for a followed property. */
export function readProperty(state: State, info: ClassInfo, name: string): RType {
  const { getters, isField } = meantBy(state, info, name);
  let t: RType = NEVER;
  for (const fn of getters) t = state.join(t, state.resultOf(fn));
  if (isField && state.classes.isStored(name)) t = state.join(t, state.readField(info.family, name));
  return t;
}

/** `o.name = …`, for a followed property; without a setter it raises. */
export function storeProperty(state: State, info: ClassInfo, name: string, value: RType): void {
  const { setters, isField } = meantBy(state, info, name);
  for (const fn of setters) state.give(fn.params[1]!.variable, value, fn);
  if (isField) state.grow(state.field(info.family, name), value);
}
