/**
 * Classes of characters for the scanner.
 *
 * Like MicroPython, any character outside ASCII may stand in a name. The exceptions are characters that get into
 * programs by accident (typographic quotes, dashes, invisible spaces): MicroPython would take them for names and
 * fail much later, so they are refused and named here.
 */

export const CharClass = {
  invalid: 0,
  blank: 1,
  lineEnd: 2,
  nameStart: 3,
  digit: 4,
  quote: 5,
  operator: 6,
  comment: 7,
  backslash: 8,
} as const;

export const CLASSES: Uint8Array = makeClasses();

/** 1 for what can stand in a name; for the loop over all names of a program, which asks in place. */
export const NAME_UNITS: Uint8Array = CLASSES.map((cls) =>
  cls === CharClass.nameStart || cls === CharClass.digit ? 1 : 0,
);

function makeClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  const set = (characters: string, value: number): void => {
    for (const character of characters) classes[character.charCodeAt(0)] = value;
  };
  set(" \t\f\v", CharClass.blank);
  set("\n\r", CharClass.lineEnd);
  set("0123456789", CharClass.digit);
  set("'\"", CharClass.quote);
  set("()[]{},;:.=+-*/%@<>&^|~!", CharClass.operator);
  set("#", CharClass.comment);
  set("\\", CharClass.backslash);
  set("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", CharClass.nameStart);
  return classes;
}

/** A character that looks like another one, with what was probably meant. */
export interface LookAlike {
  readonly name: string;
  readonly instead: string;
}

const LOOK_ALIKES: ReadonlyMap<number, LookAlike> = new Map<number, LookAlike>([
  [0x00a0, { name: "no-break space", instead: " " }],
  [0x00ad, { name: "soft hyphen", instead: "" }],
  [0x00b4, { name: "acute accent", instead: "'" }],
  [0x00d7, { name: "multiplication sign", instead: "*" }],
  [0x00f7, { name: "division sign", instead: "/" }],
  [0x2018, { name: "left single quotation mark", instead: "'" }],
  [0x2019, { name: "right single quotation mark", instead: "'" }],
  [0x201a, { name: "low single quotation mark", instead: "'" }],
  [0x201c, { name: "left double quotation mark", instead: '"' }],
  [0x201d, { name: "right double quotation mark", instead: '"' }],
  [0x201e, { name: "low double quotation mark", instead: '"' }],
  [0x00ab, { name: "left angle quotation mark", instead: '"' }],
  [0x00bb, { name: "right angle quotation mark", instead: '"' }],
  [0x2010, { name: "hyphen", instead: "-" }],
  [0x2011, { name: "no-break hyphen", instead: "-" }],
  [0x2012, { name: "figure dash", instead: "-" }],
  [0x2013, { name: "en dash", instead: "-" }],
  [0x2014, { name: "em dash", instead: "-" }],
  [0x2212, { name: "minus sign", instead: "-" }],
  [0x2026, { name: "horizontal ellipsis", instead: "..." }],
  [0x2260, { name: "not equal to sign", instead: "!=" }],
  [0x2264, { name: "less-than or equal to sign", instead: "<=" }],
  [0x2265, { name: "greater-than or equal to sign", instead: ">=" }],
  [0x2192, { name: "rightwards arrow", instead: "->" }],
  [0x3000, { name: "ideographic space", instead: " " }],
  [0xfeff, { name: "byte order mark", instead: "" }],
  [0xff08, { name: "fullwidth left parenthesis", instead: "(" }],
  [0xff09, { name: "fullwidth right parenthesis", instead: ")" }],
  [0xff0c, { name: "fullwidth comma", instead: "," }],
  [0xff1a, { name: "fullwidth colon", instead: ":" }],
  [0xff1b, { name: "fullwidth semicolon", instead: ";" }],
  [0xff1d, { name: "fullwidth equals sign", instead: "=" }],
]);

/** What a character outside ASCII was probably meant to be, if it is a known look-alike. */
export function lookAlike(code: number): LookAlike | undefined {
  return LOOK_ALIKES.get(code);
}

/** Whether a UTF-16 unit outside ASCII may stand in a name. */
export function isWideNameCharacter(code: number): boolean {
  // Written so that NaN, the code beyond the end of the text, is none.
  if (!(code >= 0xa0)) return false;
  if (code >= 0x2000 && code <= 0x206f) return false;
  if (code === 0xfffd) return false;
  return !LOOK_ALIKES.has(code);
}

/** How messages show a character that may be invisible. */
export function describeCharacter(code: number): string {
  const hex = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
  const known = LOOK_ALIKES.get(code);
  if (known !== undefined) return `${hex} (${known.name})`;
  if (code > 0x20 && code < 0x7f) return `'${String.fromCodePoint(code)}'`;
  if (code < 0xa0 || (code >= 0x2000 && code <= 0x206f) || (code >= 0xd800 && code <= 0xdfff)) return hex;
  return `'${String.fromCodePoint(code)}' (${hex})`;
}

export function isNameUnit(code: number): boolean {
  if (code < 128) {
    const cls = CLASSES[code];
    return cls === CharClass.nameStart || cls === CharClass.digit;
  }
  return isWideNameCharacter(code);
}

/** Longest name in bytes of UTF-8: MicroPython keeps the length in one byte. */
export const MAX_NAME = 255;

/** Whether the name at [start, end) is longer than MicroPython can keep; no character has more than three bytes a unit. */
export function isNameTooLong(text: string, start: number, end: number): boolean {
  if (end - start <= MAX_NAME / 3) return false;
  return new TextEncoder().encode(text.slice(start, end)).length > MAX_NAME;
}

/** Whether an ASCII character can go on a name. */
export function isAsciiName(code: number): boolean {
  return NAME_UNITS[code] === 1;
}
