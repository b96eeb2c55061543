/**
 * Class attributes as instances and the class show them: properties `$name` and `m$name` on the prototype of instances and on the
 * type object, and slots for special methods, made from the raw values in `type.dict`.
 */

import { bindToInstance, isDescriptor, missingAttribute } from "./attributes.js";
import { installSlot } from "./class-slots.js";
import { PyClassMethod, PyProperty, PyStaticMethod } from "./descriptors.js";
import { PyBoundMethod, call } from "./function.js";
import { type PyType, objectType, typeOf, type Proto } from "./type.js";
import type { Value } from "./value.js";

/** How often a class attribute has been installed, or taken away: what was found out about such properties holds in between. */
export const installed = { count: 0 };

export function hidden(target: object, key: string, value: Value): void {
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

/** The function that an accessor binds to the instance; it changes when another method takes its place. */
export class Bound {
  method: Value = undefined;
}

const boundMethods = new WeakMap<Proto, Map<string, Bound>>();

/** What the accessor of that name on a prototype binds. */
export function boundBy(proto: Proto, name: string): Bound {
  let known = boundMethods.get(proto);
  if (known === undefined) boundMethods.set(proto, (known = new Map<string, Bound>()));
  let bound = known.get(name);
  if (bound === undefined) known.set(name, (bound = new Bound()));
  return bound;
}

/** Makes a raw class attribute visible on the prototype of instances and on the class object. */
export function install(type: PyType, owner: PyType, name: string, raw: Value): void {
  installed.count++;
  const proto = type.proto;
  let method: Value = undefined;
  const isNative = typeof raw === "function" && raw.meta$?.native === true;
  if (typeof raw === "function" && !(isNative && owner.isUser)) {
    method = raw;
    const bound = boundBy(proto, name);
    bound.method = raw;
    accessor(
      proto,
      name,
      function () {
        return new PyBoundMethod(this, bound.method);
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
        const { fget } = raw;
        return typeof fget === "function" ? fget(this) : bindToInstance(raw, owner, this);
      },
      function (v) {
        const { fset } = raw;
        if (typeof fset === "function") fset(this, v);
        else if (fset === null) throw missingAttribute(this, name);
        else call(fset, this, v);
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
  // `C.make(x)` finds the function of a class method as `o.m(x)` finds that of a method: the receiver goes before the arguments.
  const isMethod = raw instanceof PyClassMethod && typeof raw.fn === "function" && !name.startsWith("__");
  if (isMethod || "m$" + name in type) hidden(type, "m$" + name, isMethod ? raw.fn : undefined);
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

/** Names that `type` sees through bases outside its prototype chain. */
export function copyFromOtherBases(type: PyType, chain: PyType): void {
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

export function ownerOf(type: PyType, name: string): PyType {
  return type.findAttribute(name) ?? type;
}
