/** dicts and sets with keys that are equal though their types differ, and the methods of both. */
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const keys = [
  "0",
  "1",
  "1.0",
  "True",
  "False",
  "0.0",
  "-0.0",
  "2",
  "2.0",
  "'1'",
  "b'1'",
  "None",
  "(1,)",
  "(1.0,)",
  "(True, 2)",
  "2**64",
  "frozenset([1])",
  "frozenset([True])",
  "1.5",
  "-1",
  "''",
  "1+0j",
  "Key(1)",
  "Key(True)",
];
const unhashable = ["[]", "{}", "{1}", "bytearray(b'a')", "slice(1)"];

/** The oracle of npm has machine words of 32 bits, and big floats a hash of their own. */
const key = (rng: Random): string => rng.pick(rng.modern ? [...keys, "2.0**64"] : keys);
/** For stores only: whether a look-up asks for the hash depends on how the oracle's table is filled. */
const anyKey = (rng: Random): string => (rng.chance(0.1) ? rng.pick(unhashable) : key(rng));
const keyList = (rng: Random): string => `[${rng.list(rng.int(0, 5), () => key(rng)).join(", ")}]`;
const pairs = (rng: Random): string => rng.list(rng.int(0, 5), (i) => `${key(rng)}: ${i}`).join(", ");

export const hashing: Kind = {
  name: "hashing",
  write(rng, out) {
    out.block("class Key:", () => {
      out.block("def __init__(self, v):", () => out.line("self.v = v"));
      out.block("def __repr__(self):", () => out.line("return 'Key(%r)' % (self.v,)"));
      const isEqual = rng.chance(0.8);
      if (isEqual || rng.chance(0.5))
        out.block("def __hash__(self):", () =>
          out.line(`return ${rng.pick(["hash(self.v)", "7", "1", "2**70"])}`),
        );
      if (isEqual)
        out.block("def __eq__(self, o):", () =>
          out.line(`return ${rng.pick(["isinstance(o, Key) and self.v == o.v", "self is o"])}`),
        );
    });
    for (let round = 0; round < 4; round++) {
      out.assign("d", `{${pairs(rng)}}`, "{}");
      out.assign("s", `set(${keyList(rng)})`, "set()");
      out.assign("z", `frozenset(${keyList(rng)})`, "frozenset()");
      for (let i = 0; i < 8; i++) {
        out.show(
          rng.choose(
            () => `d[${key(rng)}]`,
            () => `d.get(${key(rng)}, 'none')`,
            () => `${key(rng)} in ${rng.pick(["d", "s", "z"])}`,
            () => `d.pop(${key(rng)}${rng.chance(0.5) ? ", 'none'" : ""})`,
            () => `d.setdefault(${key(rng)}, ${rng.int(0, 9)})`,
            () => `d == {${pairs(rng)}}`,
            () =>
              `(s ${rng.pick(["|", "&", "-", "^", "<=", "<", "==", ">", ">=", "!="])} ${rng.pick(["z", "s", "set(d)", keyList(rng)])})`,
            () =>
              `s.${rng.pick(["union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"])}(${rng.pick(["z", "d", keyList(rng)])})`,
            () => `(len(d), len(s), len(z), hash(z) == hash(frozenset(list(z))))`,
            () => `${key(rng)} == ${key(rng)}`,
            () => `dict.fromkeys(${keyList(rng)}, 1)`,
            () => `len(dict([(${key(rng)}, 1), (${key(rng)}, 2)]))`,
            () => `len({${key(rng)}, ${key(rng)}, ${key(rng)}})`,
            () => `(sorted([str(v) for v in d.values()]), len(d.items()), d.keys() == d.keys())`,
            () => `d | {${pairs(rng)}}`,
          ),
        );
        out.guarded(() =>
          out.line(
            rng.choose(
              () => `d[${anyKey(rng)}] = ${rng.int(10, 99)}`,
              () => `del d[${key(rng)}]`,
              () => `s.${rng.pick(["discard", "remove"])}(${key(rng)})`,
              () => `s.add(${anyKey(rng)})`,
              () => `d.update({${pairs(rng)}})`,
              () => `s.update(${keyList(rng)})`,
              () => `s ${rng.pick(["|=", "&=", "-=", "^="])} ${rng.pick(["z", "{1, 2}", "[1]"])}`,
              () =>
                `s.${rng.pick(["intersection_update", "difference_update", "symmetric_difference_update"])}(${keyList(rng)})`,
              () => `z ${rng.pick(["|=", "&=", "-="])} {1, '1'}`,
            ),
          ),
        );
        out.line("print(canon(d), canon(s), canon(z))");
      }
    }
  },
};
