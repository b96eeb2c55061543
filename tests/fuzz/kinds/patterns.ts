/** Regular expressions against short texts: what matches where, groups, replacements and splits. */
import type { Random } from "../random.js";
import type { Kind } from "./kind.js";

const ATOMS = [
  "a",
  "b",
  "c",
  ".",
  "[ab]",
  "[^a]",
  "[a-c]",
  "[^b-c1]",
  "\\\\d",
  "\\\\w",
  "\\\\s",
  "\\\\D",
  "\\\\W",
  "\\\\S",
  "1",
  "-",
  "\\\\.",
];
const REPEATS = ["", "", "", "*", "+", "?", "*?", "+?", "??"];
const PIECES = ["a", "b", "c", "ab", "1", "12", " ", "-", ".", "ba", "\\n", "_"];

/** `isFilled`: it must not match the empty text, over which MicroPython's matcher repeats without end. */
function pattern(rng: Random, depth: number, isFilled: boolean): string {
  const parts = rng.list(rng.int(1, 3), (i) => part(rng, depth, isFilled && i === 0));
  const text = parts.join("");
  return depth > 0 && rng.chance(0.2) ? `${text}|${pattern(rng, depth - 1, isFilled)}` : text;
}

function part(rng: Random, depth: number, isFilled: boolean): string {
  const repeat = rng.pick(isFilled ? ["", "", "+", "+?"] : REPEATS);
  if (depth <= 0 || rng.chance(0.6)) return rng.pick(ATOMS) + repeat;
  return `${rng.pick(["(", "(", "(?:"])}${pattern(rng, depth - 1, isFilled || /[*+]/.test(repeat))})${repeat}`;
}

const text = (rng: Random): string => `"${rng.list(rng.int(0, 6), () => rng.pick(PIECES)).join("")}"`;

export const patterns: Kind = {
  name: "patterns",
  write(rng, out) {
    out.line("import re");
    out.block("def show(m, groups):", () => {
      out.block("if m is None:", () => out.line("return None"));
      out.line("return [m.group(i) for i in range(groups + 1)]");
    });
    for (let i = 0; i < 8; i++) {
      const body = pattern(rng, 2, false);
      const source = `${rng.chance(0.15) ? "^" : ""}${body}${rng.chance(0.15) && !body.includes("|") ? "$" : ""}`;
      const groups = source.replace(/\(\?:/g, "").split("(").length - 1;
      out.line(`p = re.compile("${source}")`);
      out.block(`for t in (${text(rng)}, ${text(rng)}, ${text(rng)}):`, () => {
        out.show(`show(p.match(t), ${groups})`);
        out.show(`show(p.search(t), ${groups})`);
        if (rng.chance(0.4)) out.show(`show(re.${rng.pick(["match", "search"])}("${source}", t), ${groups})`);
      });
      const filled = pattern(rng, 1, true);
      const count = rng.pick(["", "", ", 1", ", 2"]);
      out.show(`re.compile("${filled}").split(${text(rng)}${count})`);
      const by = rng.pick(["'<>'", "''", "r'\\g<0>!'", "lambda m: m.group(0) + '.'", "lambda m: ''"]);
      out.show(`re.sub("${filled}", ${by}, ${text(rng)}${count})`);
    }
  },
};
