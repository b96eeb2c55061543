/** What a rule of the hardware checks is: its documentation, and a function that looks through the facts. */

import type { CodeExplanation, Severity } from "../diagnostics/codes.js";
import type { RuleContext } from "./rule-context.js";

export interface Rule {
  /** Stable. */
  readonly code: string;
  /** Which of the requirements R01-R63 it is. */
  readonly requirement: string;
  /** The worst that it says. */
  readonly severity: Severity;
  /** Message with `{0}`, `{1}` … */
  readonly text: string;
  readonly summary: string;
  readonly explanation: CodeExplanation;
  /** The board that the example of the explanation is for. */
  readonly board?: string;
  /** The backend that the example is for. */
  readonly backend?: string;
  /** Looks at the text only: it is asked about programs without hardware too. */
  readonly ofText?: true;
  check(ctx: RuleContext): void;
}
