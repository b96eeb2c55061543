/** Classes with special methods, inheritance, properties, class and static methods, attribute hooks. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const operators = [
  ["__add__", "+"],
  ["__sub__", "-"],
  ["__mul__", "*"],
  ["__floordiv__", "//"],
  ["__mod__", "%"],
  ["__and__", "&"],
  ["__or__", "|"],
  ["__lt__", "<"],
  ["__le__", "<="],
  ["__gt__", ">"],
  ["__eq__", "=="],
] as const;

/** A class of numbers with a random choice of operators. */
function writeNumber(rng: Random, out: Source): void {
  const defined = operators.filter(() => rng.chance(0.6));
  out.block("class Num:", () => {
    out.line(`kind = 'num'`, "made = 0");
    out.block("def __init__(self, v=0, *more):", () =>
      out.line("self.v = v", "self.more = more", "Num.made += 1"),
    );
    if (rng.chance(0.8)) out.block("def __repr__(self):", () => out.line("return 'Num(%s)' % (self.v,)"));
    if (rng.chance(0.3)) out.block("def __str__(self):", () => out.line("return '<%s>' % (self.v,)"));
    for (const [name, symbol] of defined) {
      const comparison = /__(lt|le|gt|eq)__/.test(name);
      out.block(`def ${name}(self, o):`, () => {
        if (rng.chance(0.2)) out.block("if not isinstance(o, Num):", () => out.line("return NotImplemented"));
        const right = "(o.v if isinstance(o, Num) else o)";
        out.line(comparison ? `return self.v ${symbol} ${right}` : `return Num(self.v ${symbol} ${right})`);
      });
    }
    if (rng.chance(0.5)) out.block("def __radd__(self, o):", () => out.line("return Num(('r', o, self.v))"));
    if (rng.chance(0.5))
      out.block("def __iadd__(self, o):", () => out.line("self.v = (self.v, 'i', o)", "return self"));
    if (rng.chance(0.5)) out.block("def __neg__(self):", () => out.line("return Num(-self.v)"));
    if (rng.chance(0.5)) out.block("def __bool__(self):", () => out.line("return self.v > 2"));
    if (rng.chance(0.5)) out.block("def __len__(self):", () => out.line("return 3"));
    if (rng.chance(0.5)) out.block("def __hash__(self):", () => out.line("return 5"));
    if (rng.chance(0.5)) out.block("def __contains__(self, x):", () => out.line("return x == self.v"));
    if (rng.chance(0.5))
      out.block("def __call__(self, *a, **k):", () => out.line("return (self.v, a, canon(k))"));
    if (rng.chance(0.5)) {
      out.block("def __getitem__(self, i):", () => {
        out.block("if isinstance(i, int) and i > 3:", () => out.line("raise IndexError(i)"));
        out.line("return ('item', i)");
      });
    }
    if (rng.chance(0.3)) out.block("def __setitem__(self, i, x):", () => out.line("print('set', i, x)"));
    if (rng.chance(0.3)) out.block("def __delitem__(self, i):", () => out.line("print('del', i)"));
    if (rng.chance(0.3)) out.block("def __iter__(self):", () => out.line("return iter([self.v, 9])"));
  });
  out.line("n = Num(4)", `m = Num(${rng.int(0, 6)}, 1, 2)`);
  for (const [, symbol] of operators)
    if (rng.chance(0.6)) out.show(`repr(n ${symbol} ${rng.pick(["m", "3", "'s'"])})[:12]`);
  for (const text of [
    "str(3 + n)[:9]",
    "bool(n)",
    "bool(m)",
    "len(n)",
    "4 in n",
    "n(1, z=2)",
    "n[2]",
    "n[1:2]",
    "[v for v in n]",
    "sorted([Num(3).v, n.v])",
    "n == n",
    "n != m",
    "{}.get(n, 'none')",
    "str(n)[:6]",
    "str(-n)[:6]",
    "n.more",
    "n.nothing",
    "Num.made",
    "isinstance(n, Num)",
    "n is n",
    "hasattr(n, 'v')",
    "getattr(n, 'w', 'dflt')",
    "max(n, m) is n",
    "not n",
    "'%s' % n.v",
  ]) {
    if (rng.chance(0.5)) out.show(text);
  }
  out.guarded(() => out.line("n += 2", "print(n.v)"));
  out.guarded(() =>
    out.line(
      rng.pick([
        "n[1] = 5",
        "del n[3]",
        "del n.v; print(n.v)",
        "n.extra = 1; print(n.extra)",
        "Num.kind = 'k'; print(n.kind)",
      ]),
    ),
  );
}

/** A small hierarchy in which methods and attributes are found in different places. */
function writeHierarchy(rng: Random, out: Source): void {
  const bases = rng.pick([
    [
      ["A", ""],
      ["B", "A"],
      ["C", "B"],
    ],
    [
      ["A", ""],
      ["B", ""],
      ["C", "A, B"],
    ],
    [
      ["A", ""],
      ["B", "A"],
      ["C", "B, A"],
    ],
    [
      ["A", "object"],
      ["B", "A"],
      ["C", "A"],
    ],
  ]);
  for (const [name, base] of bases) {
    out.block(`class ${name}${base ? `(${base})` : ""}:`, () => {
      out.line(`tag = '${name}'`);
      if (rng.chance(0.7)) {
        out.block("def __init__(self, x=1):", () => {
          if (base && rng.chance(0.6))
            out.line(rng.pick(["super().__init__(x)", `${base.split(",")[0]}.__init__(self, x)`]));
          out.line(`self.${name.toLowerCase()} = x`);
        });
      }
      if (rng.chance(0.7)) {
        out.block("def who(self):", () =>
          out.line(base && rng.chance(0.5) ? `return '${name}' + super().who()` : `return '${name}'`),
        );
      }
      if (rng.chance(0.5)) {
        out.line("@property");
        out.block("def prop(self):", () => out.line(`return ('${name}', self.tag)`));
        if (rng.chance(0.5)) {
          out.line("@prop.setter");
          out.block("def prop(self, v):", () => out.line("self.tag = v"));
        }
      }
      if (rng.chance(0.4)) {
        out.line("@classmethod");
        out.block("def make(cls, *a):", () => out.line("return cls.tag, cls.__name__, a"));
      }
      if (rng.chance(0.4)) {
        out.line("@staticmethod");
        out.block("def stat(v=2):", () => out.line(`return '${name}', v`));
      }
      if (rng.chance(0.2))
        out.block("def __getattr__(self, name):", () => out.line(`return '${name}:' + name`));
    });
  }
  for (const name of ["A", "B", "C"]) {
    out.guarded(() => {
      out.line(`o = ${name}(${rng.pick(["", "7", "x=3"])})`);
      out.block("for k in ('a', 'b', 'c', 'tag', 'zz'):", () => out.line("print(k, getattr(o, k, '-'))"));
    });
    for (const text of [
      "o.who()",
      "o.prop",
      "o.make(1)",
      `${name}.make()`,
      "o.stat()",
      `${name}.stat(5)`,
      `${name}.who(o)`,
      "type(o).__name__",
      `issubclass(${name}, A)`,
      "isinstance(o, (B, int))",
      "callable(o.who)",
    ]) {
      if (rng.chance(0.6)) out.show(text);
    }
    out.guarded(() => out.line("o.prop = 5", "print(o.tag, o.prop)"));
  }
}

/** Subclasses of built-in types and of exceptions. */
function writeNative(rng: Random, out: Source): void {
  out.block(`class L(${rng.pick(["list", "list", "dict"])}):`, () => {
    if (rng.chance(0.6)) out.block("def extra(self):", () => out.line("return len(self) * 10"));
    if (rng.chance(0.3)) out.block("def __len__(self):", () => out.line("return 42"));
  });
  out.line("l = L()");
  for (const text of [
    "l.extra()",
    "len(l)",
    "bool(l)",
    "isinstance(l, list)",
    "l.append(3)",
    "list(l)",
    "l + [1]",
    "l == []",
  ]) {
    if (rng.chance(0.5)) out.show(text);
  }
  out.block("class E(ValueError):", () => {
    if (rng.chance(0.5))
      out.block("def __init__(self, code):", () =>
        out.line("super().__init__('code', code)", "self.code = code"),
      );
  });
  out.block("try:", () => out.line("raise E(5)"));
  out.block("except ValueError as e:", () =>
    out.line("print(repr(e), e.args, str(e), getattr(e, 'code', None))"),
  );
}

export const classes: Kind = {
  name: "classes",
  write(rng, out) {
    writeNumber(rng, out);
    writeHierarchy(rng, out);
    writeNative(rng, out);
  },
};
