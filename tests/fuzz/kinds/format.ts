/** The three ways of formatting, over all conversions, flags, widths and precisions. */
import { Expressions } from "../expressions.js";
import { asciiLiteral, floatLiteral, intLiteral, quote, strLiteral } from "../literals.js";
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const maybe = (rng: Random, text: string, chance = 0.5): string => (rng.chance(chance) ? text : "");

/** A format specification for `format()`, for a value of the given class. */
function spec(rng: Random, kind: "int" | "float" | "str"): string {
  const align = maybe(
    rng,
    maybe(rng, rng.pick(["*", "-", "0", " "]), 0.4) +
      rng.pick(["<", ">", "^", "="].slice(0, kind === "str" ? 3 : 4)),
  );
  const sign = kind === "str" ? "" : maybe(rng, rng.pick(["+", "-", " "]), 0.3);
  const alternate = kind === "int" ? maybe(rng, "#", 0.2) : "";
  const zero = kind === "str" || align ? "" : maybe(rng, "0", 0.2);
  const width = maybe(rng, String(rng.int(1, 14)));
  const comma = kind === "int" && !alternate ? maybe(rng, ",", 0.1) : "";
  const precision = kind === "int" ? "" : maybe(rng, `.${rng.int(0, 6)}`);
  const letter = {
    int: ["", "d", "x", "X", "o", "b", rng.modern ? "c" : "d"],
    float: ["", "f", "e", "g", "E", "G", "%", "F"],
    str: ["", "s"],
  }[kind];
  return align + sign + alternate + zero + width + comma + precision + (comma ? "d" : rng.pick(letter));
}

function value(rng: Random, kind: "int" | "float" | "str"): string {
  return kind === "int" ? intLiteral(rng) : kind === "float" ? floatLiteral(rng) : asciiLiteral(rng);
}

function percent(rng: Random): string {
  const parts: string[] = [];
  const values: string[] = [];
  for (let i = rng.int(1, 3); i > 0; i--) {
    const kind = rng.pick(["int", "float", "str"] as const);
    const letter = rng.pick(
      {
        int: ["d", "i", "x", "X", "o", "s", "r", "c"],
        float: ["f", "e", "g", "s", "G"],
        str: ["s", "r", "s"],
      }[kind],
    );
    const flags = maybe(rng, rng.pick(["-", "0", "+", " ", "#", "-0", "+0"]), 0.4);
    const width = maybe(rng, rng.chance(0.15) ? "*" : String(rng.int(1, 12)));
    const precision = kind === "int" ? "" : maybe(rng, `.${rng.int(0, 6)}`);
    if (width === "*") values.push(String(rng.int(0, 9)));
    parts.push(`%${flags}${width}${precision}${letter}`);
    values.push(letter === "c" ? String(rng.int(65, 122)) : value(rng, kind));
  }
  return `${quote(parts.join(rng.pick(["|", " ", "%%", ""])))} % (${values.join(", ")},)`;
}

function method(rng: Random): string {
  const fields: string[] = [];
  const values: string[] = [];
  for (let i = rng.int(1, 3); i > 0; i--) {
    const kind = rng.pick(["int", "float", "str"] as const);
    const conversion = kind === "str" ? maybe(rng, rng.pick(["!r", "!s"]), 0.3) : "";
    fields.push(`{${conversion}${maybe(rng, `:${spec(rng, kind)}`, 0.8)}}`);
    values.push(value(rng, kind));
  }
  return `${quote(fields.join(rng.pick(["|", " ", "{{}}", ""])))}.format(${values.join(", ")})`;
}

export const format: Kind = {
  name: "format",
  write(rng, out) {
    const e = new Expressions(rng);
    out.line(`i = ${intLiteral(rng)}`, `x = ${floatLiteral(rng)}`, `s = ${asciiLiteral(rng)}`, "w = 9");
    for (let n = 0; n < 8; n++) out.show(percent(rng));
    for (let n = 0; n < 8; n++) out.show(method(rng));
    for (let n = 0; n < 4; n++) {
      const kind = rng.pick(["int", "float", "str"] as const);
      out.show(`format(${value(rng, kind)}, ${quote(spec(rng, kind))})`);
      const name = { int: "i", float: "x", str: "s" }[kind];
      out.show(`f'a{${name}:${spec(rng, kind)}}b{${name}!r}{w}{{}}'`);
    }
    out.show("f'{i:{w}d}|{s:>{w}}|{x:{w}.{2}f}'");
    // A precision cuts text beyond ASCII in the middle of a character, so there is none here.
    out.show(
      `'{:${rng.pick(["<", ">", "^", "*^"])}${rng.int(1, 12)}}|%${rng.int(-9, 9)}s'.format(${strLiteral(rng)})`,
    );
    out.show(`'%${rng.int(-9, 9)}s|%r' % (${strLiteral(rng)}, ${strLiteral(rng)})`);
    out.show("'{0} {1} {0}'.format(i, s)");
    out.show("'{a} {b:>{w}}'.format(a=i, b=s, w=w)");
    out.show(`'{0[${rng.int(0, 2)}]}'.format(${e.make("list", 1)})`);
    out.show(`'%(a)s %(b)d' % {'a': ${e.make("str", 1)}, 'b': ${rng.int(0, 9)}}`);
    out.show(`'%s' % ${e.make(rng.pick(["list", "int", "str", "tuple"]), 1)}`);
  },
};
