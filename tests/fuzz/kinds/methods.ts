/** Methods and builtins called with arguments of any type and number: mostly mistakes, whose messages are compared. */
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const values = [
  "0",
  "-1",
  "3",
  "True",
  "None",
  "2.5",
  "'ab'",
  "''",
  "'a,b'",
  "b'ab'",
  "bytearray(b'xy')",
  "[1, 2]",
  "['b', 'a']",
  "(3, 4)",
  "()",
  "{'a': 1}",
  "{2}",
  "range(3)",
  "len",
  "str",
  "lambda v: v",
  "2**70",
  "iter([1])",
  "frozenset()",
  "1j",
  "...",
  "Thing()",
];

const methods: Record<string, string> = {
  "'aXb,c '":
    "find rfind index rindex count split rsplit splitlines strip replace join startswith endswith partition rpartition upper lower isdigit format encode center",
  "b'aXb,c '":
    "find rfind index count split strip replace join startswith endswith partition upper isspace decode hex",
  "bytearray(b'abc')": "append extend find count decode split join startswith",
  "[3, 1, 2]": "append extend pop remove index count sort reverse copy clear",
  "(1, 2, 1)": "index count",
  "{'a': 1, 2: 'b'}": "get pop setdefault update keys items values popitem copy clear fromkeys",
  "{1, 'a'}":
    "add discard remove update union intersection difference issubset isdisjoint copy symmetric_difference",
  "frozenset([1])": "union intersection difference issuperset copy",
  "(5)": "to_bytes from_bytes bit_length",
  "(g(2))": "send throw close",
};

const builtins =
  "len abs int float str bytes bytearray list tuple dict set frozenset bool repr ord chr hex bin oct sum min max sorted reversed enumerate zip map filter any all iter next isinstance issubclass hasattr getattr setattr callable divmod pow round hash type range slice complex memoryview print format super object property staticmethod".split(
    " ",
  );
const keywords = ["key", "reverse", "default", "sep", "end", "start", "x", "base", "signed"];

/** Arguments of these are checked differently in the oracle of npm. */
const changed = new Set(
  "encode decode find rfind index rindex count to_bytes splitlines center split rsplit str bytes bytearray chr range pow".split(
    " ",
  ),
);

/** What has no order of its own, or shows addresses, is not printed. */
const hidden = /^(hash|type|object|property|staticmethod|super|iter|memoryview|popitem)$/;

function argumentsOf(rng: Random): string {
  const list = rng.list(rng.pick([0, 1, 1, 1, 2, 2, 3, 4]), () => rng.pick(values));
  if (rng.chance(0.08)) list.push(`${rng.pick(keywords)}=${rng.pick(values)}`);
  return list.join(", ");
}

export const methodCalls: Kind = {
  name: "methods",
  write(rng, out) {
    out.block("class Thing:", () => out.line("x = 1"));
    out.block("def g(n):", () => out.line("yield n", "yield n + 1"));
    out.block("def shown(v):", () => {
      out.block(
        "if isinstance(v, (int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, type(None))):",
        () => out.line("return canon(v)"),
      );
      out.line("return type(v).__name__");
    });
    for (let i = 0; i < 40; i++) {
      let call: string;
      let name: string;
      let after = "";
      if (rng.chance(0.5)) {
        const object = rng.pick(Object.keys(methods));
        const names = methods[object].split(" ");
        name = rng.pick(rng.modern ? names : names.filter((each) => !changed.has(each)));
        out.line(`o = ${object}`);
        call = `o.${name}(${argumentsOf(rng)})`;
        after = "print(shown(o))";
      } else {
        name = rng.pick(rng.modern ? builtins : builtins.filter((each) => !changed.has(each)));
        call = `${name}(${argumentsOf(rng)})`;
      }
      out.guarded(() => {
        out.line(hidden.test(name) ? `${call}; print('done')` : `print(shown(${call}))`);
        if (after) out.line(after);
      });
    }
  },
};
