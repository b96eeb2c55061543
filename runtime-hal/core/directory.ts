/** `dir(object)`: the names an object has, in itself, in its class and in the bases of that. */

import { callMethod, lookupMethod } from "./attributes.js";
import { attributeOfKey } from "./bare-fields.js";
import { PyModule } from "./modules.js";
import { PyList } from "./objects.js";
import { PyType, objectType, typeOf } from "./type.js";
import type { Value } from "./value.js";

/** Own attributes of an instance or a module: properties that begin with `$`. */
function ownNames(v: Value): string[] {
  if (typeof v !== "object" || v === null || v instanceof PyType) return [];
  const names: string[] = [];
  for (const key of Object.keys(v as object)) {
    const name = attributeOfKey(key);
    if (name !== undefined && (v as Record<string, Value>)[key] !== undefined) names.push(name);
  }
  return names;
}

function addTypeNames(type: PyType, names: Set<string>): void {
  if (type === objectType) return;
  for (const name of type.dict.keys()) names.add(name);
  for (const base of type.bases) addTypeNames(base, names);
}

/** `dir(v)`. A method `__dir__` has the say. */
export function directory(v: Value): Value {
  if (typeOf(v).isUser && lookupMethod(v, "__dir__") !== undefined) return callMethod(v, "__dir__", []);
  const names = new Set<string>(["__class__"]);
  for (const name of ownNames(v)) names.add(name);
  if (v instanceof PyType) {
    names.add("__name__").add("__bases__").add("__dict__");
    addTypeNames(v, names);
  } else {
    if (v instanceof PyModule || typeOf(v).isUser) names.add("__dict__");
    addTypeNames(typeOf(v), names);
  }
  return new PyList([...names]);
}
