/** Indexing, slicing, and what may stand left of `=`: items, slices, `del`, augmented and starred assignment. */
import { Expressions, type Type } from "../expressions.js";
import { intLiteral } from "../literals.js";
import type { Kind } from "./kind.js";

const sequences: Type[] = ["list", "tuple", "str", "bytes"];

export const slice: Kind = {
  name: "slice",
  write(rng, out) {
    const e = new Expressions(rng, 0.01);
    for (let i = 0; i < 6; i++) {
      const type = rng.pick(sequences);
      out.assign("s", e.make(type, 1), "[1, 2, 3]");
      out.show(`s[${e.range(0.5)}]`);
      out.show(`s[${rng.int(-7, 7)}]`);
      out.show(`s[${e.range(0)}][${e.range(0)}]`);
    }
    for (let i = 0; i < 4; i++) {
      out.line(`a = [${rng.list(rng.int(2, 7), () => intLiteral(rng)).join(", ")}]`, "b = a");
      for (let j = 0; j < 4; j++) {
        out.guarded(() => {
          out.line(
            rng.choose(
              () => `a[${e.range(0)}] = ${e.make(rng.pick(["list", "tuple"]), 1)}`,
              () => `a[${rng.int(-6, 6)}] = ${e.make("int", 1)}`,
              () => `a[${rng.int(-6, 6)}] ${rng.pick(["+=", "-=", "*=", "|="])} ${e.make("int", 1)}`,
              () => `del a[${e.range(0)}]`,
              () => `del a[${rng.int(-6, 6)}]`,
              () => `a.insert(${rng.int(-8, 8)}, ${e.make("int", 1)})`,
              () => `a.append(a.pop(${rng.int(-5, 5)}))`,
              () => `a.extend(${e.make(rng.pick(["list", "tuple", "bytes"]), 1)})`,
              () => `a.remove(${intLiteral(rng)})`,
              () => `a += ${e.make("list", 1)}`,
              () => `a *= ${rng.int(0, 2)}`,
              () => "a.reverse()",
              () => "a[0], a[-1] = a[-1], a[0]",
              () => "x, *y, z = a; print(x, y, z)",
              () => "*y, z = a; print(y, z)",
              () => `print(a.index(a[${rng.int(-4, 4)}]), a.count(a[0]))`,
            ),
          );
        });
        out.line("print(a, a is b)");
      }
    }
    out.assign("c", `bytearray(${e.make("bytes", 1)} + b'0123')`, "bytearray(b'abcd')");
    for (let j = 0; j < 4; j++) {
      out.guarded(() => {
        out.line(
          rng.choose(
            () => `c[${rng.int(-3, 3)}] = ${rng.int(0, 255)}`,
            () => `c[${e.range(0)}] = ${e.make("bytes", 1)}`,
            () => `c += ${e.make("bytes", 1)}`,
            () => `c.append(${rng.int(0, 255)})`,
            () => `c.extend(${e.make("bytes", 1)})`,
            () => `m = memoryview(c); m[${rng.int(0, 3)}] = ${rng.int(0, 255)}; print(bytes(m[1:3])); del m`,
          ),
        );
      });
      out.line("print(c)");
    }
  },
};
