/**
 * The way to a board: the ssh program of the system, so that keys, agent, configuration, jump hosts and passwords work as the user has
 * them. All round trips to a board share one connection (ControlMaster), unless the user's configuration shares connections itself.
 */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../command.js";
import { DeployFailure } from "./failure.js";
import { Answer, Lines, type Word } from "./protocol.js";
import { sshFailure } from "./ssh-failure.js";
import { sshDestination, type BoardAddress } from "./target.js";

/** Status of ssh if it is ssh that failed, and not the command. */
const SSH_FAILED = 255;
const CONNECT_SECONDS = 15;
/** A board that says nothing for three times so many seconds is gone. */
const ALIVE_SECONDS = 10;

/** The program and its first words: `HALPY_SSH="ssh -F my-config"`. */
const sshCommand = (): string[] => (process.env.HALPY_SSH ?? "ssh").trim().split(/\s+/);

/** Sockets of the shared connections: a short path, since socket paths may have 100 characters only. */
let socketFolder: string | undefined;

function sockets(): string {
  if (socketFolder === undefined) {
    const folder = mkdtempSync(join(tmpdir(), "halpy-"));
    socketFolder = folder;
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  return socketFolder;
}

export interface Finished {
  readonly status: number;
  readonly answer: Answer;
  /** What was printed beside the answer. */
  readonly complaints: string;
}

export interface RunOptions {
  /** Standard input; `"open"`: stays open until the command ends. */
  readonly input?: string | Uint8Array;
  readonly keepInputOpen?: boolean;
  readonly onWord?: (word: Word) => void;
  /** Lines that are not for us: those of a journal. */
  readonly onLine?: (line: string) => void;
}

/** One board, over its shared connection. */
export class Connection {
  /** How often a command was sent. */
  roundTrips = 0;
  private readonly running = new Set<ChildProcess>();
  private readonly shares: boolean;
  private readonly options: string[];

  /**
   * @param mayAsk ssh may ask for passwords and about keys at the terminal
   */
  constructor(
    readonly address: BoardAddress,
    mayAsk: boolean,
  ) {
    const users = this.usersSettings();
    this.shares = process.platform !== "win32" && !/^controlmaster (?:auto|yes|ask|autoask)$/m.test(users);
    this.options = mayAsk ? [] : ["-o", "BatchMode=yes"];
    if (!/^connecttimeout \d/m.test(users)) this.options.push("-o", `ConnectTimeout=${CONNECT_SECONDS}`);
    if (!/^serveraliveinterval [1-9]/m.test(users))
      this.options.push("-o", `ServerAliveInterval=${ALIVE_SECONDS}`);
    if (this.shares) {
      this.options.push(
        "-o",
        "ControlMaster=auto",
        "-o",
        `ControlPath=${sockets()}/%C`,
        "-o",
        "ControlPersist=60",
      );
    }
  }

  /** What the user's configuration says about this host; asks nobody. */
  private usersSettings(): string {
    const [program = "ssh", ...words] = sshCommand();
    const { stdout, error } = spawnSync(program, [...words, "-G", ...sshDestination(this.address)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    if (error !== undefined)
      throw new UsageError(
        `there is no program '${program}'; OpenSSH's client is needed (Debian package openssh-client)`,
      );
    return stdout;
  }

  /** Runs a command on the board. Throws a DeployFailure if the board cannot be reached. */
  async run(command: string, options: RunOptions = {}): Promise<Finished> {
    this.roundTrips++;
    const [program = "ssh", ...words] = sshCommand();
    const child = spawn(
      program,
      [...words, ...this.options, "-T", ...sshDestination(this.address), command],
      {
        stdio: ["pipe", "pipe", "pipe"],
      },
    );
    this.running.add(child);
    const answer = new Answer(options.onWord);
    let complaints = "";
    const lines = new Lines((line) => {
      answer.line(line);
      if (!line.startsWith("@halpy ")) options.onLine?.(line);
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => lines.add(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    // A command that ends before it has read everything says why by its status.
    child.stdin.on("error", () => {});
    if (options.keepInputOpen) child.stdin.write(options.input ?? "");
    else child.stdin.end(options.input ?? "");
    const status = await ended(child);
    this.running.delete(child);
    lines.end();
    if (status === SSH_FAILED) throw sshFailure(this.address, complaints);
    return { status, answer, complaints };
  }

  /** Ends what runs: commands that are under way, and the shared connection. */
  close(): void {
    for (const child of this.running) child.kill("SIGTERM");
    if (!this.shares || this.roundTrips === 0) return;
    const [program = "ssh", ...words] = sshCommand();
    spawnSync(program, [...words, ...this.options, "-O", "exit", ...sshDestination(this.address)], {
      stdio: "ignore",
    });
  }
}

/** The exit status; a process killed by a signal has that of a broken connection. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", (e) => reject(new DeployFailure("unreachable", `ssh cannot be started: ${e.message}`)));
    // Not `exit`: its output may still be under way then.
    child.on("close", (code) => resolve(code ?? SSH_FAILED));
  });
}
