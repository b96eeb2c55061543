/**
 * The type `property`: its constructor and the three decorators that give a copy with one accessor exchanged.
 * What reading and writing through a property does is in `class.ts` and `attributes.ts`.
 */

import { PyProperty } from "./descriptors.js";
import { native, parseArguments, type ArgumentSpec } from "./native.js";
import { defineType } from "./type.js";
import type { Value } from "./value.js";

// Only `doc` has a name that can be given, as in MicroPython.
const PARAMETERS: readonly ArgumentSpec[] = [{ name: "" }, { name: "" }, { name: "" }, { name: "doc" }];

export const propertyType = defineType({
  name: "property",
  js: PyProperty,
  make: (_type, args, kw) => {
    const [fget, fset, fdel] = parseArguments(args, kw, PARAMETERS);
    return new PyProperty(fget, fset, fdel);
  },
  methods: {
    getter: native("getter", 2, 2, (self: PyProperty, f: Value) => new PyProperty(f, self.fset, self.fdel)),
    setter: native("setter", 2, 2, (self: PyProperty, f: Value) => new PyProperty(self.fget, f, self.fdel)),
    deleter: native("deleter", 2, 2, (self: PyProperty, f: Value) => new PyProperty(self.fget, self.fset, f)),
  },
});
