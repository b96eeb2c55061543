/**
 * What a real board would suffer from: short circuits, inputs that float, too high a voltage. The program goes on; each is said
 * once for each pin or part, with its time and the place in the script.
 */

export interface SimWarning {
  /** Short name of the kind (`short-circuit`, `floating-input`, `over-voltage`, …), or the code of a rule. */
  readonly code: string;
  readonly message: string;
  readonly timeUs: number;
  /** Place in the script: `blink.py:12`. */
  readonly place: string | undefined;
}

export class Warnings {
  readonly all: SimWarning[] = [];
  private readonly said = new Set<string>();
  /** Told of each new one. */
  onWarning: (warning: SimWarning) => void = () => {};
  /** The place in the script that runs now; set by who runs it. */
  where: () => string | undefined = () => undefined;

  constructor(private readonly nowUs: () => number) {}

  /**
   * `code`: a kind, or the code of a rule. `subject`: what it is about, if the message differs each time; a kind is said once
   * for each subject.
   */
  warn(code: string, message: string, subject = message): void {
    const key = `${code} ${subject}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    const warning = { code, message, timeUs: this.nowUs(), place: this.where() };
    this.all.push(warning);
    this.onWarning(warning);
  }
}

/** One line for people: `1.5s blink.py:12: …`. */
export function warningText({ message, timeUs, place }: SimWarning): string {
  const time = `${Number((timeUs / 1e6).toFixed(6))}s`;
  return place === undefined ? `at ${time}: ${message}` : `${place}: at ${time}: ${message}`;
}
