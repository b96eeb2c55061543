/**
 * Classes of the program: made by a class statement or by `type(name, bases, dict)`.
 *
 * A class attribute is kept raw in `type.dict` and installed on two prototypes: on `type.proto` as instances see it
 * (`$name`, `m$name`, slots for special methods) and on the type object as seen through the class. The JavaScript
 * prototype chain is the chain of first bases; attributes of further bases are copied, which gives MicroPython's
 * depth-first order.
 */

import { newBlank } from "./attributes.js";
import { installBareFields } from "./bare-fields.js";
import { PyClassMethod, PyStaticMethod } from "./descriptors.js";
import { PyDict } from "./dict-data.js";
import { keyError, keywordsRefused, PyBaseException, typeError } from "./exceptions.js";
import { call, callWith, PyBoundMethod, refuseInitResult } from "./function.js";
import { builtins, builtinsModule } from "./names.js";
import { NamespaceDict } from "./namespace-dict.js";
import { checkCount, native } from "./native.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import { refreshOpen } from "./class-changes.js";
import { copyFromOtherBases, hidden, install } from "./class-install.js";
import { refreshHash } from "./class-slots.js";
import { initNative } from "./super.js";
import { PyType, callType, objectType, typeName, typeOf, typeType, type Proto } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

/** The namespace a class body runs in. */
export class ClassNamespace {
  readonly entries = new Map<string, Value>();
  /** The names as `locals()` gives them. */
  asDict(): PyDict {
    return new NamespaceDict(this.entries);
  }
  get(name: string): Value | undefined {
    return this.entries.get(name);
  }
  set(name: string, v: Value): Value {
    this.entries.set(name, v);
    return v;
  }
  /** `del name`: KeyError if it is not there, since MicroPython takes it from a dict. */
  delete(name: string): void {
    if (!this.entries.delete(name)) throw keyError(name);
  }
  unbind(name: string): void {
    this.entries.delete(name);
  }
}

/**
 * The base whose prototype the new class continues: the one that brings a built-in layout, else the first. A second one with a
 * built-in layout is refused, also if it is the same: MicroPython makes a built-in part for each.
 */
function chainBase(bases: readonly PyType[]): PyType {
  const withLayout = bases.filter((base) => base.nativeBase !== null);
  if (withLayout.length > 1) throw typeError("multiple bases have instance lay-out conflict");
  return withLayout[0] ?? bases[0] ?? objectType;
}

function plainConstructor(proto: Proto): new () => Value {
  const ctor = function Instance() {} as unknown as new () => Value;
  Object.defineProperty(ctor, "prototype", { value: proto, writable: false });
  return ctor;
}

/** What `super()` finds in the first of several bases. Methods of `object` come behind those of all bases, so they are not among it. */
function firstOfSeveral(base: PyType): Proto {
  const proto = Object.create(base.proto) as Proto;
  for (const name of objectType.dict.keys()) hidden(proto, "m$" + name, undefined);
  return proto;
}

/** `type(name, bases, namespace)` */
function newType(
  name: string,
  givenBases: readonly Value[],
  entries: Iterable<readonly [string, Value]>,
  constructor?: MakeConstructor,
): PyType {
  for (const base of givenBases) {
    if (!(base instanceof PyType)) throw typeError("");
    if (base.make === undefined) throw typeError(`type '${base.name}' isn't an acceptable base type`);
  }
  const bases = (givenBases.length === 0 ? [objectType] : givenBases) as readonly PyType[];
  const chain = chainBase(bases);
  const nativeBase = chain.nativeBase;
  // A built-in without `init` cannot be filled in place: its instances stand behind `native$`.
  const boxed = nativeBase !== null && (nativeBase.init === undefined || nativeBase.ctor === undefined);
  const parentProto = boxed && !chain.isUser ? PyObject.prototype : chain.proto;
  const ctor =
    boxed || nativeBase === null
      ? plainConstructor(Object.create(parentProto) as Proto)
      : derivedConstructor(parentProto, nativeBase);
  const proto = ctor.prototype as Proto;
  const type = new PyType(name, bases, proto);
  type.isUser = true;
  type.nativeBase = nativeBase;
  type.init = chain.init;
  type.make = instantiate;
  type.fn$ = constructor?.(type);
  if (chain.isUser && bases.length === 1) type.superProto$ = chain.proto;
  else if (chain.isUser && chain === bases[0] && nativeBase === null)
    type.superProto$ = firstOfSeveral(chain);
  hidden(proto, "type$", type);
  // The class, or one derived from it, may have methods for comparisons.
  if (proto.less$ !== undefined) hidden(proto, "less$", undefined);
  type.ctor = ctor;
  if (chain.isUser) Object.setPrototypeOf(type, chain);
  for (const base of bases) {
    if (base.isUser) {
      base.subclasses.push(type);
      if (base.hasAccessors) type.hasAccessors = true;
    }
  }
  for (const [key, given] of entries) {
    let raw: Value = given;
    if (key === "__new__" && typeof raw === "function") raw = new PyStaticMethod(raw);
    type.dict.set(key, raw);
    install(type, type, key, raw);
  }
  if (bases.length > 1) copyFromOtherBases(type, chain);
  refreshHash(type);
  refreshOpen(type);
  for (const [key, raw] of [...type.dict]) {
    if (raw instanceof PyObject && !(raw instanceof PyType) && raw.type$.isUser) {
      const setName: Value = raw.type$.lookup("__set_name__");
      if (setName !== undefined) call(setName, raw, type, key);
    }
  }
  return type;
}

/**
 * A constructor whose instances have the fields of the built-in type, and whose prototype continues another. It is a class of
 * JavaScript: V8 makes a hidden class for each single instance of any other function that is given to `Reflect.construct`.
 */
function derivedConstructor(parentProto: object, nativeBase: PyType): new () => Value {
  const base = nativeBase.ctor as new () => object;
  if (base.prototype instanceof PyBaseException) {
    // What its constructor does, without the detour.
    const exception = function (this: PyBaseException): void {
      this.args = EMPTY_TUPLE;
      this.raised = [];
    } as unknown as new () => Value;
    exception.prototype = Object.create(parentProto);
    return exception;
  }
  const ctor = class extends base {} as unknown as new () => Value;
  delete ctor.prototype.constructor;
  Object.setPrototypeOf(ctor.prototype, parentProto);
  return ctor;
}

/** `T(*args, **kw)` of a class of the program. */
function instantiate(type: PyType, args: Value[], kw: Keywords): Value {
  const maker: Value = type.isDirect ? undefined : type.lookup("__new__");
  let o: Value;
  if (maker === undefined) {
    o = newBlank(type);
  } else {
    o = callWith(maker instanceof PyStaticMethod ? maker.fn : maker, [type, ...args], kw);
    if (typeOf(o) !== type) return o;
  }
  const init: Value = type.proto["m$__init__"];
  if (init !== undefined) {
    const r = kw === null && typeof init === "function" ? init(o, ...args) : callWith(init, [o, ...args], kw);
    if (r !== null) refuseInitResult(r);
  } else if ("$__init__" in type.proto) {
    const r: Value = callWith(unboundInit(type), args, kw);
    if (r !== null) refuseInitResult(r);
  }
  if (type.nativeBase !== null) initialise(type, o, args, kw);
  return o;
}

/** What a class has as `__init__` that is no function which takes the instance. */
function unboundInit(type: PyType): Value {
  const raw: Value = type.lookup("__init__");
  if (raw instanceof PyClassMethod) return new PyBoundMethod(type, raw.fn);
  return raw instanceof PyStaticMethod ? raw.fn : raw;
}

/** The built-in part of an instance, where no `__init__` has called for it. */
export function initialise(type: PyType, o: Value, args: Value[], kw: Keywords = null): void {
  if (o.initialised$ === undefined) initNative(type.nativeBase as PyType, o, args, kw);
}

/** Makes an instance the general way: for constructors whose class is not direct (any more). */
export function construct(type: PyType, args: Value[]): Value {
  return callType(type, args, null);
}

/** Gives the function that makes instances of a class. */
type MakeConstructor = (type: PyType) => (...args: Value[]) => Value;

/**
 * Class statement. `body` fills the namespace, and may give back a function that takes the finished class (for `__class__` in
 * methods); keywords other than none are refused as MicroPython has no metaclasses.
 */
export function makeClass(
  name: string,
  bases: readonly Value[],
  keywords: readonly (readonly [string, Value])[],
  body: ClassBody,
  module?: Value,
  constructor?: MakeConstructor,
  bareFields: readonly string[] = [],
): PyType {
  if (keywords.length > 0) throw keywordsRefused();
  const override: Value = (builtinsModule as unknown as Record<string, Value>).$__build_class__;
  if (override !== builtins.__build_class__) {
    const bodyFunction = native("class", 0, Infinity, () => null);
    classBodies.set(bodyFunction, { body, module });
    return call(override, bodyFunction, name, ...bases) as PyType;
  }
  const type = buildClass(name, bases, body, module, constructor);
  installBareFields(type, bareFields);
  return type;
}

type ClassBody = (namespace: ClassNamespace) => void | ((type: PyType) => void);

/** Class bodies as they are handed to a replaced `__build_class__`. */
const classBodies = new WeakMap<object, { body: ClassBody; module: Value }>();

/** `__build_class__(body, name, *bases)` */
export const buildClassFunction = native(
  "__build_class__",
  2,
  Infinity,
  (f: Value, name: Value, ...bases: Value[]) => {
    const known = classBodies.get(f);
    if (known === undefined) throw typeError("");
    return buildClass(String(name), bases, known.body, known.module);
  },
);

function buildClass(
  name: string,
  bases: readonly Value[],
  body: ClassBody,
  module: Value,
  constructor?: MakeConstructor,
): PyType {
  const namespace = new ClassNamespace();
  if (module !== undefined) namespace.set("__module__", module.$__name__);
  namespace.set("__qualname__", name);
  const setCell = body(namespace);
  const type = newType(name, bases, namespace.entries, constructor);
  if (setCell !== undefined) setCell(type);
  return type;
}

/** `type` with the way to make classes by calling it: whoever offers the builtin takes it from here. */
export const typeBuiltin = typeType;
typeType.make = (_type, args, kw) => {
  checkCount(args, kw, 1, 3);
  if (args.length === 1) return typeOf(args[0]);
  if (args.length !== 3) throw typeError("type takes 1 or 3 arguments");
  const [name, bases, namespace] = args;
  if (typeof name !== "string") throw typeError(`can't convert '${typeName(name)}' object to str implicitly`);
  if (!(bases instanceof PyTuple) || !(namespace instanceof PyDict)) throw typeError("");
  return newType(name, bases.items, namespace.entries() as Iterable<readonly [string, Value]>);
};
