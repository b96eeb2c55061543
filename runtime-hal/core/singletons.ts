/**
 * The type of Ellipsis and NotImplemented. In MicroPython each has a type of its own without a name; nothing can tell
 * them apart but `type(...) is type(NotImplemented)`.
 */

import { PySingleton } from "./objects.js";
import { defineType } from "./type.js";

defineType({
  name: "",
  js: PySingleton,
  slots: {
    repr$(this: PySingleton) {
      return this.name;
    },
  },
});
