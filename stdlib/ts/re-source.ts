/**
 * Patterns of MicroPython as regular expressions of JavaScript, which V8 compiles, where the two mean the same. They do for most: the
 * language here is small, and both try their choices in the same order. They do not where
 *
 * * something that may match nothing is repeated: JavaScript ends such a loop, MicroPython never does;
 * * a group within a repetition takes part in some rounds only: JavaScript forgets it in each round, MicroPython keeps it;
 * * characters are more than a byte: MicroPython matches bytes. So this is for ASCII, in the pattern and in the text.
 */

/** A part of a pattern. */
export interface Piece {
  /** JavaScript's text for it; `undefined`: only the machine knows what it means. */
  readonly source: string | undefined;
  readonly mayBeEmpty: boolean;
  /** Its groups: `none`, `all` of them take part whenever it matches, or `some`. */
  readonly groups: "none" | "all" | "some";
}

/** An item that matches a character, or a place between two. */
const plain = (source: string | undefined, mayBeEmpty: boolean): Piece => ({
  source,
  mayBeEmpty,
  groups: "none",
});

export const ANY = plain("[^]", false);
export const BEGIN = plain("^", true);
export const END = plain("$", true);

/** A character by its signed byte, in a class or outside. */
function escaped(c: number): string | undefined {
  return c < 0 ? undefined : `\\x${c.toString(16).padStart(2, "0")}`;
}

export const character = (c: number): Piece => plain(escaped(c), false);

/** `\d` and the like, which are the same characters of ASCII. */
export const namedClass = (name: number): Piece => plain(`\\${String.fromCharCode(name)}`, false);

/** `[...]` of names of classes and of ranges. */
export class ClassSource {
  private source: string | undefined;

  constructor(negated: boolean) {
    this.source = negated ? "[^" : "[";
  }

  addNamed(name: number): void {
    this.add(namedClass(name).source);
  }

  addRange(first: number, last: number): void {
    const from = escaped(first);
    const to = escaped(last);
    // A range from `z` to `a` has no characters.
    this.add(from === undefined || to === undefined ? undefined : first > last ? "" : `${from}-${to}`);
  }

  private add(part: string | undefined): void {
    this.source = part === undefined || this.source === undefined ? undefined : this.source + part;
  }

  end(): Piece {
    return plain(this.source === undefined ? undefined : `${this.source}]`, false);
  }
}

/** A piece in parentheses. */
export function group(inner: Piece, captures: boolean): Piece {
  const source = inner.source === undefined ? undefined : `(${captures ? "" : "?:"}${inner.source})`;
  const groups = captures && inner.groups === "none" ? "all" : inner.groups;
  return { source, mayBeEmpty: inner.mayBeEmpty, groups };
}

/** A piece before `?`, `*` or `+`, perhaps lazy. */
function repeated({ source, mayBeEmpty, groups }: Piece, sign: string, lazy: boolean): Piece {
  const isSame = source !== undefined && !mayBeEmpty && (groups !== "some" || sign === "?");
  return {
    source: isSame ? source + sign + (lazy ? "?" : "") : undefined,
    mayBeEmpty: mayBeEmpty || sign !== "+",
    groups: groups === "all" && sign !== "+" ? "some" : groups,
  };
}

/** Items behind each other, as alternatives. */
export class AlternativesSource {
  private readonly before: Piece[] = [];
  private items: Piece[] = [];

  add(item: Piece): void {
    this.items.push(item);
  }

  /** The last item is repeated. */
  repeat(sign: string, lazy: boolean): void {
    this.items.push(repeated(this.items.pop() as Piece, sign, lazy));
  }

  next(): void {
    this.before.push(sequence(this.items));
    this.items = [];
  }

  end(): Piece {
    const last = sequence(this.items);
    if (this.before.length === 0) return last;
    const all = [...this.before, last];
    return {
      source: joined(all, "|"),
      mayBeEmpty: all.some((piece) => piece.mayBeEmpty),
      groups: all.every((piece) => piece.groups === "none") ? "none" : "some",
    };
  }
}

function sequence(items: readonly Piece[]): Piece {
  const isAll = items.every((item) => item.groups !== "some");
  return {
    source: joined(items, ""),
    mayBeEmpty: items.every((item) => item.mayBeEmpty),
    groups: items.every((item) => item.groups === "none") ? "none" : isAll ? "all" : "some",
  };
}

function joined(pieces: readonly Piece[], by: string): string | undefined {
  return pieces.some((piece) => piece.source === undefined)
    ? undefined
    : pieces.map((piece) => piece.source).join(by);
}
