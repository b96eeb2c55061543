/** Deploys to several boards at the same time; one that fails does not stop the others. */

import { DeployFailure, failureText } from "./failure.js";
import { deployTo, type Deployed, type DeployOptions, type ProgramFor } from "./host.js";
import { NotBuilt } from "./program.js";
import { sizeText } from "./size.js";
import { Connection } from "./ssh.js";
import type { ProgressTable } from "./table.js";
import type { BoardAddress } from "./target.js";

/** What became of one board. */
export interface BoardResult {
  readonly board: string;
  readonly status: number;
  readonly deployed?: Deployed;
  readonly failure?: DeployFailure;
}

export interface Fleet {
  readonly addresses: readonly BoardAddress[];
  readonly table: ProgressTable;
  /** Is there somebody at a terminal whom ssh can ask? */
  readonly isInteractive: boolean;
  /** Writes to standard error. */
  readonly complain: (text: string) => void;
}

const files = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;
const trips = (count: number): string => `${count} round ${count === 1 ? "trip" : "trips"}`;

/** The last state of a board in the table. */
export function deployedText({
  outcome,
  release,
  sentBytes,
  sentFiles,
  files: all,
  roundTrips,
  seconds,
}: Deployed): string {
  const time = `${trips(roundTrips)}, ${seconds.toFixed(1)} s`;
  if (outcome === "same") return `has release ${release} already, and it runs (${time})`;
  if (outcome === "planned") return `nothing was changed (${time})`;
  return `runs release ${release} (sent ${sentFiles} of ${files(all)}, ${sizeText(sentBytes)}; ${time})`;
}

/** Connections that are open, so that Ctrl-C can end them. */
const open = new Set<Connection>();

export function closeConnections(): void {
  for (const connection of open) connection.close();
  open.clear();
}

async function one(
  address: BoardAddress,
  programFor: ProgramFor,
  options: DeployOptions,
  { table, addresses, isInteractive }: Fleet,
): Promise<BoardResult> {
  const board = address.shown;
  // Several boards cannot ask at one terminal at the same time.
  const connection = new Connection(address, isInteractive && addresses.length === 1);
  open.add(connection);
  try {
    const deployed = await deployTo(connection, programFor, options, {
      step: (what) => table.set(board, what),
      remark: (text) => table.say(`${board}: warning: ${text}\n`),
    });
    for (const line of deployed.plan) table.say(`${board}: would ${line}\n`.replace("would   ", "        "));
    table.set(board, deployedText(deployed));
    return { board, status: 0, deployed };
  } catch (e) {
    if (e instanceof NotBuilt) {
      table.set(board, "failed: the program has errors");
      return { board, status: e.status };
    }
    if (!(e instanceof DeployFailure)) throw e;
    table.set(board, `failed: ${e.message}`);
    return { board, status: e.status, failure: e };
  } finally {
    connection.close();
    open.delete(connection);
  }
}

/** Deploys to all; gives what became of each, in their order, and says at the end what failed and what helps. */
export async function deployAll(
  programFor: ProgramFor,
  options: DeployOptions,
  fleet: Fleet,
): Promise<readonly BoardResult[]> {
  const { table, addresses } = fleet;
  const results = await Promise.all(addresses.map((address) => one(address, programFor, options, fleet)));
  table.finish();
  for (const { board, failure } of results)
    if (failure !== undefined) fleet.complain(`halpy: ${failureText(board, failure)}`);
  return results;
}
