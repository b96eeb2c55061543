/** Reads what the scripts on the board say: lines `@halpy WORD REST` among whatever else a login prints. */

const MARK = "@halpy ";

/** One line of the board's side. */
export interface Word {
  readonly word: string;
  readonly rest: string;
}

/** Cuts a stream of text into lines, whatever pieces it comes in. */
export class Lines {
  private pending = "";

  constructor(private readonly take: (line: string) => void) {}

  add(piece: string): void {
    const lines = (this.pending + piece).split("\n");
    this.pending = lines.pop() as string;
    for (const line of lines) this.take(line.replace(/\r$/, ""));
  }

  /** The last line may have no end. */
  end(): void {
    if (this.pending !== "") this.take(this.pending);
    this.pending = "";
  }
}

/** The word of a line; `undefined`: the line is not for us. */
export function wordOf(line: string): Word | undefined {
  if (!line.startsWith(MARK)) return undefined;
  const [, word = "", rest = ""] = /^(\S+) ?(.*)$/.exec(line.slice(MARK.length)) ?? [];
  return { word, rest };
}

/** Everything that a script said. */
export class Answer {
  readonly words: Word[] = [];
  /** Lines between `output-begin` and `output-end`: what the program on the board printed. */
  readonly output: string[] = [];
  private inOutput = false;

  /** `heard` is told of each word when it comes. */
  constructor(private readonly heard: (word: Word) => void = () => {}) {}

  line(line: string): void {
    const word = wordOf(line);
    if (word === undefined) {
      if (this.inOutput) this.output.push(line);
      return;
    }
    if (word.word === "output-begin") this.inOutput = true;
    else if (word.word === "output-end") this.inOutput = false;
    this.words.push(word);
    this.heard(word);
  }

  /** The rest of the last line with that word. */
  get(word: string): string | undefined {
    return this.words.findLast((one) => one.word === word)?.rest;
  }

  /** The rests of all lines with that word. */
  all(word: string): string[] {
    return this.words.filter((one) => one.word === word).map(({ rest }) => rest);
  }

  has(word: string): boolean {
    return this.get(word) !== undefined;
  }
}
