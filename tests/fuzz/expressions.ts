/**
 * Random expressions of a wanted type. Sizes stay bounded: shift counts, exponents, repeat counts and widths
 * are small literals, so no program runs out of memory. Now and then an operand has the wrong type on purpose.
 */
import { asciiLiteral, bytesLiteral, floatLiteral, intLiteral, strLiteral } from "./literals.js";
import type { Random } from "./random.js";

export const types = [
  "int",
  "float",
  "bool",
  "str",
  "bytes",
  "list",
  "strs",
  "tuple",
  "dict",
  "set",
] as const;
export type Type = (typeof types)[number];

export class Expressions {
  /** Names in scope by type. */
  readonly variables = new Map<Type, string[]>();

  constructor(
    readonly rng: Random,
    /** How often an operand gets an arbitrary type. */
    readonly wrongness = 0.02,
  ) {}

  declare(type: Type, name: string): void {
    this.variables.set(type, [...(this.variables.get(type) ?? []), name]);
  }

  anyType(): Type {
    return this.rng.pick(types);
  }

  /** An expression of `type`, at most `depth` levels deep. */
  make(type: Type, depth = 2): string {
    if (this.rng.chance(this.wrongness)) return this.wrong(depth);
    const names = this.variables.get(type);
    if (names && this.rng.chance(depth <= 0 ? 0.7 : 0.3)) return this.rng.pick(names);
    if (depth <= 0) return this.literal(type);
    if (this.rng.chance(0.06)) return this.conditional(type, depth);
    return this.compound(type, depth - 1);
  }

  /** Any type but those whose order of iteration differs. */
  private wrong(depth: number): string {
    if (this.rng.chance(0.1)) return "None";
    return `(${this.make(this.rng.pick(["int", "float", "bool", "str", "bytes", "list", "tuple"]), depth)})`;
  }

  literal(type: Type): string {
    const { rng } = this;
    switch (type) {
      case "int":
        return intLiteral(rng);
      case "float":
        return floatLiteral(rng);
      case "bool":
        return rng.pick(["True", "False"]);
      case "str":
        return strLiteral(rng);
      case "bytes":
        return bytesLiteral(rng);
      case "list":
        return `[${rng.list(rng.int(0, 5), () => intLiteral(rng)).join(", ")}]`;
      case "strs":
        return `[${rng.list(rng.int(0, 4), () => strLiteral(rng)).join(", ")}]`;
      case "tuple":
        return `(${rng.list(rng.int(0, 4), () => intLiteral(rng) + ",").join(" ")})`;
      case "dict":
        return `{${rng.list(rng.int(0, 4), () => `${strLiteral(rng)}: ${intLiteral(rng)}`).join(", ")}}`;
      case "set":
        return rng.chance(0.1) ? "set()" : `{${rng.list(rng.int(1, 5), () => intLiteral(rng)).join(", ")}}`;
    }
  }

  /** A subscript range such as `1:-2`, sometimes with a step. */
  range(step = 0.15): string {
    const part = (): string => (this.rng.chance(0.35) ? "" : String(this.rng.int(-6, 6)));
    return `${part()}:${part()}${this.rng.chance(step) ? `:${this.rng.pick(["1", "2", "-1", "-2", "3"])}` : ""}`;
  }

  private conditional(type: Type, depth: number): string {
    const d = depth - 1;
    return `(${this.make(type, d)} if ${this.make("bool", d)} else ${this.make(type, d)})`;
  }

  private compound(type: Type, d: number): string {
    switch (type) {
      case "int":
        return this.int(d);
      case "float":
        return this.float(d);
      case "bool":
        return this.bool(d);
      case "str":
        return this.str(d);
      case "bytes":
        return this.bytes(d);
      case "list":
        return this.list(d);
      case "strs":
        return this.strs(d);
      case "tuple":
        return this.tuple(d);
      case "dict":
        return this.dict(d);
      case "set":
        return this.set(d);
    }
  }

  private int(d: number): string {
    const { rng } = this;
    const int = (): string => this.make("int", d);
    return rng.choose(
      () => `(${int()} ${rng.pick(["+", "-", "*"])} ${int()})`,
      () => `(${int()} ${rng.pick(["+", "-", "*"])} ${int()})`,
      () => `(${int()} ${rng.pick(["&", "|", "^"])} ${int()})`,
      () => `(${int()} ${rng.pick(["//", "%"])} ${rng.chance(0.8) ? `(${int()} or 7)` : int()})`,
      () => `(${int()} ${rng.pick(["<<", ">>"])} ${rng.int(0, 70)})`,
      () => `(${rng.int(-9, 9)} ** ${rng.int(0, 25)})`,
      () => `${rng.pick(["-", "~", "+", "abs"])}(${int()})`,
      () => `len(${this.make(rng.pick(["str", "bytes", "list", "tuple", "dict", "set"]), d)})`,
      () => `${rng.pick(["min", "max"])}(${int()}, ${int()})`,
      () => `sum(${this.make(rng.pick(["list", "tuple", "set"]), d)})`,
      () => `${this.make("str", d)}.${rng.pick(["find", "count", "rfind"])}(${strLiteral(rng)})`,
      () => `${this.make("list", d)}[${rng.int(-3, 3)}]`,
      () => `divmod(${int()}, ${int()} or 3)[${rng.int(0, 1)}]`,
      () => `(${int()} ${rng.pick(["and", "or"])} ${int()})`,
      () => `int(${this.make("bool", d)})`,
      () => `int.from_bytes(${this.make("bytes", d)}, ${rng.pick(["'little'", "'big'"])})`,
      () => `int(${this.make("float", 0)})`,
      () => `${this.make("dict", d)}.get(${strLiteral(rng)}, ${int()})`,
      () => `(lambda v: v + ${int()})(${int()})`,
      () => `pow(${int()}, ${rng.int(1, 9)}, ${int()} or 5)`,
    );
  }

  private float(d: number): string {
    const { rng } = this;
    const float = (): string => this.make("float", d);
    const small = (): string => `(${this.make("int", d)} % 1000)`;
    return rng.choose(
      () => `(${float()} ${rng.pick(["+", "-", "*"])} ${float()})`,
      () => `(${float()} / (${float()} or 1.5))`,
      () => `(${small()} ${rng.pick(["+", "-", "*"])} ${float()})`,
      () => `(${small()} / (${small()} or 3))`,
      () => `(${float()} ${rng.pick(["//", "%"])} (${float()} or 0.5))`,
      () => `float(${small()})`,
      () => `${rng.pick(["-", "abs"])}(${float()})`,
      () => `round(${float()}, ${rng.int(0, 3)})`,
      () => `(${small()} ** ${rng.pick(["0.5", "-1", "2.0"])})`,
      () => `${rng.pick(["min", "max"])}(${float()}, ${float()})`,
      () => `float(${rng.pick(["'1.5'", "'-2e3'", "' 7 '", "'inf'", "'x'"])})`,
    );
  }

  private bool(d: number): string {
    const { rng } = this;
    const relation = (): string => rng.pick(["<", "<=", ">", ">=", "==", "!="]);
    const number = (): string => this.make(rng.pick(["int", "int", "float", "bool"]), d);
    return rng.choose(
      () => `(${number()} ${relation()} ${number()})`,
      () => `(${number()} ${relation()} ${number()} ${relation()} ${number()})`,
      () => `(${this.make("str", d)} ${relation()} ${this.make("str", d)})`,
      () => `(${this.make("list", d)} ${relation()} ${this.make("list", d)})`,
      () => `(${this.make("tuple", d)} ${relation()} ${this.make("tuple", d)})`,
      () => `(${this.make("bytes", d)} ${relation()} ${this.make("bytes", d)})`,
      () => `(not ${this.make(this.anyType(), d)})`,
      () =>
        `(${this.make("bool", d)} ${rng.pick(["and", "or", "&", "|", "^", "==", "is"])} ${this.make("bool", d)})`,
      () =>
        `(${this.make("int", d)} ${rng.pick(["in", "not in"])} ${this.make(rng.pick(["list", "tuple", "set"]), d)})`,
      () => `(${strLiteral(rng)} in ${this.make(rng.pick(["str", "dict", "strs"]), d)})`,
      () =>
        `isinstance(${this.make(this.anyType(), d)}, ${rng.pick(["int", "str", "(list, tuple)", "float", "bool", "dict"])})`,
      () => `bool(${this.make(this.anyType(), d)})`,
      () => `${rng.pick(["any", "all"])}(${this.make(rng.pick(["list", "strs", "tuple"]), d)})`,
      () => `(${this.make(this.anyType(), d)} == ${this.make(this.anyType(), d)})`,
      () => `${this.make("str", d)}.${rng.pick(["startswith", "endswith"])}(${strLiteral(rng)})`,
      () => `${this.make("str", d)}.${rng.pick(["isdigit", "isalpha", "isspace", "isupper", "islower"])}()`,
      () => `(${this.make("set", d)} ${rng.pick(["<=", "<", "==", ">="])} ${this.make("set", d)})`,
    );
  }

  private str(d: number): string {
    const { rng } = this;
    const str = (): string => this.make("str", d);
    return rng.choose(
      () => `(${str()} + ${str()})`,
      () => `(${str()} * ${rng.int(-1, 3)})`,
      () => `${str()}[${this.range(0.05)}]`,
      () => `${str()}[${rng.int(-4, 4)}]`,
      () => `${str()}.${rng.pick(["upper", "lower", "strip", "lstrip", "rstrip"])}()`,
      () => `${str()}.${rng.pick(["strip", "lstrip", "rstrip"])}(${asciiLiteral(rng)})`,
      () =>
        `${str()}.replace(${rng.modern ? `(${strLiteral(rng)} or 'a')` : strLiteral(rng)}, ${strLiteral(rng)})`,
      () => `${strLiteral(rng)}.join(${this.make("strs", d)})`,
      () =>
        `${rng.pick(["str", "repr"])}(${this.make(rng.pick(["int", "bool", "str", "bytes", "list", "tuple"]), d)})`,
      () => `${rng.pick(["hex", "bin", "oct"])}(${this.make("int", d)})`,
      () => `chr(${this.make("int", d)} % ${rng.modern ? 500 : 95} + 32)`,
      () => `'%s|%d' % (${str()}, ${this.make("int", d)})`,
      () => `'{}-{:>5}'.format(${this.make("int", d)}, ${str()})`,
      () => `f'{${this.make("int", 0)}}<{${this.make("int", 0)}:4d}>'`,
      () => `${this.make("strs", d)}[${rng.int(-2, 2)}]`,
      () => `${rng.pick(["min", "max"])}(${str()}, ${str()})`,
      () => `type(${this.make(this.anyType(), d)}).__name__`,
    );
  }

  private bytes(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `(${this.make("bytes", d)} + ${this.make("bytes", d)})`,
      () => `${this.make("bytes", d)}[${this.range(0.05)}]`,
      () => `${this.make("str", d)}.encode()`,
      () => `bytes([v & 255 for v in ${this.make("list", d)}])`,
      () => `(${this.make("bytes", d)} * ${rng.int(-1, 3)})`,
      // Empty bytes made in any other way than by a literal have no memory in the oracle, and find nothing.
      () => `bytes(${rng.int(1, 4)})`,
      () =>
        `(${this.make("int", d)} & 0xffffffff).to_bytes(${rng.int(4, 8)}, ${rng.pick(["'little'", "'big'"])})`,
      () => `bytes(bytearray(${this.make("bytes", d)}) or b'-')`,
      () => `${this.make("bytes", d)}.replace(${bytesLiteral(rng)} or b'0', ${bytesLiteral(rng)})`,
    );
  }

  private list(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `[${rng.list(rng.int(1, 4), () => this.make("int", d)).join(", ")}]`,
      () => `(${this.make("list", d)} + ${this.make("list", d)})`,
      () => `${this.make("list", d)}[${this.range(0.4)}]`,
      () => `(${this.make("list", d)} * ${rng.int(-1, 3)})`,
      () => `sorted(${this.make(rng.pick(["list", "tuple"]), d)})`,
      () => `sorted(${this.make("set", d)}, key=str)`,
      () => `list(range(${rng.int(-5, 5)}, ${rng.int(-5, 12)}, ${rng.pick(["1", "2", "3", "-1", "-2"])}))`,
      () =>
        `[v ${rng.pick(["+", "-", "*", "&", "^"])} ${this.make("int", d)} for v in ${this.make("list", d)}]`,
      () => `[v for v in ${this.make("tuple", d)} if v ${rng.pick(["> 1", "% 2", "!= 0", "< 5"])}]`,
      () => `list(map(lambda v: v * ${rng.int(-3, 3)}, ${this.make("list", d)}))`,
      () => `list(filter(lambda v: v > ${rng.int(-3, 3)}, ${this.make("list", d)}))`,
      () => `list(reversed(${this.make("list", d)}))`,
      () => `list(${this.make("bytes", d)})`,
      () => `[i * v for i, v in enumerate(${this.make("list", d)}${rng.chance(0.3) ? ", 2" : ""})]`,
      () => `[a + b for a, b in zip(${this.make("list", d)}, ${this.make("tuple", d)})]`,
    );
  }

  private strs(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `[${rng.list(rng.int(1, 4), () => this.make("str", d)).join(", ")}]`,
      () => `${this.make("str", d)}.split(${rng.pick(["", "','", "'X'", "' '", "'ab', 1"])})`,
      () => `sorted(${this.make("strs", d)})`,
      () => `[str(v) for v in ${this.make("list", d)}]`,
      () => `list(${this.make("str", d)})`,
      () => `sorted([str(k) for k in ${this.make("dict", d)}])`,
      () => `list(${this.make("str", d)}.partition(${rng.pick(["'a'", "','", "'X'"])}))`,
    );
  }

  private tuple(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `(${this.make("int", d)}, ${this.make("int", d)})`,
      () => `tuple(${this.make("list", d)})`,
      () => `(${this.make("tuple", d)} + ${this.make("tuple", d)})`,
      () => `${this.make("tuple", d)}[${this.range(0.4)}]`,
      () => `divmod(${this.make("int", d)}, ${this.make("int", d)} or 11)`,
      () => `(${this.make("tuple", d)} * ${rng.int(0, 2)})`,
    );
  }

  private dict(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `{${rng.list(rng.int(1, 3), () => `${this.make("str", d)}: ${this.make("int", d)}`).join(", ")}}`,
      () => `{k: ${this.make("int", d)} for k in ${this.make("strs", d)}}`,
      () => `dict(a=${this.make("int", d)}, b=${this.make("int", d)})`,
      () => `dict(zip(${this.make("strs", d)}, ${this.make("list", d)}))`,
      () => `dict([(${strLiteral(rng)}, ${this.make("int", d)})])`,
      () => `dict(${this.make("dict", d)}, z=${this.make("int", d)})`,
    );
  }

  private set(d: number): string {
    const { rng } = this;
    return rng.choose(
      () => `set(${this.make(rng.pick(["list", "tuple"]), d)})`,
      () => `{v % ${rng.int(2, 9)} for v in ${this.make("list", d)}}`,
      () => `(${this.make("set", d)} ${rng.pick(["|", "&", "-", "^"])} ${this.make("set", d)})`,
      () =>
        `${this.make("set", d)}.${rng.pick(["union", "intersection", "difference"])}(${this.make("list", d)})`,
    );
  }
}
