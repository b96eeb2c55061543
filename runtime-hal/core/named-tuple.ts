/**
 * `collections.namedtuple`: each call makes a type of its own, whose fields are also accessors on the prototype, so
 * that emitted code reads them like any attribute.
 */

import { attributeError, typeError } from "./exceptions.js";
import { PyBoundMethod } from "./function.js";
import { native } from "./native.js";
import { PyList, PyTuple } from "./objects.js";
import { PyOrderedDict } from "./ordered-dict.js";
import { reprItems } from "./sequence.js";
import { repr } from "./text.js";
import { tupleType } from "./tuple.js";
import { defineType, typeName, unwrap, type PyType } from "./type.js";
import type { Keywords, Value } from "./value.js";

/** Base of the JavaScript classes of all namedtuples. */
export abstract class PyNamedTuple extends PyTuple {
  /** Set on the prototype of each type. */
  declare readonly fields: readonly string[];
}

function nameOf(v: Value): string {
  const plain: Value = unwrap(v);
  if (typeof plain !== "string") throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  return plain;
}

function fieldNames(fields: Value): string[] {
  const plain: Value = unwrap(fields);
  if (typeof plain === "string") return plain.split(/\s+/).filter((name) => name !== "");
  if (plain instanceof PyList || plain instanceof PyTuple) return plain.items.map(nameOf);
  throw typeError(`object '${typeName(fields)}' isn't a tuple or list`);
}

/** Arguments in the order of the fields. */
function arrange(type: string, fields: readonly string[], args: readonly Value[], kw: Keywords): Value[] {
  const given = args.length + (kw?.size ?? 0);
  if (given !== fields.length) {
    throw typeError(`${type}() takes ${fields.length} positional arguments but ${given} were given`);
  }
  const items = args.slice();
  if (kw === null) return items;
  for (const entry of kw) {
    const name = entry[0];
    const i = fields.indexOf(name);
    if (i < 0) throw typeError(`unexpected keyword argument '${name}'`);
    if (items[i] !== undefined) throw typeError(`function got multiple values for argument '${name}'`);
    items[i] = entry[1];
  }
  return items;
}

const asDict = native("_asdict", 1, 1, (self: PyNamedTuple) => {
  const dict = new PyOrderedDict();
  self.fields.forEach((field, i) => dict.set(field, self.items[i]));
  return dict;
});

function notSettable(): never {
  throw attributeError("can't set attribute");
}

/** A constructor of its own for each type, so that V8 keeps their instances apart; it does what that of tuples does. */
function constructorOf(): new (items: readonly Value[]) => PyNamedTuple {
  const Type = function (this: PyNamedTuple, items: readonly Value[] = []): void {
    this.key = undefined;
    this.items = items;
  };
  Type.prototype = Object.create(PyNamedTuple.prototype) as PyNamedTuple;
  return Type as unknown as new (items: readonly Value[]) => PyNamedTuple;
}

const readerOf = (i: number) =>
  function (this: PyTuple): Value {
    return this.items[i];
  };

/** What reads the first fields, with the index in the text: V8 puts these functions in the place of the read. */
const readers: readonly ((this: PyTuple) => Value)[] = [
  function () {
    return this.items[0];
  },
  function () {
    return this.items[1];
  },
  function () {
    return this.items[2];
  },
  function () {
    return this.items[3];
  },
];

/** `namedtuple(name, fields)`. */
export function namedTuple(nameValue: Value, fieldsValue: Value): PyType {
  const name = nameOf(nameValue);
  const fields = fieldNames(fieldsValue);
  const Type = constructorOf();
  const proto = Type.prototype as unknown as Record<string, Value>;
  Object.defineProperty(proto, "fields", { value: fields, enumerable: false });
  fields.forEach((field, i) => {
    Object.defineProperty(proto, "$" + field, {
      get: readers[i] ?? readerOf(i),
      set(this: PyTuple, v: Value): void {
        if (!this.type$.isUser) notSettable();
        // An instance of a derived class has attributes of its own, which hide the field.
        Object.defineProperty(this, "$" + field, {
          value: v,
          writable: true,
          configurable: true,
          enumerable: true,
        });
      },
      configurable: true,
      enumerable: false,
    });
  });
  return defineType({
    name,
    js: Type,
    base: tupleType,
    fn: (...args) => new Type(args.length === fields.length ? args : arrange(name, fields, args, null)),
    make: (_type, args, kw) => new Type(arrange(name, fields, args, kw)),
    init: (self: PyTuple, args, kw) => {
      self.items = arrange(name, fields, args, kw);
    },
    slots: {
      repr$(this: PyNamedTuple): string {
        return name + reprFields(fields, this.items);
      },
      getattr$(this: PyNamedTuple, attr: string): Value | undefined {
        if (attr === "_asdict") return new PyBoundMethod(this, asDict);
        const i = fields.indexOf(attr);
        return i < 0 ? undefined : this.items[i];
      },
      setattr$: notSettable,
      delattr$: notSettable,
    },
  });
}

/** `(x=1, y=2)` */
function reprFields(fields: readonly string[], items: readonly Value[]): string {
  if (fields.length !== items.length) return `(${reprItems(items)})`;
  return `(${fields.map((field, i) => `${field}=${repr(items[i])}`).join(", ")})`;
}
