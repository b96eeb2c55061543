/** `halpy logs`: what deployed programs print, tracebacks included. */

import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { boardFailure } from "./deploy/board-failure.js";
import { boardsOf, complain, mayAsk, nameOption, nameParameter, say } from "./deploy/control.js";
import { DeployFailure, failureText } from "./deploy/failure.js";
import { controlScript } from "./deploy/scripts.js";
import { Connection } from "./deploy/ssh.js";
import { EXIT } from "./exit-codes.js";

const DEFAULT_LINES = 50;

async function logs(args: Arguments): Promise<number> {
  const boards = boardsOf(args);
  const lines = args.value("lines") ?? String(DEFAULT_LINES);
  if (!/^(?:\d{1,7}|all)$/.test(lines))
    throw new UsageError(`--lines: '${lines}' is no number and not 'all'`);
  const follow = args.flag("follow") ?? false;
  const script = controlScript({
    ...nameParameter(args),
    verb: "logs",
    lines,
    since: args.value("since") ?? "",
    follow: follow ? "yes" : "no",
    format: args.flag("times") ? "short-iso" : "cat",
  });
  const connections = boards.map((address) => new Connection(address, mayAsk(boards)));
  process.once("SIGINT", () => {
    for (const connection of connections) connection.close();
    process.exit(follow ? EXIT.ok : EXIT.interrupted);
  });
  const statuses = await Promise.all(
    connections.map(async (connection) => {
      const { shown } = connection.address;
      const head = boards.length > 1 ? `${shown}: ` : "";
      try {
        const finished = await connection.run("sh -s", {
          input: script,
          // While the board follows the journal it reads from us, to hear when we have gone.
          keepInputOpen: follow,
          onLine: (line) => say(`${head}${line}\n`),
        });
        const failure = boardFailure(connection.address, finished);
        if (failure !== undefined) throw failure;
        return EXIT.ok;
      } catch (e) {
        if (!(e instanceof DeployFailure)) throw e;
        complain(`halpy: ${failureText(shown, e)}`);
        return e.status;
      } finally {
        connection.close();
      }
    }),
  );
  return statuses.find((status) => status !== EXIT.ok) ?? EXIT.ok;
}

export const logsCommand: Command = {
  name: "logs",
  synopsis: ["[options] BOARD..."],
  summary: "shows what deployed programs print",
  description: [
    "Reads the board's journal: what the program prints, tracebacks with the lines of the Python files, and what systemd says about the service. With several boards each line begins with its board.",
  ],
  options: [
    nameOption,
    { name: "follow", short: "f", help: "Goes on with what comes, until Ctrl-C." },
    {
      name: "lines",
      short: "n",
      value: "COUNT",
      help: `How many of the last lines, or 'all' (default: ${DEFAULT_LINES}).`,
    },
    {
      name: "since",
      value: "TIME",
      help: "Only what is newer, as journalctl reads times: 'today', '10 min ago', '2026-05-01 12:00'.",
    },
    { name: "times", help: "Begins each line with its time by the board's clock." },
  ],
  examples: [
    ["halpy logs -f pi@north", "What happens, as it happens."],
    ["halpy logs --since '1 hour ago' --times pi@north", "The last hour, with times."],
  ],
  run: logs,
};
