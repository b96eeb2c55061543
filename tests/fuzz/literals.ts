/** Random literals: mostly small ordinary values, sometimes the ones where representations change. */
import type { Random } from "./random.js";

const edgeInts = ["30", "31", "32", "53", "62", "63", "64", "65", "100"].flatMap((bits) => {
  const power = 1n << BigInt(bits);
  return [power, power - 1n, power + 1n, -power, -power - 1n, 1n - power].map(String);
});

const words = [
  "",
  "a",
  "ab",
  "abc",
  "hello",
  "Hello World",
  "x,y,,z",
  "  pad ",
  "aXbXc",
  "0",
  "-12",
  "3.5",
  "é",
  "naïve",
  "日本",
  "😀!",
  "tab\tend",
  "line\nnext",
  "quo'te",
  'dou"ble',
  "back\\slash",
  "MiXeD",
  "aaaa",
  "abcabc",
  "\x00\x7f",
];

const asciiWords = words.filter((word) => [...word].every((c) => c < "\x80"));

/** A Python string literal with `text` as its value. */
export function quote(text: string): string {
  const body = [...text].map((c) => {
    if (c === "\\") return "\\\\";
    if (c === "'") return "\\'";
    if (c === "\n") return "\\n";
    if (c === "\t") return "\\t";
    return c < " " || c === "\x7f" ? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}` : c;
  });
  return `'${body.join("")}'`;
}

export function intLiteral(rng: Random): string {
  const text = rng.choose(
    () => String(rng.int(-5, 10)),
    () => String(rng.int(-5, 10)),
    () => String(rng.int(-300, 300)),
    () => String(rng.int(-100000, 100000)),
    () => (rng.chance(0.4) ? rng.pick(edgeInts) : String(rng.int(0, 7))),
    () => (rng.chance(0.3) ? `0x${rng.int(0, 65535).toString(16)}` : String(rng.int(0, 3))),
  );
  return text.startsWith("-") ? `(${text})` : text;
}

export function floatLiteral(rng: Random): string {
  const text = rng.choose(
    () => `${rng.int(-20, 20)}.${rng.pick(["0", "5", "25", "75", "125"])}`,
    () => `${rng.int(-9, 9)}.${rng.int(0, 99)}`,
    () =>
      rng.pick([
        "0.0",
        "1.0",
        "-0.0",
        "0.1",
        "1e10",
        "1.5e-7",
        "1e100",
        "123456.789",
        "2.5",
        "-3.5",
        "1e16",
        "1e-5",
      ]),
  );
  return text.startsWith("-") ? `(${text})` : text;
}

/** Text whose characters are bytes. */
export function asciiLiteral(rng: Random): string {
  if (rng.chance(0.7)) return quote(rng.pick(asciiWords));
  return quote(rng.list(rng.int(1, 6), () => rng.pick([..."abcXYZ 019_"])).join(""));
}

export function strLiteral(rng: Random): string {
  if (!rng.modern) return asciiLiteral(rng);
  if (rng.chance(0.7)) return quote(rng.pick(words));
  return quote(rng.list(rng.int(1, 6), () => rng.pick([..."abcXYZ 019_é"])).join(""));
}

export function bytesLiteral(rng: Random): string {
  const byte = (): string =>
    rng.chance(0.6) ? rng.pick([..."abcAZ09 "]) : `\\x${rng.int(0, 255).toString(16).padStart(2, "0")}`;
  return `b'${rng.list(rng.int(0, 5), byte).join("")}'`;
}
