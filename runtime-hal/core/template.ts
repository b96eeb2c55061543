/** Template strings: what `t"…"` makes, and the classes of `string.templatelib`. */

import { typeError } from "./exceptions.js";
import { checkCount, native, parseArguments } from "./native.js";
import { PyList, PyTuple } from "./objects.js";
import { repr } from "./text.js";
import { defineType, typeName } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

/** One `{…}` of a template: its value, source text, conversion (`r`, `s`, `a` or None) and format specification. */
class PyInterpolation extends PyObject {
  constructor(
    readonly value: Value,
    readonly expression: Value,
    readonly conversion: Value,
    readonly formatSpec: Value,
  ) {
    super();
  }
}

/** `strings` has one item more than `interpolations`. */
class PyTemplate extends PyObject {
  constructor(
    readonly strings: PyTuple,
    readonly interpolations: PyTuple,
  ) {
    super();
  }

  values(): PyTuple {
    return new PyTuple(this.interpolations.items.map((i: PyInterpolation): Value => i.value));
  }
}

/** `t"…"`: each field is value, source text, conversion, specification. */
export function template(
  strings: readonly string[],
  fields: readonly (readonly [Value, string, string | null, string])[],
): PyTemplate {
  const interpolations = fields.map((f) => new PyInterpolation(f[0], f[1], f[2], f[3]));
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

/**
 * The builtin `__template__`, which MicroPython's own compiler calls: a tuple of strings, then the four parts of each
 * interpolation, one after the other or in one tuple. What is left over of four is dropped.
 */
export const templateBuiltin = native("__template__", 1, Infinity, (strings: PyTuple, ...parts: Value[]) => {
  const flat = parts.length === 1 ? itemsOf(parts[0]) : parts;
  const interpolations: PyInterpolation[] = [];
  for (let i = 0; i + 4 <= flat.length; i += 4) {
    interpolations.push(new PyInterpolation(flat[i], flat[i + 1], flat[i + 2], flat[i + 3]));
  }
  return new PyTemplate(strings, new PyTuple(interpolations));
});

function itemsOf(v: Value): readonly Value[] {
  if (v instanceof PyTuple || v instanceof PyList) return v.items;
  throw typeError(`object '${typeName(v)}' isn't a tuple or list`);
}

/** `Template(*args)`: strs and Interpolations in any order; neighbouring strs are joined. */
function makeTemplate(args: readonly Value[]): PyTemplate {
  const strings: string[] = [""];
  const interpolations: PyInterpolation[] = [];
  for (const arg of args) {
    if (arg instanceof PyInterpolation) {
      interpolations.push(arg);
      strings.push("");
    } else if (typeof arg === "string") {
      strings[strings.length - 1] += arg;
    } else {
      throw typeError("expected str or Interpolation");
    }
  }
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

/** The last string of the left and the first of the right template become one. */
function concat(left: PyTemplate, right: PyTemplate): PyTemplate {
  const a = left.strings.items;
  const b = right.strings.items;
  const seam: string = a[a.length - 1] + b[0];
  return new PyTemplate(
    new PyTuple([...a.slice(0, -1), seam, ...b.slice(1)]),
    new PyTuple([...left.interpolations.items, ...right.interpolations.items]),
  );
}

/** Strings that are not empty, and interpolations, in order. */
class TemplateIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly template: PyTemplate) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const { strings, interpolations } = this.template;
    while (this.index < strings.items.length + interpolations.items.length) {
      const at = this.index++;
      const part: Value = (at & 1 ? interpolations : strings).items[at >> 1];
      if (part !== "") return part;
    }
    return undefined;
  }
}
defineType({ name: "iterator", js: TemplateIterator });

export const templateType = defineType({
  name: "Template",
  js: PyTemplate,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, Infinity);
    return makeTemplate(args);
  },
  slots: {
    repr$(this: PyTemplate) {
      return `Template(strings=${repr(this.strings)}, interpolations=${repr(this.interpolations)})`;
    },
    bin$(this: PyTemplate, op, rhs) {
      return op === "+" && rhs instanceof PyTemplate ? concat(this, rhs) : undefined;
    },
    iter$(this: PyTemplate) {
      return new TemplateIterator(this);
    },
    getattr$(this: PyTemplate, name) {
      switch (name) {
        case "strings":
          return this.strings;
        case "interpolations":
          return this.interpolations;
        case "values":
          return this.values();
        default:
          return undefined;
      }
    },
  },
});

const INTERPOLATION_ARGUMENTS = [
  { name: "value", required: true },
  { name: "expression", default: "" },
  { name: "conversion", default: null },
  { name: "format_spec", default: "" },
];

export const interpolationType = defineType({
  name: "Interpolation",
  js: PyInterpolation,
  make: (_type, args, kw) => {
    const [value, expression, conversion, formatSpec] = parseArguments(args, kw, INTERPOLATION_ARGUMENTS);
    return new PyInterpolation(value, expression, conversion, formatSpec);
  },
  slots: {
    repr$(this: PyInterpolation) {
      const parts = [this.value, this.expression, this.conversion, this.formatSpec];
      return `Interpolation(${parts.map(repr).join(", ")})`;
    },
    getattr$(this: PyInterpolation, name) {
      switch (name) {
        case "value":
          return this.value;
        case "expression":
          return this.expression;
        case "conversion":
          return this.conversion;
        case "format_spec":
          return this.formatSpec;
        default:
          return undefined;
      }
    },
  },
});
