/** `halpy deploy`: brings a program to boards, as a service that survives power cuts and bad releases. */

import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import type { Arguments } from "./arguments.js";
import { includeOption } from "./build.js";
import { UsageError, type Command } from "./command.js";
import { dataFilesOf, forgottenFiles } from "./deploy/data-files.js";
import { parseEnvFile, systemdEnvironment } from "./deploy/env-file.js";
import type { BoardFacts } from "./deploy/facts.js";
import { DeployFailure } from "./deploy/failure.js";
import { closeConnections, deployAll, type BoardResult } from "./deploy/fleet.js";
import type { DeployOptions } from "./deploy/host.js";
import { programName } from "./deploy/name.js";
import { buildProgram, NotBuilt, type DeployedProgram, type ProgramOptions } from "./deploy/program.js";
import type { ReleaseFile } from "./deploy/release.js";
import { ProgressTable } from "./deploy/table.js";
import { parseAddress, type BoardAddress } from "./deploy/target.js";
import { EXIT } from "./exit-codes.js";
import { cannotOpen } from "./file-failure.js";
import { FileWatch, savedText } from "./file-watch.js";
import { linuxTarget, recognise } from "./linux-target.js";
import { readText } from "./read-file.js";

const say = (text: string): void => writeAll(1, encodeText(text));
const complain = (text: string): void => writeAll(2, encodeText(text));

/** Between the steps in which an editor writes a file there is less. */
const QUIET_MS = 200;
const DEFAULT_HEALTH = 5;
const MOST_HEALTH = 3600;
const DEFAULT_WATCHDOG = 120;
const MOST_WATCHDOG = 86400;
const DEFAULT_KEEP = 5;
const MOST_KEEP = 100;

/** The value of an option that is a whole number. */
function numberOf(args: Arguments, name: string, usual: number, least: number, most: number): number {
  const text = args.value(name);
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new UsageError(`--${name}: '${text}' is no whole number from ${least} to ${most}`);
  return value;
}

function secretsOf(args: Arguments): string | undefined {
  const path = args.value("env-file");
  if (path === undefined) return undefined;
  const text = readText(path);
  if (text === undefined) throw cannotOpen(path, "--env-file: ");
  return systemdEnvironment(parseEnvFile(text, path));
}

function optionsOf(args: Arguments, file: string): DeployOptions {
  const memory = args.value("memory");
  if (memory !== undefined && !/^\d+(?:\.\d+)?[KMG]$/.test(memory))
    throw new UsageError(`--memory: '${memory}' is no amount such as 200M`);
  return {
    name: programName(args.value("name"), file),
    scope: args.flag("user") ? "user" : "system",
    restart: (args.value("restart") ?? "on-failure") as DeployOptions["restart"],
    memory,
    watchdog: numberOf(args, "watchdog", DEFAULT_WATCHDOG, 0, MOST_WATCHDOG),
    health: numberOf(args, "health", DEFAULT_HEALTH, 1, MOST_HEALTH),
    keep: numberOf(args, "keep", DEFAULT_KEEP, 1, MOST_KEEP),
    dryRun: args.flag("dry-run") ?? false,
    check: args.flag("check") !== false,
    installNode: args.flag("install-node") ?? false,
    secrets: secretsOf(args),
  };
}

/** Programs by board: several hosts of a kind share one. */
class Programs {
  private readonly made = new Map<string, Promise<DeployedProgram>>();
  sources: readonly string[] = [];

  constructor(
    private readonly program: ProgramOptions,
    private readonly board: string | undefined,
    /** What is sent beside it. */
    private readonly data: readonly ReleaseFile[],
  ) {}

  /** Compiles for the board that was named, so that mistakes show before anybody connects. */
  async prepare(): Promise<void> {
    try {
      const { sources } = await this.of(this.board);
      this.sources = sources;
      for (const name of forgottenFiles(this.program.file, sources, this.data))
        complain(
          `halpy: the program opens '${name}', which lies beside it and is not sent: '--with ${name}' sends it\n`,
        );
    } catch (e) {
      if (e instanceof NotBuilt) this.sources = e.sources;
      throw e;
    }
  }

  private of(board: string | undefined): Promise<DeployedProgram> {
    const key = board ?? "";
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const made = buildProgram(this.program, board).then((program) => ({
      ...program,
      files: [...program.files, ...this.data],
    }));
    this.made.set(key, made);
    return made;
  }

  /** The program for a board that says what it is. */
  async for({ model, compatible }: BoardFacts): Promise<DeployedProgram> {
    if (this.board !== undefined || !(await this.of(undefined)).usesHardware) return this.of(this.board);
    const found = recognise({ model, compatible });
    if (found !== undefined) return this.of(found.board.id);
    throw new DeployFailure(
      "unfit",
      compatible.length === 0
        ? "the program uses hardware, and the host is no board with pins: it has no device tree"
        : `the program uses hardware, and the board (${model ?? compatible[0] ?? ""}) is none that halpy knows`,
      [
        "--board names a board that has the same pins ('halpy boards' lists them), or a JSON file of your own",
      ],
    );
  }
}

/** One deployment to all boards; gives the status: that of the first board that failed. */
async function deployOnce(
  programs: Programs,
  options: DeployOptions,
  addresses: readonly BoardAddress[],
): Promise<number> {
  try {
    await programs.prepare();
  } catch (e) {
    if (e instanceof NotBuilt) return e.status;
    throw e;
  }
  const isTerminal = process.stdout.isTTY === true;
  const table = new ProgressTable(
    addresses.map(({ shown }) => shown),
    say,
    isTerminal ? process.stdout.columns : undefined,
  );
  const isInteractive = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const results = await deployAll((facts) => programs.for(facts), options, {
    addresses,
    table,
    isInteractive,
    complain,
  });
  summarise(results);
  return results.find(({ status }) => status !== EXIT.ok)?.status ?? EXIT.ok;
}

function summarise(results: readonly BoardResult[]): void {
  if (results.length < 2) return;
  const good = results.filter(({ status }) => status === EXIT.ok).length;
  say(`${good} of ${results.length} boards are up to date\n`);
}

async function deploy(args: Arguments): Promise<number> {
  const [file, ...boards] = args.operands;
  if (file === undefined || boards.length === 0)
    throw new UsageError("give a script and a board: halpy deploy main.py pi@raspberrypi.local");
  if (readText(file) === undefined) throw cannotOpen(file);
  const addresses = boards.map(parseAddress);
  const twice = boards.find((board, i) => boards.indexOf(board) !== i);
  if (twice !== undefined) throw new UsageError(`the board '${twice}' is given twice`);
  const board = args.value("board");
  if (board !== undefined) linuxTarget(board);
  const options = optionsOf(args, file);
  process.once("SIGINT", () => {
    closeConnections();
    complain("\nhalpy: interrupted; what a board has begun it brings to an end: see 'halpy status'\n");
    process.exit(EXIT.interrupted);
  });
  const saves = new FileWatch(QUIET_MS);
  let sources: ReadonlySet<string> = new Set();
  let data = dataFilesOf(file, args.all("with"));
  const follow = (files: readonly string[]): void => {
    sources = new Set(files.map((path) => resolve(path)));
    const isBelow = (path: string): boolean =>
      data.roots.some((root) => path === root || path.startsWith(`${root}/`));
    for (const folder of new Set(files.map((path) => dirname(path))))
      saves.follow(folder, (name) => sources.has(resolve(folder, name)) || isBelow(resolve(folder, name)));
    for (const root of data.roots)
      if (statSync(root).isDirectory()) saves.follow(root, () => true, { recursive: true });
      else saves.follow(dirname(root), (name) => isBelow(resolve(dirname(root), name)));
  };
  // What is saved during the first deployment counts too.
  if (args.flag("watch") === true) follow([file]);
  for (;;) {
    const include = args.value("include");
    const programs = new Programs({ file, check: options.check, include }, board, data.files);
    const status = await deployOnce(programs, options, addresses);
    if (!args.flag("watch")) return status;
    follow(programs.sources);
    say("waiting for changes (Ctrl-C ends)\n");
    say(`${savedText(await saves.next())}\n`);
    try {
      data = dataFilesOf(file, args.all("with"));
    } catch (e) {
      if (!(e instanceof UsageError)) throw e;
      complain(`halpy: ${e.message}\n`);
    }
  }
}

export const deployCommand: Command = {
  name: "deploy",
  synopsis: ["[options] FILE BOARD..."],
  summary: "brings a program to boards, as a service that starts with them",
  description: [
    "Compiles the script for the board, looks at the board (Node, architecture, rights, buses, room, clock) and says what is missing and how to mend it, sends what the board does not have yet, switches to the new release at one blow, and watches it for some seconds. If it dies, the release before comes back. Whatever is interrupted, the old or the new release runs.",
    "A BOARD is user@host, user@host:port, or a name of the ssh configuration. The system's ssh makes the connection, so keys, agents, jump hosts and passwords work as usual.",
    "On the board everything is in ~/.local/share/halpy/NAME: 'releases', 'current' (a link to the one that runs), and 'data', the program's working folder, which releases leave alone. The service is halpy-NAME.",
  ],
  options: [
    {
      name: "board",
      value: "ID",
      help: "What the boards are ('halpy boards' lists them, or a JSON file of your own). Without it the board says what it is.",
    },
    {
      name: "name",
      value: "NAME",
      help: "What the program is called on the boards (default: the script's name, or that of its folder if it is main.py).",
    },
    {
      name: "user",
      help: "Makes it a service of the user's own systemd, which needs no sudo (default: a service of the system, which runs as that user).",
    },
    { name: "dry-run", help: "Compiles, looks at the boards and says what would be done; changes nothing." },
    {
      name: "watch",
      help: "Deploys again whenever the script or one of its modules is saved, until Ctrl-C.",
    },
    {
      name: "with",
      value: "PATH",
      repeatable: true,
      help: "A file or folder that the program reads, sent with it: it finds it by the same name as beside the script. Modules are sent anyway. The setting 'deploy-files' does the same.",
    },
    {
      name: "env-file",
      value: "FILE",
      help: "Secrets: lines NAME=value that the program finds in os.getenv(). They are kept on the board with mode 600, in no log and in no list of processes; without the option those of the release before stay.",
    },
    { name: "install-node", help: "Installs Node with the board's apt if it is missing or old." },
    {
      name: "restart",
      value: "WHEN",
      choices: ["always", "on-failure", "no"],
      help: "When systemd starts the program again after it has ended (default: on-failure).",
    },
    { name: "memory", value: "SIZE", help: "Most memory of the program, such as 200M; more ends it." },
    {
      name: "watchdog",
      value: "SECONDS",
      help: `How long the program may hang in one operation until systemd starts it again; 0: for ever (default: ${DEFAULT_WATCHDOG}). A program that uses machine.WDT is watched by its own time.`,
    },
    {
      name: "health",
      value: "SECONDS",
      help: `How long a new release must live to be kept (default: ${DEFAULT_HEALTH}).`,
    },
    { name: "keep", value: "COUNT", help: `How many releases stay on the board (default: ${DEFAULT_KEEP}).` },
    includeOption,
    {
      name: "check",
      negatable: true,
      help: "Looks first for what the named board cannot do, and whether the hosts are such boards (this is the default).",
    },
  ],
  exitStatus: true,
  examples: [
    ["halpy deploy blink.py pi@raspberrypi.local", "Deploys to one board, which says what it is."],
    ["halpy deploy --board rpi4 main.py pi@north pi@south:2222", "Deploys to two boards at the same time."],
    ["halpy deploy --dry-run main.py pi@north", "Says what would be done."],
    [
      "halpy deploy --env-file secrets.env main.py pi@north",
      "The program gets its passwords, and nobody else.",
    ],
    ["halpy logs -f pi@north", "Shows what the program prints."],
  ],
  run: deploy,
};
