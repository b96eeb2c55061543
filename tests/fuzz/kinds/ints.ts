/** Integers of all sizes against each other and against bool and float; conversions and int methods. */
import { Expressions } from "../expressions.js";
import { floatLiteral, intLiteral } from "../literals.js";
import type { Kind } from "./kind.js";

export const ints: Kind = {
  name: "ints",
  write(rng, out) {
    const e = new Expressions(rng, 0.01);
    for (let round = 0; round < 6; round++) {
      out.assign("a", e.make("int", 2), intLiteral(rng));
      out.line(`b = ${intLiteral(rng)}`, `x = ${floatLiteral(rng)}`);
      out.line("print(a, b, x)");
      out.show("(a + b, a - b, a * b, -a, ~a, +a, abs(a))");
      out.show("(a & b, a | b, a ^ b)");
      out.show(rng.pick(["(a // b, a % b)", "divmod(a, b)", "(a // b) * b + a % b == a"]));
      out.show("(a < b, a <= b, a == b, a != b, a > x, a == x, b <= x)");
      out.show(`(a << ${rng.int(0, 66)}, a >> ${rng.int(0, 66)}, b >> ${rng.int(0, 40)})`);
      out.show(
        rng.pick([
          "a / b",
          "a + x",
          "b * x",
          "b ** 3",
          "b ** -1",
          "b // x",
          "b % x",
          "x // b",
          "divmod(x, b)",
        ]),
      );
      out.show(
        rng.pick([
          "hex(a)",
          "bin(a)",
          "oct(b)",
          "str(a)",
          "repr(b)",
          "float(b)",
          "'%x' % (a,)",
          "'{:,}'.format(int(a))",
        ]),
      );
      out.show(
        rng.pick([
          `abs(a).to_bytes(${rng.int(8, 70)}, 'little')`,
          `abs(b).to_bytes(${rng.int(1, 9)}, 'big')`,
          "int.from_bytes(b'\\xff\\x01\\x80', 'big')",
          "int.from_bytes(b'\\xff\\x01\\x80\\x00\\x00\\x00\\x00\\x00\\xfe', 'little')",
          "(True + a, False - b, True & b, True == 1, a * True)",
          "(bool(a), int(True), int(x), round(x), round(a))",
          `pow(a, ${rng.int(1, 6)}, b or 13)`,
          "hash(b) == hash(b + 0)",
          "(a and b, a or b, not a)",
          "min(a, b, key=lambda v: -v)",
        ]),
      );
      out.line("c = a");
      for (let i = 0; i < 3; i++) {
        out.guarded(() =>
          out.line(
            `c ${rng.pick(["+=", "-=", "*=", "//=", "%=", "&=", "|=", "^="])} ${rng.pick(["b", "a", "7", "-3", "2**31"])}`,
          ),
        );
        out.line("print(c)");
      }
    }
  },
};
