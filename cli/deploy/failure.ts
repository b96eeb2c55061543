/** What can go wrong with a board: what happened, what to do about it, and the exit status of each kind. */

import { EXIT } from "../exit-codes.js";

/** Kinds of failure by what the user has to look at. */
export const FAILURE_STATUS = {
  /** The new release died (the one before runs again). */
  died: EXIT.exception,
  /** The host is not there, or the connection broke. */
  unreachable: EXIT.unreachable,
  /** The board lacks something: Node, room, the right processor, systemd, a bus. */
  unfit: EXIT.unfit,
  /** Something else is going on; trying again helps. */
  busy: EXIT.tryAgain,
  /** Who answers is not who answered before. */
  identity: EXIT.identity,
  /** A login or a right is missing. */
  permission: EXIT.permission,
  /** The command does not fit what is on the board: no such program, no such release. */
  missing: EXIT.usage,
  /** Ctrl-C. */
  interrupted: EXIT.interrupted,
} as const;

export type FailureKind = keyof typeof FAILURE_STATUS;

/** A failure of one board. The others go on. */
export class DeployFailure extends Error {
  override readonly name = "DeployFailure";

  constructor(
    readonly kind: FailureKind,
    message: string,
    /** Each a sentence or a command that mends it. */
    readonly remedies: readonly string[] = [],
    /** What the program printed before it died. */
    readonly output: readonly string[] = [],
  ) {
    super(message);
  }

  get status(): number {
    return FAILURE_STATUS[this.kind];
  }
}

/** The failure for people, several lines. */
export function failureText(board: string, failure: DeployFailure): string {
  const output = failure.output.map((line) => `    | ${line}\n`).join("");
  const remedies = failure.remedies.map((remedy) => `    ${remedy}\n`).join("");
  return `${board}: ${failure.message}\n${output}${remedies}`;
}
