/** Asks one thing of several boards at the same time: what `status`, `stop`, `rollback` and the others share. */

import { encodeText, writeAll } from "../../runtime-hal/exec/output.js";
import type { Arguments } from "../arguments.js";
import { UsageError, type OptionSpec } from "../command.js";
import { EXIT } from "../exit-codes.js";
import { boardFailure } from "./board-failure.js";
import { DeployFailure, failureText } from "./failure.js";
import { checkedName } from "./name.js";
import type { Answer } from "./protocol.js";
import { controlScript, type Parameters } from "./scripts.js";
import { Connection } from "./ssh.js";
import { parseAddress, type BoardAddress } from "./target.js";

export const nameOption: OptionSpec = {
  name: "name",
  value: "NAME",
  help: "The program, where several are deployed on a board.",
};

export const say = (text: string): void => writeAll(1, encodeText(text));
export const complain = (text: string): void => writeAll(2, encodeText(text));

/** The boards of the command line. */
export function boardsOf(args: Arguments): BoardAddress[] {
  if (args.operands.length === 0)
    throw new UsageError("give a board: user@host, or a name of the ssh configuration");
  return args.operands.map(parseAddress);
}

/** Parameters that every verb has. */
export function nameParameter(args: Arguments): Parameters {
  const name = args.value("name");
  return { name: name === undefined ? "" : checkedName(name) };
}

/** ssh may ask for a password only if there is one board and somebody to ask. */
export const mayAsk = (boards: readonly unknown[]): boolean =>
  boards.length === 1 && process.stdin.isTTY === true && process.stderr.isTTY === true;

/**
 * Runs a verb on all boards; `done` is told of each that succeeded. Failures are printed.
 * @returns the status of the first board that failed
 */
export async function control(
  boards: readonly BoardAddress[],
  verb: string,
  parameters: Parameters,
  done: (board: BoardAddress, answer: Answer) => void,
): Promise<number> {
  const statuses = await Promise.all(
    boards.map(async (address) => {
      const connection = new Connection(address, mayAsk(boards));
      try {
        const finished = await connection.run("sh -s", { input: controlScript({ ...parameters, verb }) });
        const failure = boardFailure(address, finished);
        if (failure !== undefined) throw failure;
        done(address, finished.answer);
        return EXIT.ok;
      } catch (e) {
        if (!(e instanceof DeployFailure)) throw e;
        complain(`halpy: ${failureText(address.shown, e)}`);
        return e.status;
      } finally {
        connection.close();
      }
    }),
  );
  return statuses.find((status) => status !== EXIT.ok) ?? EXIT.ok;
}
