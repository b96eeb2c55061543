/** Literals of JavaScript: strings, numbers. */

/** Characters that must not stand in a string literal as they are: quotes, controls, line separators, surrogates. */

const SPECIAL = /["\\\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]/;

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A string literal in double quotes; pairs of surrogates stay as they are, lone ones are escaped. */
export function quote(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  let result = '"';
  for (const char of text) {
    if (!SPECIAL.test(char) || (char.length === 2 && char.codePointAt(0)! > 0xffff)) result += char;
    else result += ESCAPES[char] ?? unicodeEscape(char);
  }
  return `${result}"`;
}

function unicodeEscape(char: string): string {
  const code = char.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A number literal that gives exactly this number; minus zero and the special values included. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "-Infinity" : "Infinity";
  if (Object.is(value, -0)) return "-0";
  return String(value).replace("e+", "e");
}

/** An int literal. */
export function formatInt(value: number | bigint): string {
  return typeof value === "bigint" ? `${value}n` : String(value);
}
