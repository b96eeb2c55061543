/** Does what was typed at the prompt need more lines? By the same rules as MicroPython (py/repl.c), so that text pasted from there works. */

const COMPOUND = /^(?:@|(?:if|while|for|try|with|def|class|async)(?![A-Za-z0-9_]))/;
const OPENING = "([{";
const CLOSING = ")]}";

/** What is still open at the end of a text. */
interface Rest {
  /** The quotes of a string that is not over. */
  readonly quote: "'" | '"' | "'''" | '"""' | undefined;
  readonly brackets: boolean;
}

function restOf(text: string): Rest {
  let quote: Rest["quote"];
  const open = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === "'" || c === '"') {
      const triple = `${c}${c}${c}` as "'''" | '"""';
      if ((quote === undefined || quote === triple) && text.startsWith(triple, i)) {
        quote = quote === undefined ? triple : undefined;
        i += 2;
      } else if (quote === undefined) quote = c;
      else if (quote === c) quote = undefined;
    } else if (c === "\\" && quote !== undefined && /["'\\]/.test(text[i + 1] ?? "")) {
      i++;
    } else if (quote === undefined) {
      const [up, down] = [OPENING.indexOf(c), CLOSING.indexOf(c)];
      if (up >= 0) open[up] = (open[up] as number) + 1;
      if (down >= 0) open[down] = (open[down] as number) - 1;
    }
  }
  return { quote, brackets: open.some((count) => count > 0) };
}

/** A compound statement goes on until an empty line; brackets and long strings until they are closed. */
export function needsMore(text: string): boolean {
  if (text === "") return false;
  const { quote, brackets } = restOf(text);
  if (quote?.length === 3) return true;
  if (brackets && quote === undefined) return true;
  if (text.endsWith("\\")) return true;
  return COMPOUND.test(text) && !text.endsWith("\n");
}
