/**
 * Classes of the program: made by a class statement or by `type(name, bases, dict)`.
 *
 * A class attribute is kept raw in `type.dict` and installed on two prototypes: on `type.proto` as instances see it
 * (`$name`, `m$name`, slots for special methods) and on the type object as seen through the class. The JavaScript
 * prototype chain is the chain of first bases; attributes of further bases are copied, which gives MicroPython's
 * depth-first order.
 */

import {
  attributeKey,
  bindToInstance,
  isDescriptor,
  missingAttribute,
  newBlank,
  setClassUpdater,
} from "./attributes.js";
import { installBareFields } from "./bare-fields.js";
import { PyClassMethod, PyProperty, PyStaticMethod } from "./descriptors.js";
import { PyDict, dictFromPairs } from "./dict-data.js";
import { attributeError, keyError, PyBaseException, typeError } from "./exceptions.js";
import { PyBoundMethod, call, callWith, refuseInitResult } from "./function.js";
import { builtins, builtinsModule } from "./names.js";
import { NamespaceDict } from "./namespace-dict.js";
import { checkCount, native } from "./native.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import { installSlot, refreshHash } from "./class-slots.js";
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

function hidden(target: object, key: string, value: Value): void {
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
}

/** Sets an attribute on an instance whose class has an accessor of that name: the instance's own value wins. */
function shadow(o: Value, name: string, v: Value): void {
  Object.defineProperty(o, "$" + name, { value: v, writable: true, enumerable: true, configurable: true });
  hidden(o, "m$" + name, undefined);
}

function accessor(
  proto: Proto,
  name: string,
  get: (this: Value) => Value,
  set: ((this: Value, v: Value) => void) | null,
): void {
  Object.defineProperty(proto, "$" + name, {
    get,
    set:
      set ??
      function (this: Value, v: Value) {
        shadow(this, name, v);
      },
    configurable: true,
    enumerable: false,
  });
}

/** Makes a raw class attribute visible on the prototype of instances and on the class object. */
function install(type: PyType, owner: PyType, name: string, raw: Value): void {
  const proto = type.proto;
  let method: Value = undefined;
  const isNative = typeof raw === "function" && raw.meta$?.native === true;
  if (typeof raw === "function" && !(isNative && owner.isUser)) {
    method = raw;
    accessor(
      proto,
      name,
      function () {
        return new PyBoundMethod(this, raw);
      },
      null,
    );
  } else if (raw instanceof PyStaticMethod) {
    hidden(proto, "$" + name, raw.fn);
  } else if (raw instanceof PyClassMethod) {
    accessor(
      proto,
      name,
      function () {
        return new PyBoundMethod(typeOf(this), raw.fn);
      },
      null,
    );
  } else if (raw instanceof PyProperty) {
    type.hasAccessors = true;
    accessor(
      proto,
      name,
      function () {
        return bindToInstance(raw, owner, this);
      },
      function (v) {
        if (raw.fset === null) throw missingAttribute(this, name);
        call(raw.fset, this, v);
      },
    );
  } else if (isDescriptor(raw)) {
    type.hasAccessors = true;
    const set: Value = raw.type$.lookup("__set__");
    accessor(
      proto,
      name,
      function () {
        return bindToInstance(raw, owner, this);
      },
      set === undefined
        ? null
        : function (v) {
            call(set, raw, this, v);
          },
    );
  } else {
    hidden(proto, "$" + name, raw);
  }
  if (method !== undefined || "m$" + name in proto) hidden(proto, "m$" + name, method);
  if (name === "__setattr__" || name === "__delattr__") type.hasAccessors = true;
  installOnClass(type, name, raw);
  if (name.startsWith("__")) installSlot(type, name, raw);
}

function installOnClass(type: PyType, name: string, raw: Value): void {
  if (raw instanceof PyClassMethod) {
    Object.defineProperty(type, "$" + name, {
      get(this: PyType) {
        return new PyBoundMethod(this, raw.fn);
      },
      configurable: true,
      enumerable: false,
    });
  } else {
    hidden(type, "$" + name, raw instanceof PyStaticMethod ? raw.fn : raw);
  }
}

/** The base whose prototype the new class continues: the one that brings a built-in layout, else the first. */
function chainBase(bases: readonly PyType[]): PyType {
  let layout: PyType | null = null;
  let chosen = bases[0] ?? objectType;
  for (const base of bases) {
    if (base.nativeBase === null) continue;
    if (layout !== null && layout !== base.nativeBase)
      throw typeError("multiple bases have instance lay-out conflict");
    if (layout === null) {
      layout = base.nativeBase;
      chosen = base;
    }
  }
  return chosen;
}

/** Names that `type` sees through bases outside its prototype chain. */
function copyFromOtherBases(type: PyType, chain: PyType): void {
  const seen = new Set<string>();
  const visit = (base: PyType): void => {
    if (base === objectType) return;
    for (const name of base.dict.keys()) seen.add(name);
    for (const b of base.bases) visit(b);
  };
  for (const base of type.bases) if (base !== chain) visit(base);
  for (const name of seen) {
    if (type.dict.has(name)) continue;
    const raw: Value = type.lookup(name);
    if (raw !== undefined && chain.lookup(name) !== raw) install(type, ownerOf(type, name), name, raw);
  }
}

function ownerOf(type: PyType, name: string): PyType {
  return type.findAttribute(name) ?? type;
}

function makeConstructor(proto: Proto, nativeBase: PyType | null): new () => Value {
  let ctor: new () => Value;
  if (nativeBase !== null && nativeBase.init !== undefined && nativeBase.ctor !== undefined) {
    ctor = class extends (nativeBase.ctor as new () => object) {} as unknown as new () => Value;
  } else {
    ctor = function Instance() {} as unknown as new () => Value;
  }
  Object.defineProperty(ctor, "prototype", { value: proto, writable: false });
  return ctor;
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
  const proto = Object.create(parentProto) as Proto;
  const type = new PyType(name, bases, proto);
  type.isUser = true;
  type.nativeBase = nativeBase;
  type.init = chain.init;
  type.make = instantiate;
  type.fn$ = constructor?.(type);
  if (bases.length === 1 && chain.isUser) type.superProto$ = chain.proto;
  hidden(proto, "type$", type);
  // The class, or one derived from it, may have methods for comparisons.
  if (proto.less$ !== undefined) hidden(proto, "less$", undefined);
  // The instance layout is made by the constructor; with a class as constructor the prototype must be set on creation.
  type.ctor =
    boxed || nativeBase === null ? makeConstructor(proto, null) : derivedConstructor(proto, nativeBase);
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

/** A constructor whose instances have the fields of the built-in type and the prototype of the class. */
function derivedConstructor(proto: Proto, nativeBase: PyType): new () => Value {
  const base = nativeBase.ctor as new () => object;
  if (base.prototype instanceof PyBaseException) {
    // What its constructor does, without the detour.
    const exception = function (this: PyBaseException): void {
      this.args = EMPTY_TUPLE;
      this.raised = [];
    } as unknown as new () => Value;
    exception.prototype = proto;
    return exception;
  }
  const make = function (): Value {
    return Reflect.construct(base, [], make as unknown as new () => object);
  };
  make.prototype = proto;
  return make as unknown as new () => Value;
}

/** `T(*args, **kw)` of a class of the program. */
function instantiate(type: PyType, args: Value[], kw: Keywords): Value {
  const maker: Value = type.lookup("__new__");
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
  }
  if (type.nativeBase !== null) initialise(type, o, args, kw);
  return o;
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
  if (keywords.length > 0) throw typeError("function doesn't take keyword arguments");
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

/** Changes or (with `undefined`) removes a class attribute; derived classes see it at once. */
function updateClass(type: PyType, name: string, v: Value | undefined): void {
  if (isPlainValue(v) && isPlainValue(type.dict.get(name)) && !name.startsWith("__")) {
    type.dict.set(name, v);
    return replaceValue(type, name, attributeKey(name), v);
  }
  if (v === undefined) type.dict.delete(name);
  else {
    if (type.subclasses.length > 0 && !type.hasAccessors && isSpecialAccessor(name, v)) {
      throw attributeError("can't add special method to already-subclassed class");
    }
    type.dict.set(name, v);
  }
  reinstall(type, name);
  refreshHash(type);
  refreshOpen(type);
}

/** An attribute that is the same for the class and for its instances, and calls nothing. */
function isPlainValue(v: Value | undefined): boolean {
  if (typeof v !== "object" || v === null) return v !== undefined && typeof v !== "function";
  const isWrapper = v instanceof PyStaticMethod || v instanceof PyClassMethod || v instanceof PyProperty;
  return !isWrapper && !isDescriptor(v);
}

/** One plain value in place of another, as in `Class.count += 1`: properties are written that would else be made anew. */
function replaceValue(type: PyType, name: string, key: string, v: Value): void {
  const onInstances = Object.hasOwn(type.proto, key);
  const onClass = Object.hasOwn(type, key);
  // A derived class has a property of its own only where it needs one; another of its bases may come first there.
  if ((onInstances || onClass) && type.lookup(name) === v) {
    if (onInstances) type.proto[key] = v;
    if (onClass) (type as unknown as Record<string, Value>)[key] = v;
  }
  for (const sub of type.subclasses) if (!sub.dict.has(name)) replaceValue(sub, name, key, v);
}

/** Instances whose attributes may be set by plain assignment, see the contract; and how instances are made. */
function refreshOpen(type: PyType): void {
  hidden(type.proto, "open$", type.lookup("__setattr__") === undefined);
  refreshDirect(type);
}

function refreshDirect(type: PyType): void {
  type.isDirect =
    type.ctor !== undefined &&
    type.lookup("__new__") === undefined &&
    typeof type.proto["m$__init__"] === "function";
  for (const sub of type.subclasses) refreshDirect(sub);
}

function isSpecialAccessor(name: string, v: Value): boolean {
  return name === "__setattr__" || name === "__delattr__" || v instanceof PyProperty || isDescriptor(v);
}

/**
 * Installs an attribute anew. Where there was no method before, instances may have values of their own under the name
 * that do not hide a method, so a function is then found by the slow path only.
 */
function reinstall(type: PyType, name: string): void {
  const wasMethod = type.proto["m$" + name] !== undefined || name.startsWith("__");
  for (const key of ["$" + name, "m$" + name]) delete type.proto[key];
  delete (type as unknown as Record<string, Value>)["$" + name];
  const raw: Value = type.lookup(name);
  if (raw !== undefined) {
    install(type, ownerOf(type, name), name, raw);
    if (!wasMethod && typeof raw === "function") hidden(type.proto, "m$" + name, undefined);
  } else if (name.startsWith("__")) installSlot(type, name, undefined);
  for (const sub of type.subclasses) if (!sub.dict.has(name)) reinstall(sub, name);
}

setClassUpdater(updateClass);

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

void dictFromPairs;
