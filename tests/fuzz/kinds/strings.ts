/** Methods of str, bytes and bytearray with many argument forms. */
import { Expressions } from "../expressions.js";
import { asciiLiteral, bytesLiteral, strLiteral } from "../literals.js";
import type { Kind } from "./kind.js";

export const strings: Kind = {
  name: "strings",
  write(rng, out) {
    const e = new Expressions(rng, 0);
    for (let round = 0; round < 16; round++) {
      const isBytes = rng.chance(0.25);
      const literal = (): string => (isBytes ? bytesLiteral(rng) : strLiteral(rng));
      // The oracle is at fault where nothing is looked for in no bytes, or replaced in text beyond ASCII.
      const needle = (): string =>
        rng.modern || isBytes ? `(${literal()} or ${isBytes ? "b" : ""}'a')` : literal();
      const n = (): string => String(rng.int(-4, 8));
      out.assign("s", e.make(isBytes ? "bytes" : "str", 2), literal());
      out.show("s");
      for (let i = 0; i < 3; i++) {
        out.show(
          rng.choose(
            () => `s.${rng.pick(["find", "rfind", "index", "rindex", "count"])}(${needle()}, ${n()})`,
            () =>
              `s.${rng.pick(["find", "rfind", "count"])}(${rng.modern ? needle() : "s[1:3] or s[:1]"}, ${n()}, ${n()})`,
            () => `s.${rng.pick(["split", "rsplit"])}(${literal()}, ${n()})`,
            () => `s.${rng.pick(["split", "rsplit"])}(${rng.pick(["", "None, 1", "None"])})`,
            () =>
              `s.${rng.pick(["strip", "lstrip", "rstrip"])}(${rng.chance(0.5) ? (isBytes ? literal() : asciiLiteral(rng)) : ""})`,
            () => `s.replace(${needle()}, ${literal()}${rng.chance(0.4) ? `, ${n()}` : ""})`,
            () => `s.${rng.pick(["partition", "rpartition"])}(${literal()})`,
            () =>
              `s.${rng.pick(["upper", "lower", "isspace", "isalpha", "isdigit", "isupper", "islower"])}()`,
            () => `s.${rng.pick(["startswith", "endswith"])}(${literal()})`,
            () => `s.join([${literal()}, ${literal()}, ${literal()}])`,
            () => (rng.modern && !isBytes ? `s.center(${rng.int(0, 14)})` : "s + s"),
            () => `s.splitlines(${rng.pick(["", "True"])})`,
            () => `(s in ${literal()}, ${literal()} in s, s < ${literal()}, s == ${literal()})`,
            () => `[c for c in s]`,
            () => `(len(s), s * 2, s[::1], s[1:], hash(s) == hash(s[:]))`,
            () => (isBytes ? "s.decode()" : "s.encode()"),
            () => (isBytes ? "bytearray(s)" : "[ord(c) for c in s]"),
            () => (isBytes ? "s.hex()" : "int(s or '7')"),
            () => (isBytes ? "[hex(c) for c in s]" : "float(s or '7')"),
          ),
        );
      }
    }
    for (const text of [
      "'0x1F', 16",
      "'0b101', 0",
      "'0o17', 0",
      "'zz', 36",
      "' 12 '",
      "'1_000'",
      "'-  1'",
      "'12', 2",
      "b'33'",
      "'９'",
    ]) {
      if (rng.chance(0.3)) out.show(`int(${text})`);
    }
    out.line(`print(${e.make("int", 0)}, ${e.make("bool", 0)}, sep=${strLiteral(rng)}, end=';\\n')`);
  },
};
