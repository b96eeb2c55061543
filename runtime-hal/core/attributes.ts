/**
 * Attribute access on any value: the slow path behind the inline `o?.$name`, binding of class attributes.
 * Order of look-up follows `mp_load_method_maybe` and `mp_obj_instance_load_attr`.
 */

import { attributeOfKey } from "./bare-fields.js";
import { dictFromPairs } from "./dict-data.js";
import { PyClassMethod, PyProperty, PyStaticMethod } from "./descriptors.js";
import { attributeError, typeError } from "./exceptions.js";
import { PyBoundMethod, call } from "./function.js";
import { callNamed } from "./keyword-plans.js";
import { checkCount, native } from "./native.js";
import { PyTuple } from "./objects.js";
import { PyType, isInstance, objectType, protoOf, typeName, typeOf, unwrap } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

/** Raw class attribute and the class it was found in. */
export function lookupWithOwner(type: PyType, name: string): { raw: Value; owner: PyType } | undefined {
  const owner = type.findAttribute(name);
  return owner === undefined ? undefined : { raw: owner.dict.get(name), owner };
}

/** Does this raw class attribute take part in instance access with methods of its own? */
export function isDescriptor(raw: Value): boolean {
  if (!(raw instanceof PyObject) || raw instanceof PyType) return false;
  const type = raw.type$;
  return (
    type.isUser &&
    (type.lookup("__get__") !== undefined ||
      type.lookup("__set__") !== undefined ||
      type.lookup("__delete__") !== undefined)
  );
}

/** A raw class attribute as seen through an instance. */
export function bindToInstance(raw: Value, owner: PyType, self: Value): Value {
  if (typeof raw === "function") {
    if (raw.meta$?.native === true && owner.isUser) return raw;
    return new PyBoundMethod(owner.isUser ? self : unwrap(self), raw);
  }
  if (raw instanceof PyObject) {
    if (raw instanceof PyStaticMethod) return raw.fn;
    if (raw instanceof PyClassMethod) return new PyBoundMethod(typeOf(self), raw.fn);
    if (raw instanceof PyProperty) {
      if (raw.fget === null) throw attributeError("unreadable attribute");
      return call(raw.fget, self);
    }
    if (isDescriptor(raw)) {
      const get: Value = raw.type$.lookup("__get__");
      if (get !== undefined) return call(get, raw, self, typeOf(self));
    }
  }
  return raw;
}

/** A raw class attribute as seen through the class itself. `via` is the class the look-up started from. */
function bindToClass(raw: Value, owner: PyType, via: PyType): Value {
  if (raw instanceof PyStaticMethod) return raw.fn;
  if (raw instanceof PyClassMethod) return new PyBoundMethod(via, raw.fn);
  if (typeof raw === "function" && !owner.isUser && owner !== objectType && raw.meta$?.native === true)
    return checkedSelf(raw, owner);
  return raw;
}

const checkedFunctions = new WeakMap<object, Value>();

/** A built-in method read from its type: the first argument must be of that type. */
function checkedSelf(f: Value, type: PyType): Value {
  let checked: Value = checkedFunctions.get(f);
  if (checked === undefined) {
    const verify = (self: Value): Value => {
      if (self !== undefined && !isInstance(self, type)) {
        throw typeError(`argument should be a '${type.name}' not a '${typeName(self)}'`);
      }
      return unwrap(self);
    };
    checked = native(f.meta$.name, 0, Infinity, (...args: Value[]) => {
      if (args.length > 0) args[0] = verify(args[0]);
      return f(...args);
    });
    checked.meta$ = f.meta$;
    if (f.kw$ !== undefined) {
      checked.kw$ = (args: Value[], kw: Keywords) => {
        if (args.length > 0) args[0] = verify(args[0]);
        return f.kw$(args, kw);
      };
    }
    checkedFunctions.set(f, checked);
  }
  return checked;
}

const nextMethod = native("next", 1, 1, (self: Value) => builtinNext(self));
let builtinNext: (it: Value) => Value;
/** `iteration.ts` gives `next`. */
export function setNext(f: typeof builtinNext): void {
  builtinNext = f;
}

const keys = new Map<string, string>();
/** The name asked for last, and its property: what is read by a name is often written by it next, or asked for by `hasattr`. */
let lastName = "";
let lastKey = "";

/** The property that holds an attribute; the same string each time, since V8 finds properties by its identity. */
export function attributeKey(name: string): string {
  if (name === lastName && lastKey !== "") return lastKey;
  lastKey = keyOf(name);
  lastName = name;
  return lastKey;
}

function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const [key] = Object.keys({ ["$" + name]: 0 }) as [string];
  // Names made by the program without end are not kept.
  if (keys.size < MOST_KEYS) keys.set(name, key);
  return key;
}
const MOST_KEYS = 10_000;

/** The attribute, or `undefined`. User code (`__getattr__`, properties) may run. */
export function loadAttr(o: Value, name: string): Value | undefined {
  const isObject = typeof o === "object" && o !== null;
  if (isObject) {
    const direct = o[attributeKey(name)];
    if (direct !== undefined) return direct;
  }
  if (name === "__class__") return typeOf(o);
  if (o instanceof PyType) return loadTypeAttr(o, name);
  const proto = protoOf(o);
  if (proto.getattr$ !== undefined) {
    const v = proto.getattr$.call(o, name);
    if (v !== undefined) return v;
  }
  const type = typeOf(o);
  if (name === "__dict__" && type.isUser) return instanceDict(o);
  const owner = type.findAttribute(name);
  if (owner !== undefined) return bindToInstance(owner.dict.get(name), owner, o);
  if (name === "__next__" && proto.next$ !== undefined) return new PyBoundMethod(o, nextMethod);
  if (type.isUser) {
    const fallback = proto["m$__getattr__"];
    if (fallback !== undefined && !NOT_DELEGATED.has(name)) return call(fallback, o, name);
  }
  return undefined;
}

const NOT_DELEGATED = new Set([
  "__getattr__",
  "__get__",
  "__set__",
  "__delete__",
  "__set_name__",
  "__setattr__",
  "__delattr__",
]);

/** A read-only copy of the attributes of an instance. */
function instanceDict(o: Value): Value {
  const pairs: Value[] = [];
  for (const key of Object.keys(o)) {
    const name = attributeOfKey(key);
    if (name !== undefined) pairs.push(name, o["$" + name]);
  }
  const dict = dictFromPairs(pairs);
  dict.fixed = true;
  return dict;
}

function loadTypeAttr(type: PyType, name: string): Value | undefined {
  switch (name) {
    case "__name__":
      return type.name;
    case "__qualname__":
      break;
    case "__bases__":
      return new PyTuple(type === objectType ? [] : type.bases);
    case "__dict__": {
      const pairs: Value[] = [];
      for (const [k, v] of type.dict) pairs.push(k, v);
      const dict = dictFromPairs(pairs);
      dict.fixed = true;
      return dict;
    }
  }
  const found = lookupWithOwner(type, name);
  return found === undefined ? undefined : bindToClass(found.raw, found.owner, type);
}

export function missingAttribute(o: Value, name: string): Error {
  if (o instanceof PyType) throw attributeError(`type object '${o.name}' has no attribute '${name}'`);
  const type = typeOf(o);
  if (type.name === "module")
    throw attributeError(`module '${String(o.$__name__)}' has no attribute '${name}'`);
  throw attributeError(`'${type.name}' object has no attribute '${name}'`);
}

/** `o.name` */
export function getattr(o: Value, name: string): Value {
  const v = loadAttr(o, name);
  if (v === undefined) throw missingAttribute(o, name);
  return v;
}

/** `o.name = v` */
export function setattr(o: Value, name: string, v: Value): void {
  if (typeof o === "object" && o !== null) {
    if (o.open$ === true) {
      o[attributeKey(name)] = v;
      return;
    }
    if (o instanceof PyType) {
      if (o.isUser) return setTypeAttribute(o, name, v);
    } else if (o.type$.isUser) {
      if (o.m$__setattr__ !== undefined && !(o.type$.hasAccessors && hasSetter(o, name)))
        call(o.m$__setattr__, o, name, v);
      else o[attributeKey(name)] = v;
      return;
    }
  }
  if (protoOf(o).setattr$?.call(o, name, v) === true) return;
  // A class that cannot be changed is spoken of as an object of type `type`.
  throw attributeError(`'${typeName(o)}' object has no attribute '${name}'`);
}

/** Is the class attribute a property or a descriptor with `__set__` (asked before `__setattr__`)? */
function hasSetter(o: Value, name: string): boolean {
  const raw: Value = o.type$.lookup(name);
  return raw instanceof PyProperty || (isDescriptor(raw) && raw.type$.lookup("__set__") !== undefined);
}

let setTypeAttribute: (type: PyType, name: string, v: Value | undefined) => void;
/** `class.ts` gives the way to change a class. */
export function setClassUpdater(f: typeof setTypeAttribute): void {
  setTypeAttribute = f;
}

/** `del o.name` */
export function delattr(o: Value, name: string): void {
  if (typeof o === "object" && o !== null) {
    if (o instanceof PyType) {
      if (o.isUser && o.dict.has(name)) return setTypeAttribute(o, name, undefined);
      throw attributeError(`'${typeName(o)}' object has no attribute '${name}'`);
    }
    if (o.type$.isUser) {
      const raw: Value = o.type$.hasAccessors ? o.type$.lookup(name) : undefined;
      if (raw instanceof PyProperty) {
        if (raw.fdel !== null) return call(raw.fdel, o) as void;
        throw missingAttribute(o, name);
      }
      if (isDescriptor(raw)) {
        const remove: Value = raw.type$.lookup("__delete__");
        if (remove !== undefined) return call(remove, raw, o) as void;
      }
      if (o.m$__delattr__ !== undefined) return call(o.m$__delattr__, o, name) as void;
      deleteOwn(o, name);
      return;
    }
  }
  if (protoOf(o).delattr$?.call(o, name) === true) return;
  throw missingAttribute(o, name);
}

/** Sets an attribute of the instance itself, past accessors; a method of that name is hidden. */
function setOwn(o: Value, name: string, v: Value): void {
  Object.defineProperty(o, "$" + name, { value: v, writable: true, enumerable: true, configurable: true });
  if ("m$" + name in o)
    Object.defineProperty(o, "m$" + name, { value: undefined, writable: true, configurable: true });
}

function deleteOwn(o: Value, name: string): void {
  const key = "$" + name;
  if (!Object.hasOwn(o, key)) throw missingAttribute(o, name);
  delete o[key];
  delete o["m" + key];
}

/** A function to be called with `v` as first argument, or `undefined`: how special methods are found. */
export function lookupMethod(v: Value, name: string): Value | undefined {
  const proto = protoOf(v);
  const f = proto["m$" + name];
  if (f !== undefined) return f;
  const attr = loadAttr(v, name);
  return attr === undefined
    ? undefined
    : native(name, 1, Infinity, (_self: Value, ...args: Value[]) => call(attr, ...args));
}

/** `o.name(*args)` where the inline path found nothing. */
export function callMethod(o: Value, name: string, args: Value[]): Value {
  if (typeof o !== "object" || o === null) {
    const f = typeOf(o).proto["m$" + name];
    if (f !== undefined) return f(o, ...args);
  }
  return call(getattr(o, name), ...args);
}

/** `o.name` to be called with `o` as first argument, where there is no method of that name on the prototype. */
export function method(o: Value, name: string): (self: Value, ...args: Value[]) => Value {
  const f = getattr(o, name);
  return (_self, ...args) => call(f, ...args);
}

/** What `o.name` gave where it is no method of the type. */
export class Found {
  constructor(readonly callee: Value) {}
}

/** Looks `o.name` up for a call with keywords; that comes before the arguments, as its error does. */
export const lookedUp = (o: Value, name: string): Value => new Found(getattr(o, name));

/** The call, of a method of the type or of what `lookedUp` gave. */
export function callFoundKw(
  o: Value,
  f: Value,
  args: Value[],
  names: readonly string[],
  values: readonly Value[],
): Value {
  return f instanceof Found
    ? callNamed(f.callee, args, names, values)
    : callNamed(f, [o, ...args], names, values);
}

// ---------------------------------------------------------------- object and type

function requireName(name: Value): void {
  if (typeof name !== "string") throw typeError(`can't convert '${typeName(name)}' object to str implicitly`);
}

const objectMethods: Record<string, Value> = {
  __init__: native("__init__", 1, 1, () => null),
  __new__: new PyStaticMethod(
    native("__new__", 1, Infinity, (type: Value) => {
      if (!(type instanceof PyType) || !type.isUser) throw typeError("arg must be user-type");
      return newBlank(type);
    }),
  ),
  __setattr__: native("__setattr__", 3, 3, (self: Value, name: Value, v: Value) => {
    requireName(name);
    if (typeof self !== "object" || self === null || !self.type$.isUser)
      throw typeError("arg must be user-type");
    setOwn(self, String(name), v);
    return null;
  }),
  __delattr__: native("__delattr__", 2, 2, (self: Value, name: Value) => {
    requireName(name);
    if (typeof self !== "object" || self === null || !self.type$.isUser)
      throw typeError("arg must be user-type");
    if (!Object.hasOwn(self, "$" + String(name))) throw attributeError("no such attribute");
    deleteOwn(self, String(name));
    return null;
  }),
};
for (const name of Object.keys(objectMethods)) objectType.dict.set(name, objectMethods[name]);
objectType.make = (type, args, kw) => {
  checkCount(args, kw, 0, 0);
  return newBlank(type);
};

/** An instance with nothing in it yet. */
export function newBlank(type: PyType): Value {
  return type.ctor === undefined ? new PyObject() : new type.ctor();
}
