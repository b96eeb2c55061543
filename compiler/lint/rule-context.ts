/** What rules work with: facts, board, and a way to report with the severity that certainty allows. */

import type { DiagnosticExtra, DiagnosticSink, RelatedPlace, Severity } from "../diagnostics/diagnostic.js";
import type { BackendDescription } from "../../runtime-hal/hal/backend-description.js";
import type { PinDescription } from "../../runtime-hal/hal/chip-description.js";
import type { Argument, NativeEvent } from "./evaluate/event.js";
import type { Place } from "./evaluate/frame.js";
import { alternatives, type Value } from "./evaluate/value.js";
import type { Certainty, Foreseen, Guards } from "./guards.js";
import type { BoardPins, PinChoice } from "./hardware/board-pins.js";
import { written, type Facts, type PinUse } from "./hardware/facts.js";
import { Replacements } from "./hardware/replacement.js";
import { sourceOf } from "./source-of.js";
import type { CallTable } from "./hardware/table.js";
import type { Evaluator } from "./evaluate/evaluator.js";
import type { BoundModule } from "../program.js";
import type { NodeBase } from "../syntax/ast.js";

/** What a rule found. */
export interface Problem {
  readonly code: string;
  /** The argument or place at fault. */
  readonly at: Argument | Place;
  readonly args: readonly string[];
  /** What the device raises; `nothing` where it goes on in silence. */
  readonly raises: Foreseen | "nothing";
  /** At most this severe. */
  readonly severity?: Severity;
  readonly hint?: string;
  /** The pins concerned: their rows are shown. */
  readonly pins?: readonly PinDescription[];
  readonly related?: readonly { readonly place: Place; readonly text: string }[];
  /** A change that is safe to make. */
  readonly fix?: FixIdea;
}

/** A change of the text at the place: a name is replaced where it stands last. */
export interface FixIdea {
  readonly kind: "name";
  readonly from: string;
  readonly to: string;
  /** Where to look, if not at the place of the report. */
  readonly whole?: Place;
}

const ORDER: readonly Severity[] = ["info", "warning", "error"];

function leastSevere(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}

export class RuleContext {
  private readonly seen = new Map<string, number>();
  private readonly replacements: Replacements | undefined;

  constructor(
    readonly facts: Facts,
    readonly table: CallTable,
    /** Absent: only what is so on every board. */
    readonly board: BoardPins | undefined,
    readonly evaluator: Evaluator,
    readonly modules: readonly BoundModule[],
    private readonly sink: DiagnosticSink,
    private readonly guards: (place: Place) => Guards | undefined,
    private readonly severityOf: (code: string) => Severity,
    readonly strictPins: boolean,
    /** What the program is to run through, if that is known. */
    readonly backend?: BackendDescription,
    /** Offer free pins in place of those that cannot do what is asked. */
    replacePins = false,
  ) {
    if (replacePins && board !== undefined) this.replacements = new Replacements(facts, table, board);
  }

  /** Name of the board in messages. */
  get boardName(): string {
    return this.board?.target.board.name ?? "the board";
  }

  /** A part of a module's text as a place, whether or not the module was followed. */
  textPlace({ name }: BoundModule, { start, end }: NodeBase): Place | undefined {
    const frame = this.evaluator.frameOf(name) ?? this.evaluator.bareFrame(name);
    return frame === undefined ? undefined : { file: frame.fn.module.file, start, end, frame };
  }

  report(problem: Problem): void {
    const { code, raises } = problem;
    const own = "node" in problem.at ? problem.at.place : problem.at;
    const place = "node" in problem.at ? sourceOf(problem.at) : own;
    const certainty = this.certainty(place, own, raises);
    if (certainty === "expected") return;
    let severity = leastSevere(this.severityOf(code), problem.severity ?? "error");
    if (certainty === "likely") severity = leastSevere(severity, "warning");
    const key = [code, place.file.path, place.start, place.end, ...problem.args].join("\0");
    const before = this.seen.get(key);
    const rank = ORDER.indexOf(severity);
    if (before !== undefined && before >= rank) return;
    this.seen.set(key, rank);
    const related: RelatedPlace[] = [];
    const tell = ({ file, start, end }: Place, text: string): void => {
      if (!related.some((one) => one.file === file && one.start === start))
        related.push({ file, start, end, text });
    };
    for (const one of problem.related ?? []) tell(one.place, one.text);
    if (place !== own) tell(own, "it is used here");
    if ("node" in problem.at) {
      const origin = originOf(problem.at.value);
      if (origin !== undefined && !isInside(origin, place) && !sameLine(origin, place))
        tell(origin, "the value comes from here");
    }
    const extra: DiagnosticExtra = {
      severity,
      related,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
      ...fixOf(problem.fix, place),
      ...(problem.pins === undefined || this.board === undefined
        ? {}
        : { notes: problem.pins.map((pin) => this.board!.describe(pin)) }),
    };
    this.sink.report(code, place.file, place.start, place.end, problem.args, extra);
  }

  /** Does the program wait for this exception where the place is? */
  expects(place: Place, raises: Foreseen): boolean {
    return this.certainty(place, place, raises) === "expected";
  }

  private certainty(place: Place, own: Place, raises: Foreseen | "nothing"): Certainty {
    let worst: Certainty = "certain";
    const stop = place.frame;
    for (let at: Place | null = own; at !== null; at = at.frame.caller) {
      const guards = this.guards(at);
      const one =
        (raises === "nothing" ? guards?.certaintyOfHarm(at.start) : guards?.certainty(at.start, raises)) ??
        "certain";
      if (one === "expected") return one;
      if (one === "likely") worst = one;
      if (at.frame === stop && at !== own) continue;
    }
    return worst;
  }

  /**
   * Looks at each pin that a use may mean; `bad` gives what is wrong with it. All wrong: an error. Some: a warning that
   * names them.
   */
  judge(use: PinUse, bad: (pin: PinDescription, choice: PinChoice) => Omit<Problem, "at"> | undefined): void {
    const failing: { problem: Omit<Problem, "at">; choice: PinChoice }[] = [];
    for (const choice of use.choices) {
      const problem = choice.kind === "pin" ? bad(choice.pin, choice) : undefined;
      if (problem !== undefined) failing.push({ problem, choice });
    }
    const isSure = failing.length === use.choices.length;
    for (const { problem, choice } of failing) {
      const pins = choice.kind === "pin" ? [choice.pin] : [];
      const sure: Partial<Problem> = isSure
        ? {}
        : { severity: leastSevere(problem.severity ?? "error", "warning") };
      const other = isSure && problem.fix === undefined ? this.otherPin(use, problem) : {};
      this.report({ pins, ...problem, ...sure, ...other, at: use.argument ?? use.event.place });
    }
  }

  /** A change to a free pin, where that is asked for and the pin itself is the mistake. */
  private otherPin(use: PinUse, { severity }: Omit<Problem, "at">): Partial<Problem> {
    const other = severity === undefined || severity === "error" ? this.replacements?.for(use) : undefined;
    if (other === undefined) return {};
    const { place, from, to } = other;
    return { fix: { kind: "name", from, to, whole: place }, hint: `${to} is free and can do it` };
  }

  /** The same for plain values. */
  judgeValues(argument: Argument, bad: (value: Value) => Omit<Problem, "at"> | undefined): void {
    const all = alternatives(argument.value);
    const failing = all.map(bad).filter((problem) => problem !== undefined);
    for (const problem of failing) {
      const isSure = failing.length === all.length;
      const severity = isSure ? problem.severity : leastSevere(problem.severity ?? "error", "warning");
      this.report({ ...problem, at: argument, ...(severity === undefined ? {} : { severity }) });
    }
  }

  /** A value as the script writes it. */
  written(value: Value): string {
    return written(value);
  }
}

function fixOf(idea: FixIdea | undefined, { file, start, end }: Place): Pick<DiagnosticExtra, "fix"> {
  if (idea === undefined) return {};
  const from = idea.whole?.start ?? start;
  const at = file.text.slice(from, idea.whole?.end ?? end).lastIndexOf(idea.from);
  if (at < 0 || (idea.whole !== undefined && idea.whole.file !== file)) return {};
  return { fix: { start: from + at, end: from + at + idea.from.length, text: idea.to } };
}

function originOf(value: Value): Place | undefined {
  return value.kind === "const" ? value.origin : undefined;
}

function isInside(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

function sameLine(a: Place, b: Place): boolean {
  return a.file === b.file && a.file.lineOf(a.start) === b.file.lineOf(b.start);
}

/** The name of what is called, as the script would write it. */
export function callName(event: NativeEvent): string {
  const parts = event.name.split(".");
  return parts.length > 2 ? parts.slice(-2).join(".") : (parts.at(-1) ?? event.name);
}
