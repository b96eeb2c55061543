/** Numbers to text and back at the corners: extreme floats in all formats, int() and float() of odd strings, round, divmod, pow. */
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const floats = [
  "0.0",
  "-0.0",
  "1e-5",
  "0.0001",
  "0.00012345",
  "1e15",
  "1e16",
  "1e17",
  "123456789012345678.0",
  "5e-324",
  "2.2250738585072014e-308",
  "1.7976931348623157e308",
  "inf",
  "-inf",
  "nan",
  "0.5",
  "1.5",
  "2.5",
  "-2.5",
  "0.1",
  "1e22",
  "1e23",
  "999999.5",
  "9999995.0",
  "0.15",
  "1.005",
  "-1e-7",
  "1/3",
  "2/3",
  "100.0",
  "1e100",
  "4.35",
  "0.045",
];
const ints = [
  "0",
  "1",
  "-1",
  "255",
  "-256",
  "10**6",
  "-10**9",
  "2**31",
  "-2**31",
  "2**32",
  "2**53",
  "2**62",
  "-2**62",
  "2**63",
  "-2**63",
  "2**64-1",
  "10**20",
  "-10**30",
];
const texts = [
  "' 12 '",
  "'+5'",
  "'-0x1f'",
  "'0b11'",
  "'1e3'",
  "'1_000'",
  "''",
  "'-'",
  "'.5'",
  "'5.'",
  "'.'",
  "'1e'",
  "'1e+'",
  "'inf'",
  "'-Infinity'",
  "'nan'",
  "'nanx'",
  "'0x10'",
  "'12abc'",
  "' '",
  "'\\t7\\n'",
  "'1 2'",
  "'0o17'",
  "'00012'",
  "'1e400'",
  "'-1e-400'",
  "'１'",
  "b'12'",
  "b'1.5'",
  "None",
  "[]",
  "'1j'",
];

const float = (rng: Random): string => {
  // Literals are the nearest float; the oracle's own reading, which float() follows, may be one digit off.
  if (rng.chance(0.3)) return `float('${rng.int(-9999, 9999)}e${rng.int(-20, 20)}')`;
  const text = rng.pick(floats);
  return /inf|nan/.test(text) ? `float('${text}')` : `(${text})`;
};
const int = (rng: Random): string => `(${rng.chance(0.6) ? rng.pick(ints) : rng.int(-99999, 99999)})`;
const number = (rng: Random): string => (rng.chance(0.5) ? float(rng) : int(rng));

export const numerals: Kind = {
  name: "numerals",
  write(rng, out) {
    for (let i = 0; i < 40; i++) {
      out.guarded(() =>
        out.line(
          `print(${rng.choose(
            () => `${float(rng)}, str(${float(rng)}), repr(${float(rng)})`,
            () =>
              `'%${rng.pick(["", "+", " ", "0", "-", "#"])}${rng.pick(["", "8", "14"])}${rng.pick(["", ".0", ".1", ".3", ".6", ".12"])}${rng.pick([..."efgEFG"])}|' % ${float(rng)}`,
            () =>
              `'{:${rng.pick(["", "+", " ", "<", "=", "^"])}${rng.pick(["", "0"])}${rng.pick(["", "9", "15"])}${rng.pick(["", ".0", ".2", ".5"])}${rng.pick(["", ..."efg%"])}}|'.format(${number(rng)})`,
            () =>
              `'{:${rng.pick(["", "+", " ", "*^", "0"])}${rng.pick(["", "#"])}${rng.pick(["", "9", "24"])}${rng.pick(["", ",", "_"])}${rng.pick([..."dxXob"])}}|'.format(${int(rng)})`,
            () =>
              `'%${rng.pick(["", "+", " ", "0", "-", "#"])}${rng.pick(["", "8", "24", ".5", "9.4"])}${rng.pick([..."dixXo"])}|' % ${number(rng)}`,
            () =>
              `int(${rng.pick(texts)}${rng.chance(0.3) ? `, ${rng.pick(["0", "2", "8", "10", "16", "36", "37", "1"])}` : ""})`,
            () => `float(${rng.pick(texts)})`,
            () => `round(${number(rng)}${rng.chance(0.5) ? `, ${rng.int(-3, 4)}` : ""})`,
            () => `divmod(${number(rng)}, ${number(rng)})`,
            () => `${number(rng)} ${rng.pick(["//", "%", "/"])} ${number(rng)}`,
            () =>
              `${number(rng)} ** ${rng.pick(["0", "1", "-1", "3", "0.0", ...(rng.modern ? ["0.5", "-0.5"] : [])])}`,
            () => `${number(rng)} ${rng.pick(["<", "<=", "==", "!=", ">"])} ${number(rng)}`,
            () => `int(${number(rng)}), bool(${number(rng)}), abs(${number(rng)})`,
            () => `min(${number(rng)}, ${number(rng)}), max(${number(rng)}, ${number(rng)})`,
            () => `${int(rng)} ${rng.pick(["<<", ">>"])} ${rng.pick(["0", "1", "31", "64", "-1", "100"])}`,
            () => `hex(${number(rng)}), bin(${int(rng)}), oct(${int(rng)})`,
            () => `pow(${int(rng)}, ${rng.int(rng.modern ? 0 : 1, 5)}, ${int(rng)})`,
            () =>
              `complex(${rng.int(-3, 3)}, ${rng.int(-3, 3)}) ${rng.pick(["+", "*", "-", "/", "==", rng.modern ? "**" : "!="])} ${rng.pick(["2", "1j", "0.5", "(1+2j)"])}`,
            () => `sum([${number(rng)}, ${number(rng)}, ${number(rng)}])`,
            () =>
              rng.modern
                ? `${int(rng)}.to_bytes(${rng.int(0, 9)}, '${rng.pick(["little", "big"])}'${rng.chance(0.4) ? ", True" : ""})`
                : `-${int(rng)}`,
            () => `f'{${number(rng)}:{${rng.int(1, 12)}}.{${rng.int(0, 5)}}}'`,
          )})`,
        ),
      );
    }
  },
};
