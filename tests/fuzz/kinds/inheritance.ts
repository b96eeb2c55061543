/** Several bases and super(), properties and descriptors, attribute hooks, class attributes changed later. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import { SEVERAL_BASES, type ClassGraph } from "./class-graphs.js";
import type { Kind } from "./kind.js";

const graphs: readonly ClassGraph[] = [
  ...SEVERAL_BASES,
  [
    ["A", ""],
    ["B", "A"],
    ["C", "B"],
    ["D", "C"],
  ],
  [
    ["A", "list"],
    ["B", ""],
    ["C", "B, A"],
    ["D", "C"],
  ],
  [
    ["A", ""],
    ["B", "dict"],
    ["C", "A, B"],
    ["D", "A, B"],
  ],
  [
    ["A", "Exception"],
    ["B", "A"],
    ["C", ""],
    ["D", "C, B"],
  ],
];

const methods = [
  "m",
  "n",
  "__len__",
  "__call__",
  "__getitem__",
  "__eq__",
  "__str__",
  "__contains__",
] as const;

function writeMethod(rng: Random, out: Source, owner: string, name: string, hasBase: boolean): void {
  const parameters = { __getitem__: ", i", __eq__: ", o", __contains__: ", x" }[name as string] ?? "";
  out.block(`def ${name}(self${parameters}):`, () => {
    out.line(`print('${owner}.${name}')`);
    if (hasBase && rng.chance(0.5) && !name.startsWith("__")) out.line(`super().${name}()`);
    const result = {
      __len__: "3",
      __call__: "'called'",
      __getitem__: "i",
      __eq__: "True",
      __str__: `'<${owner}>'`,
      __contains__: "x == 1",
    };
    out.line(`return ${result[name as keyof typeof result] ?? `'${owner}${name}'`}`);
  });
}

function writeDescriptors(rng: Random, out: Source): void {
  out.block("class Desc:", () => {
    out.block("def __init__(self, v):", () => out.line("self.v = v"));
    if (rng.chance(0.8))
      out.block("def __get__(self, obj, cls):", () =>
        out.line("print('get', obj is None, cls.__name__)", "return self.v"),
      );
    if (rng.chance(0.6))
      out.block("def __set__(self, obj, v):", () => out.line("print('set', v)", "self.v = v"));
    if (rng.chance(0.5)) out.block("def __delete__(self, obj):", () => out.line("print('delete')"));
    if (rng.chance(0.4))
      out.block("def __set_name__(self, cls, name):", () => out.line("print('name', cls.__name__, name)"));
  });
}

/** One class with a choice of everything that takes part in attribute access. */
function writeClass(rng: Random, out: Source, name: string, bases: string): void {
  out.block(`class ${name}${bases ? `(${bases})` : ""}:`, () => {
    for (const method of methods) if (rng.chance(0.3)) writeMethod(rng, out, name, method, bases !== "");
    if (rng.chance(0.5)) {
      out.block("def __init__(self, *args):", () => {
        out.line(`print('init ${name}', args)`);
        if (rng.chance(0.6)) out.line(`super().__init__(${rng.pick(["", "*args", "args"])})`);
        if (rng.chance(0.5)) out.line(`self.x = '${name}x'`);
      });
    }
    if (rng.chance(0.4)) {
      out.line("@property");
      out.block("def p(self):", () => out.line(`return '${name}p', self.__class__.__name__`));
      if (rng.chance(0.6)) {
        out.line("@p.setter");
        out.block("def p(self, v):", () => out.line("print('set p', v)"));
      }
      if (rng.chance(0.3)) {
        out.line("@p.deleter");
        out.block("def p(self):", () => out.line("print('del p')"));
      }
    }
    if (rng.chance(0.3)) out.line(`d = Desc(${rng.int(0, 9)})`);
    if (rng.chance(0.3)) out.line(`x = '${name} class'`);
    if (rng.chance(0.25)) {
      out.line(rng.pick(["@classmethod", "@staticmethod"]));
      out.block("def k(*args):", () =>
        out.line("return [a.__name__ if isinstance(a, type) else type(a).__name__ for a in args]"),
      );
    }
    if (rng.chance(0.15))
      out.block("def __getattr__(self, n):", () => {
        out.block("if n[:1] == '_':", () => out.line("raise AttributeError(n)"));
        out.line(`return '${name}:' + n`);
      });
    if (rng.chance(0.12))
      out.block("def __setattr__(self, n, v):", () =>
        out.line("print('setattr', n)", "object.__setattr__(self, n, v)"),
      );
    if (rng.chance(0.1))
      out.block("def __delattr__(self, n):", () =>
        out.line("print('delattr', n)", "object.__delattr__(self, n)"),
      );
  });
}

const accesses = [
  "o.m()",
  "o.n()",
  "len(o)",
  "o()",
  "o[1]",
  "o == 1",
  "o != 1",
  "str(o)[:5]",
  "1 in o",
  "o.x",
  "o.p",
  "o.d",
  "o.k(1)",
  "o.zz",
  "bool(o)",
  "hasattr(o, 'p')",
  "getattr(o, 'm')()",
  "callable(o)",
  "isinstance(o, (A, int))",
  "type(o).__name__",
  "issubclass(type(o), B)",
  "[b.__name__ for b in type(o).__bases__]",
  "super(type(o), o).m()",
  "type(o).m(o)",
  "A.m(o)",
];
const changes = [
  "o.x = 5",
  "del o.x",
  "o.p = 6",
  "del o.p",
  "o.d = 7",
  "del o.d",
  "o.m = lambda: 'own m'",
  "o.new = 1",
  "del o.nothing",
  "o.x += 1",
  "A.m = lambda self: 'A new'",
  "A.x = 'A late'",
  "type(o).n = 5",
  "setattr(o, 'y', 3)",
  "delattr(o, 'y')",
  "o.k = 2",
  "B.k = 3",
];

export const inheritance: Kind = {
  name: "inheritance",
  write(rng, out) {
    writeDescriptors(rng, out);
    const graph = rng.pick(graphs);
    for (const [name, bases] of graph) out.guarded(() => writeClass(rng, out, name, bases));
    for (const [name] of graph) {
      out.guarded(() => {
        out.line("o = None", `o = ${name}(${rng.pick(["", "", "1", "[1, 2]", "1, 2"])})`);
      });
      for (let i = 0; i < 9; i++) out.show(rng.pick(accesses));
      for (let i = 0; i < 3; i++) {
        out.guarded(() => out.line(rng.pick(changes)));
        out.show(rng.pick(accesses));
      }
    }
  },
};
