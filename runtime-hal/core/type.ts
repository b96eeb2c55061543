/**
 * Type objects, and the way from a value to its type. `defineType` declares a built-in type; classes of the
 * program are made in `class.ts` with the same structure.
 */

import { PyObject, type Keywords, type Slots, type Value } from "./value.js";

/** A JavaScript class whose instances a type describes. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors of any signature
type JsClass = abstract new (...args: any[]) => object;

/** The prototype of instances: slots, `m$name` functions, `$name` class attributes. */
export type Proto = Slots & Record<string, Value>;

/** Objects that show a plain class attribute as a property. */
export type Places = Record<string, Value>[];

export class PyType extends PyObject {
  /** Raw class attributes in definition order (functions, staticmethod objects … as they were assigned). */
  readonly dict = new Map<string, Value>();
  readonly bases: readonly PyType[];
  /** Classes made from this one, to be refreshed when an attribute changes. */
  readonly subclasses: PyType[] = [];
  /** Called as `T(*args, **kw)`; `undefined`: no instances can be made. */
  make: ((type: PyType, args: Value[], kw: Keywords) => Value) | undefined = undefined;
  /** Fills a blank instance of a subclass in place, as `T.__init__`; present on types that can be derived from. */
  init: ((self: Value, args: Value[], kw: Keywords) => void) | undefined = undefined;
  /** Makes a blank instance; its prototype is `proto`. */
  ctor: (new () => Value) | undefined = undefined;
  /** The nearest built-in base other than object, `null` if none. */
  nativeBase: PyType | null = null;
  /** Made by a class statement or `type()`, not by the runtime. */
  isUser = false;
  /** Some class attribute is a property or descriptor, or `__setattr__`/`__delattr__` is defined. */
  hasAccessors = false;
  /** The function that makes an instance from positional arguments, once there is one. */
  fn$: ((...args: Value[]) => Value) | undefined = undefined;
  /** Instances are made by `ctor` and filled by a plain `__init__`; kept up to date by `class.ts`. */
  isDirect = false;
  /** Where `super()` finds plain methods: the prototype of the first base, if no base is a built-in type. */
  superProto$: Proto | undefined = undefined;
  /** Where values of the class are properties, by name; see `class-changes.ts`. */
  places$: { readonly installed: number; readonly byName: Map<string, Places> } | undefined = undefined;

  constructor(
    readonly name: string,
    bases: readonly PyType[],
    readonly proto: Proto,
  ) {
    super();
    this.bases = bases;
  }

  /** Raw attribute found depth first, left to right, as MicroPython looks it up. */
  lookup(name: string): Value | undefined {
    return this.findAttribute(name)?.dict.get(name);
  }

  /** The class that `lookup` finds the attribute in. What `object` has is seen only through it and `super()`. */
  findAttribute(name: string): PyType | undefined {
    if (this.dict.has(name)) return this;
    for (const base of this.bases) {
      if (base === objectType) continue;
      const found = base.findAttribute(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Is this type `other` or derived from it? Everything derives from object. */
  isSubclassOf(other: PyType): boolean {
    if (this === other || other === objectType) return true;
    const { bases } = this;
    for (let i = 0; i < bases.length; i++) if ((bases[i] as PyType).isSubclassOf(other)) return true;
    return false;
  }

  override asFunction$(): (...args: Value[]) => Value {
    return (this.fn$ ??= (...args) => callType(this, args, null));
  }

  override call$(args: Value[], kw: Keywords): Value {
    return callType(this, args, kw);
  }
}

let cannotCreate: (type: PyType) => Error | PyObject;

/** `exceptions.ts` gives the error for types without a constructor; this file must not import it. */
export function onCannotCreate(f: (type: PyType) => PyObject): void {
  cannotCreate = f;
}

/** `T(*args, **kw)`. */
export function callType(type: PyType, args: Value[], kw: Keywords): Value {
  if (type.make === undefined) throw cannotCreate(type);
  return type.make(type, args, kw);
}

export const objectType = new PyType("object", [], PyObject.prototype as unknown as Proto);

function setHidden(target: object, key: string, value: Value): void {
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
}

setHidden(PyObject.prototype, "type$", objectType);

export interface TypeSpec {
  name: string;
  /** The JavaScript class of the instances; left out for types of JavaScript primitives. */
  js?: JsClass;
  base?: PyType;
  /** Constructor for the exact type. */
  make?: (type: PyType, args: Value[], kw: Keywords) => Value;
  /** Calls with positional arguments as emitted code makes them, with a short way for the commonest; else `make`. */
  fn?: (...args: Value[]) => Value;
  /** See `PyType.init`. With `js`, subclasses get instances of a JavaScript subclass; else of a box with `native$`. */
  init?: (self: Value, args: Value[], kw: Keywords) => void;
  slots?: Partial<Omit<Slots, "type$">> & ThisType<Value>;
  /** Functions taking `self` first, made with `native`/`nativeKw`. */
  methods?: Record<string, Value>;
  /** Plain class attributes, properties (`readonlyProperty`), staticmethods … */
  attrs?: Record<string, Value>;
}

/** Declares a built-in type: attaches slots and methods to the prototype of `js` (or to a prototype object for primitives). */
export function defineType(spec: TypeSpec): PyType {
  const base = spec.base ?? objectType;
  const proto = (spec.js ? spec.js.prototype : Object.create(base.proto)) as Proto;
  const type = new PyType(spec.name, base === objectType ? [objectType] : [base], proto);
  type.make = spec.make;
  type.fn$ = spec.fn;
  type.init = spec.init ?? base.init;
  type.nativeBase = type;
  if (spec.js) type.ctor = spec.js as unknown as new () => Value;
  setHidden(proto, "type$", type);
  const slots = spec.slots as Record<string, Value> | undefined;
  if (slots) for (const key of Object.keys(slots)) setHidden(proto, key, slots[key]);
  const methods = spec.methods;
  if (methods) {
    for (const name of Object.keys(methods)) {
      const f: Value = methods[name];
      type.dict.set(name, f);
      setHidden(proto, "m$" + name, f);
    }
  }
  const attrs = spec.attrs;
  if (attrs) for (const name of Object.keys(attrs)) type.dict.set(name, attrs[name]);
  return type;
}

export const typeType = defineType({
  name: "type",
  js: PyType,
  slots: {
    repr$(this: PyType) {
      return `<class '${this.name}'>`;
    },
  },
});

// ---------------------------------------------------------------- from value to type

/** Types of JavaScript primitives and functions; filled in by `int.ts`, `str.ts` … through `setPrimitiveType`. */
const primitive: Record<"int" | "str" | "bool" | "none" | "function", PyType> = {
  int: objectType,
  str: objectType,
  bool: objectType,
  none: objectType,
  function: objectType,
};

export function setPrimitiveType(kind: keyof typeof primitive, type: PyType): void {
  primitive[kind] = type;
  for (const target of PRIMITIVE_PROTOTYPES[kind]) showSlots(type.proto, target);
}

/** Where JavaScript looks for properties of its primitives. */
const PRIMITIVE_PROTOTYPES: Readonly<Record<keyof typeof primitive, readonly object[]>> = {
  int: [Number.prototype, BigInt.prototype],
  str: [String.prototype],
  bool: [Boolean.prototype],
  none: [],
  function: [],
};

/** Keys and not strings, so that a bundle without anyone who reads the slot can do without it. */
const shownSlots: Readonly<Record<string, true>> = {
  getitem$: true,
  len$: true,
  iter$: true,
  contains$: true,
};

/**
 * Methods and some slots of a primitive type, hidden on the prototype that JavaScript gives its values: then
 * `text.m$find` and `text.len$` are found as they are on objects. No name of JavaScript's own has a `$` in it.
 */
function showSlots(proto: object, target: object): void {
  for (let from = proto; from !== PyObject.prototype; from = Object.getPrototypeOf(from) as object) {
    for (const key of Object.getOwnPropertyNames(from)) {
      if ((key.startsWith("m$") || Object.hasOwn(shownSlots, key)) && !Object.hasOwn(target, key))
        setHidden(target, key, (from as Record<string, Value>)[key]);
    }
  }
}

/** The type of any value. */
export function typeOf(v: Value): PyType {
  switch (typeof v) {
    case "number":
    case "bigint":
      return primitive.int;
    case "string":
      return primitive.str;
    case "boolean":
      return primitive.bool;
    case "function":
      return ((v as { type$?: PyType }).type$ ?? primitive.function) as PyType;
    default:
      return v === null ? primitive.none : (v as PyObject).type$;
  }
}

/** The object that holds the slots of a value: the value itself, or the stand-in for a primitive. Call slots with `.call(v, …)`. */
export function protoOf(v: Value): Proto {
  return typeof v === "object" && v !== null ? (v as Proto) : typeOf(v).proto;
}

export function typeName(v: Value): string {
  return typeOf(v).name;
}

export function isInstance(v: Value, type: PyType): boolean {
  return typeOf(v).isSubclassOf(type);
}

/** The plain value behind an instance of a class derived from int, str, float …, else the value itself. */
export function unwrap(v: Value): Value {
  return typeof v === "object" && v !== null && (v as PyObject).native$ !== undefined
    ? (v as PyObject).native$
    : v;
}
