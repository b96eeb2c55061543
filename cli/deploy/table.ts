/** Shows how far each board is: lines that are rewritten at a terminal, one line for each step elsewhere. */

const CLEAR_LINE = "\x1b[K";
const up = (lines: number): string => (lines === 0 ? "" : `\x1b[${lines}A`);

export class ProgressTable {
  private readonly states = new Map<string, string>();
  private shown = 0;
  private readonly width: number;

  /**
   * @param write where to
   * @param columns width of the terminal; `undefined`: it is none
   */
  constructor(
    private readonly boards: readonly string[],
    private readonly write: (text: string) => void,
    private readonly columns: number | undefined,
  ) {
    this.width = Math.max(...boards.map((board) => board.length));
  }

  private line(board: string): string {
    return `${board.padEnd(this.width)}  ${this.states.get(board) ?? "waiting"}`;
  }

  /** The board is at this step now. */
  set(board: string, state: string): void {
    if (this.states.get(board) === state) return;
    this.states.set(board, state);
    if (this.columns === undefined) this.write(`${this.line(board)}\n`);
    else this.draw(this.columns);
  }

  /** Prints something that stays, above the table. */
  say(text: string): void {
    this.erase();
    this.write(text);
    if (this.columns !== undefined && this.states.size > 0) this.draw(this.columns);
  }

  /** The next text does not overwrite the table. */
  finish(): void {
    this.shown = 0;
  }

  private erase(): void {
    if (this.shown === 0) return;
    this.write(`${up(this.shown)}\x1b[J`);
    this.shown = 0;
  }

  private draw(columns: number): void {
    const lines = this.boards.map((board) => `${this.line(board).slice(0, columns - 1)}${CLEAR_LINE}\n`);
    this.write(up(this.shown) + lines.join(""));
    this.shown = lines.length;
  }
}
