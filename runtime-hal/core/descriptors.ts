/**
 * The three wrappers a class body may leave in a class: property, staticmethod, classmethod. Plain data, because
 * `class.ts` reads them when it fills a prototype; the methods of `property` are in `property.ts`.
 */

import { checkCount } from "./native.js";
import { defineType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/** `property(fget, fset, fdel)`; None (null) where there is no such accessor. */
export class PyProperty extends PyObject {
  constructor(
    public fget: Value,
    public fset: Value,
    public fdel: Value,
  ) {
    super();
  }
}

/** `staticmethod(fn)`: `fn` is found on the class or an instance as it is. */
export class PyStaticMethod extends PyObject {
  constructor(public fn: Value) {
    super();
  }
}

/** `classmethod(fn)`: `fn` is bound to the class it was looked up on. */
export class PyClassMethod extends PyObject {
  constructor(public fn: Value) {
    super();
  }
}

export const staticMethodType = defineType({
  name: "staticmethod",
  js: PyStaticMethod,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    return new PyStaticMethod(args[0]);
  },
});

export const classMethodType = defineType({
  name: "classmethod",
  js: PyClassMethod,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    return new PyClassMethod(args[0]);
  },
});
