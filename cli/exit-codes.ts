/** Exit statuses of the command. `halpy --help` prints this table; a script's own `sys.exit(n)` gives `n`. */

import { INTERRUPTED } from "../runtime-hal/exec/execute.js";
import { CLOSED_PIPE_STATUS } from "../runtime-hal/exec/output.js";

export const EXIT = {
  ok: 0,
  /** An exception that nobody caught. */
  exception: 1,
  /** `check` found errors. */
  findings: 1,
  /** Errors in the program (found before it runs) or in the command line. */
  usage: 2,
  /** The program waits for something that cannot happen. */
  deadlock: 3,
  /** Something that the board file expects did not happen. */
  expectations: 4,
  /** A board cannot be reached (`EX_NOHOST`). */
  unreachable: 68,
  /** A board lacks something that the program needs (`EX_UNAVAILABLE`). */
  unfit: 69,
  /** A mistake of halpy itself. */
  internal: 70,
  /** A file that was asked for could not be written (`EX_IOERR`). */
  cantWrite: 74,
  /** Something else is going on at the board (`EX_TEMPFAIL`). */
  tryAgain: 75,
  /** The key of a board is not the known one (`EX_PROTOCOL`). */
  identity: 76,
  /** A login or a right is missing (`EX_NOPERM`). */
  permission: 77,
  /** Ctrl-C, or a KeyboardInterrupt that nobody caught. */
  interrupted: INTERRUPTED,
  /** Nobody reads the output any more. */
  closedPipe: CLOSED_PIPE_STATUS,
} as const;

export const EXIT_TEXT: readonly (readonly [number, string])[] = [
  [EXIT.ok, "success; also the end of the time given with --for"],
  [EXIT.exception, "the script ended with an exception that it did not catch; 'check' found errors"],
  [EXIT.usage, "errors in the script that were found before it ran, or in the command line"],
  [EXIT.deadlock, "the script waits for something that cannot happen (simulated board)"],
  [EXIT.expectations, "something that the board file expects did not happen"],
  [EXIT.unreachable, "the board cannot be reached, or the connection broke"],
  [EXIT.unfit, "the board lacks what the program needs: Node, room, a processor that is supported"],
  [EXIT.internal, "an internal error of halpy"],
  [EXIT.cantWrite, "a file that was asked for could not be written"],
  [EXIT.tryAgain, "another deployment is under way on the board"],
  [EXIT.identity, "the key of the board's ssh server is not the known one"],
  [EXIT.permission, "no login or no rights on the board"],
  [EXIT.interrupted, "Ctrl-C, or a KeyboardInterrupt that the script did not catch"],
  [EXIT.closedPipe, "the reader of the output went away"],
];
