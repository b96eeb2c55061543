/**
 * `super`: methods as the bases of the class have them in which the text stands, and the constructors of built-in bases. Bases
 * are searched depth first, without asking whether the object fits (`super_attr` in py/objtype.c).
 */

import { bindToInstance, getattr, lookupWithOwner } from "./attributes.js";
import { PyClassMethod, PyStaticMethod } from "./descriptors.js";
import { typeError } from "./exceptions.js";
import { PyBoundMethod, call } from "./function.js";
import { checkCount, native } from "./native.js";
import { PyTuple } from "./objects.js";
import { PyType, defineType, objectType, typeOf } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

class PySuper extends PyObject {
  constructor(
    readonly type: PyType,
    readonly object: Value,
  ) {
    super();
  }
}

let describe: (v: Value) => string = String;
/** `text.ts` gives `str`. */
export function setDescribe(f: typeof describe): void {
  describe = f;
}

export const superType = defineType({
  name: "super",
  js: PySuper,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 2);
    const [type, object] = args;
    if (type instanceof PyTuple) throw typeError("");
    if (!(type instanceof PyType))
      throw typeError("issubclass() arg 2 must be a class or a tuple of classes");
    if (!(object instanceof PyType ? object : typeOf(object)).isSubclassOf(type)) throw typeError("");
    return new PySuper(type, object);
  },
  slots: {
    repr$(this: PySuper): string {
      return `<super: ${describe(this.type)}, ${describe(this.object)}>`;
    },
    getattr$(this: PySuper, name: string): Value | undefined {
      const { bases } = this.type;
      for (let i = 0; i < bases.length; i++) {
        const base = bases[i] as PyType;
        if (base === objectType) continue;
        const found = lookupWithOwner(base, name);
        if (found !== undefined && found.owner !== objectType)
          return bindThroughSuper(found.raw, found.owner, this.object);
        if (name === "__init__" && base.nativeBase !== null) return nativeInit(base.nativeBase, this.object);
      }
      const raw: Value = objectType.dict.get(name);
      return raw === undefined ? undefined : bindThroughSuper(raw, objectType, this.object);
    },
  },
});

/** The `super()` of `super().method()`: MicroPython looks the method up without asking whether the object fits. */
export function methodSuper(type: PyType, object: Value): PySuper {
  return new PySuper(type, object);
}

/**
 * `super().name` to be called with the object as first argument. MicroPython looks it up before the arguments are
 * evaluated; AttributeError.
 */
export function superMethod(
  type: PyType,
  object: Value,
  name: string,
): (self: Value, ...args: Value[]) => Value {
  const base = type.bases[0];
  if (type.bases.length === 1 && base !== undefined && name === "__init__") {
    // Exceptions of the program mostly call the constructor of the built-in one.
    const native = base.nativeBase;
    if (native === base) {
      // Built-in types stay as they are, so one function serves all instances.
      const known = initialisers.get(base);
      if (known !== undefined) return known;
      if (base.findAttribute(name) === undefined) {
        const made = (self: Value, ...args: Value[]): Value => initNative(native, self, args, null);
        initialisers.set(base, made);
        return made;
      }
    } else if (native !== null && base.findAttribute(name) === undefined)
      return (self, ...args) => initNative(native, self, args, null);
  }
  const f = getattr(new PySuper(type, object), name);
  return (_self, ...args) => call(f, ...args);
}

const initialisers = new Map<PyType, (self: Value, ...args: Value[]) => Value>();

function bindThroughSuper(raw: Value, owner: PyType, object: Value): Value {
  if (raw instanceof PyClassMethod)
    return new PyBoundMethod(object instanceof PyType ? object : typeOf(object), raw.fn);
  if (object instanceof PyType && !(raw instanceof PyStaticMethod))
    return typeof raw === "function" ? new PyBoundMethod(object, raw) : raw;
  return bindToInstance(raw, owner, object);
}

/** `super().__init__` of a class derived from a built-in type: fills the instance. */
function nativeInit(base: PyType, self: Value): Value {
  const f = native("__init__", 0, Infinity, (...args: Value[]) => initNative(base, self, args, null));
  f.kw$ = (args, kw) => initNative(base, self, args, kw);
  return f;
}

/** Runs the built-in part of construction on an instance of a derived class. */
export function initNative(base: PyType, self: Value, args: Value[], kw: Keywords): null {
  self.initialised$ = true;
  if (base.init !== undefined) base.init(self, args, kw);
  else self.native$ = base.make?.(base, args, kw);
  return null;
}
