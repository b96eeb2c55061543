/** sort and sorted with key and reverse (stable or not, only equal keys with equal items are compared), min, max, and mixed types. */
import { Expressions } from "../expressions.js";
import type { Kind } from "./kind.js";

export const sorting: Kind = {
  name: "sorting",
  write(rng, out) {
    const e = new Expressions(rng, 0.01);
    const uniform = new Expressions(rng, 0);
    for (let i = 0; i < 8; i++) {
      out.assign(
        "a",
        rng.choose(
          () => e.make("list", 2),
          () => e.make("strs", 2),
          () => `[(v % 3, v) for v in ${e.make("list", 1)}]`,
          () => `[[v % 3, v] for v in ${e.make("tuple", 1)}]`,
          () => `[v / 4 for v in range(${rng.int(0, 9)}, -3, -1)] + ${e.make("list", 1)}`,
          () => `[${e.make("bytes", 1)}, ${e.make("bytes", 1)}, b'm']`,
        ),
        "[3, 1, 2]",
      );
      const reverse = rng.pick(["", ", reverse=True", ", reverse=False"]);
      out.show(`sorted(a${reverse})`);
      out.guarded(() => out.line(`a.sort(${reverse.slice(2)})`, "print(canon(a))"));
      out.show("sorted(a, key=lambda v: (str(v), 1))");
      out.show(`${rng.pick(["min", "max"])}(a${rng.pick(["", ", key=str", ", default=None"])})`);
      out.show(`sorted(set(${uniform.make("list", 1)}))${rng.pick(["", "[::-1]"])}`);
      out.show(`(a == sorted(a), a < ${e.make("list", 1)})`);
    }
    out.show("sorted([3, 'a'])");
    out.show("sorted([(1, 'a'), (1, 2)])");
    out.show("sorted([None, 1])");
    out.show("max([])");
    out.show("min()");
    out.show(`sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[${rng.int(0, 1)}])`);
  },
};
