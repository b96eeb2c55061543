/** Writes Python source with indentation, and the ways in which a generated program shows what it did. */

export class Source {
  private readonly lines: string[] = [];
  private depth = 0;
  private names = 0;

  /** Adds lines at the current indentation. */
  line(...texts: string[]): void {
    for (const text of texts) this.lines.push("    ".repeat(this.depth) + text);
  }

  /** Adds `head` and what `body` writes, one level deeper; an empty body becomes `pass`. */
  block(head: string, body: () => void): void {
    this.line(head);
    this.depth++;
    const before = this.lines.length;
    body();
    if (this.lines.length === before) this.line("pass");
    this.depth--;
  }

  /** A statement list guarded so that an exception is printed and the program goes on. */
  guarded(body: () => void): void {
    this.block("try:", body);
    this.block("except Exception as e:", () => this.line("print(type(e).__name__, e)"));
  }

  /** Assigns an expression, or `fallback` if it raises. */
  assign(name: string, expression: string, fallback: string): void {
    this.block("try:", () => this.line(`${name} = ${expression}`));
    this.block("except Exception as e:", () => {
      this.line("print(type(e).__name__, e)", `${name} = ${fallback}`);
    });
  }

  /** Prints the value of an expression, or the exception it raises. */
  show(expression: string): void {
    this.guarded(() => this.line(`print(canon(${expression}))`));
  }

  /** A name not used before in this program. */
  fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  toString(): string {
    return this.lines.join("\n") + "\n";
  }
}

/**
 * `canon` gives a text that does not depend on the order of dicts and sets (halpy keeps the order of insertion,
 * MicroPython that of its hash table), nor on the last digits of floats.
 */
export const prelude = `def canon(v):
    if isinstance(v, float):
        return '%.10g' % v
    if isinstance(v, dict):
        return '{' + ', '.join(sorted([canon(k) + ': ' + canon(v[k]) for k in v])) + '}'
    if isinstance(v, (set, frozenset)):
        return 'set(' + ', '.join(sorted([canon(x) for x in v])) + ')'
    if isinstance(v, list):
        return '[' + ', '.join([canon(x) for x in v]) + ']'
    if isinstance(v, tuple):
        return '(' + ', '.join([canon(x) for x in v]) + ')'
    return repr(v)
`;
