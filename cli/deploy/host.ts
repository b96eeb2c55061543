/** One board from the first look to the running service: two round trips, one if nothing has changed. */

import type { Target } from "../../targets/load.js";
import { activateScript, afterStopScript, preflightScript, uploadCommand } from "./scripts.js";
import { archive, type ArchiveFile } from "./archive.js";
import { boardFailure } from "./board-failure.js";
import { DeployFailure } from "./failure.js";
import { factsOf, type BoardFacts } from "./facts.js";
import { heldPins } from "./held-pins.js";
import { installNode } from "./install-node.js";
import { nativeFiles } from "./native.js";
import { checkBoard, checkRoom, needsRules, nodeProblem, remarks, type Needs } from "./preflight.js";
import { MAIN_FILE, type DeployedProgram } from "./program.js";
import { EMPTY_SUM, missingBlobs, releaseOf, sumOf, type Release, type ReleaseFile } from "./release.js";
import { sizeText } from "./size.js";
import type { Connection } from "./ssh.js";
import { rulesText, unitText, type UnitOptions } from "./unit.js";

export interface DeployOptions {
  readonly name: string;
  readonly scope: "system" | "user";
  readonly restart: UnitOptions["restart"];
  readonly memory: string | undefined;
  /** Seconds after which a program that hangs is started again; 0: it is not watched. */
  readonly watchdog: number;
  /** Seconds that a release must live to be good. */
  readonly health: number;
  /** How many releases stay on the board. */
  readonly keep: number;
  readonly dryRun: boolean;
  /** Whether the host must be what the named board is. */
  readonly check: boolean;
  readonly installNode: boolean;
  /** What systemd is to read as environment; `undefined`: what the release before had. */
  readonly secrets: string | undefined;
}

/** How a deployment tells what it is doing. */
export interface Progress {
  step(what: string): void;
  remark(text: string): void;
}

export interface Deployed {
  /** `same`: the board has it already; `planned`: `--dry-run`. */
  readonly outcome: "deployed" | "same" | "planned";
  readonly release: string;
  readonly sentBytes: number;
  readonly sentFiles: number;
  readonly files: number;
  readonly roundTrips: number;
  readonly seconds: number;
  /** Steps that a real run would take. */
  readonly plan: readonly string[];
}

/** Gives the program for the board with these facts; the boards of a kind share it. */
export type ProgramFor = (facts: BoardFacts) => Promise<DeployedProgram>;

const SAFE_MODE = 0o600;
/** Releases share their files: nobody is to write into them. */
const BLOB_MODE = 0o444;

/** The first round trip. */
export async function look(connection: Connection, name: string, scope: string): Promise<BoardFacts> {
  const finished = await connection.run("sh -s", { input: preflightScript({ name, scope }) });
  const facts = factsOf(finished.answer);
  if (facts !== undefined) return facts;
  throw (
    boardFailure(connection.address, finished) ??
    new DeployFailure("unfit", "the board has no POSIX shell, or its login scripts end the session", [
      "its login must give a shell: ssh HOST true",
    ])
  );
}

/** Deploys to one board. Throws a DeployFailure. */
export async function deployTo(
  connection: Connection,
  programFor: ProgramFor,
  options: DeployOptions,
  progress: Progress,
): Promise<Deployed> {
  const started = performance.now();
  const { name, scope } = options;
  progress.step("connecting");
  let facts = await look(connection, name, scope);
  if (nodeProblem(facts) !== undefined && options.installNode && !options.dryRun) {
    progress.step("installing Node");
    await installNode(connection, facts);
    facts = await look(connection, name, scope);
  }
  const program = await programFor(facts);
  const needs: Needs = {
    address: connection.address,
    scope,
    board: program.target === undefined ? undefined : boardOf(program.target, options),
    hardware: program.hardware,
    now: Date.now() / 1000,
  };
  checkBoard(facts, needs);
  const { target, pins } = program;
  const held = target && heldPins(facts, needs.address, { name, pins, target });
  if (held !== undefined && options.check) throw held;
  if (held !== undefined) progress.remark(held.message);
  const files = [...program.files];
  if (program.usesHardware) files.push(...(await native(facts, progress)));
  const release = releaseOf(files, new Date());
  const missing = missingBlobs(release, facts.installed.blobs);
  const bytes = missing.reduce((sum, { data }) => sum + data.length, 0);
  checkRoom(facts, needs, bytes);
  for (const remark of remarks(facts, needs)) progress.remark(remark);
  const unit = unitText(facts, { ...options, main: MAIN_FILE });
  const rules = needsRules(facts, needs) ? rulesText(facts) : undefined;
  const result = (outcome: Deployed["outcome"], plan: string[] = []): Deployed => ({
    outcome,
    release: outcome === "same" ? (facts.installed.release ?? "") : release.id,
    sentBytes: outcome === "same" ? 0 : bytes,
    sentFiles: outcome === "same" ? 0 : missing.length,
    files: files.length,
    roundTrips: connection.roundTrips,
    seconds: (performance.now() - started) / 1000,
    plan,
  });
  const isUnitSame = facts.installed.unitSum === sumOf(unit);
  const isSame =
    facts.installed.manifest === release.manifest &&
    isUnitSame &&
    facts.installed.scope === scope &&
    facts.installed.state === "active" &&
    options.secrets === undefined;
  if (isSame) return result("same");
  if (options.dryRun)
    return result("planned", planOf(facts, { bytes, missing: missing.length, isUnitSame, rules, unit }));

  progress.step(`sending ${sizeText(bytes)}`);
  const finished = await connection.run(uploadCommand(name, release.id), {
    input: archiveOf({ release, unit, rules, facts, options, missing }),
    onWord: ({ word, rest }) => {
      if (word === "step") progress.step(rest);
      const text = word === "warning" ? warningText(rest) : undefined;
      if (text !== undefined) progress.remark(text);
    },
  });
  const failure = boardFailure(connection.address, finished);
  if (failure !== undefined) throw failure;
  return result("deployed");
}

/** What the board's script warns of, for people. */
function warningText(warning: string): string | undefined {
  if (warning === "no-linger")
    return "the service runs only while you are logged in; remedy: sudo loginctl enable-linger on the board";
  const own = /^own-file (.*)$/.exec(warning)?.[1];
  if (own === undefined) return undefined;
  return `'${own}' on the board is the program's own and stays; the one that was sent takes its place when that is removed`;
}

/** The board that was named; unless nothing is to be checked, it has to be one. */
const boardOf = ({ board, chip }: Target, { check }: DeployOptions): Needs["board"] => ({
  name: board.name,
  architectures: check ? chip.architectures : undefined,
});

async function native({ node }: BoardFacts, progress: Progress): Promise<readonly ReleaseFile[]> {
  const architecture = node?.architecture ?? "";
  const files = await nativeFiles(architecture);
  if (files === undefined)
    progress.remark(
      `koffi for ${architecture} is not to be had here (no npm, or no network): the program uses pins through sysfs, and has no interrupts by the kernel, no I2C and no SPI of the kernel`,
    );
  return files ?? [];
}

interface Plan {
  readonly bytes: number;
  readonly missing: number;
  readonly isUnitSame: boolean;
  readonly unit: string;
  readonly rules: string | undefined;
}

function planOf(facts: BoardFacts, { bytes, missing, isUnitSame, unit, rules }: Plan): string[] {
  const { release } = facts.installed;
  return [
    `send ${missing} ${missing === 1 ? "file" : "files"}, ${sizeText(bytes)}`,
    ...(rules === undefined ? [] : ["install /etc/udev/rules.d/60-halpy.rules"]),
    ...(isUnitSame
      ? []
      : [
          "install the service:",
          ...unit
            .trimEnd()
            .split("\n")
            .map((line) => `  ${line}`),
        ]),
    release === undefined ? "start the first release" : `switch from ${release} and start anew`,
  ];
}

interface Sent {
  readonly release: Release;
  readonly unit: string;
  readonly rules: string | undefined;
  readonly facts: BoardFacts;
  readonly options: DeployOptions;
  readonly missing: readonly { readonly sum: string; readonly data: Uint8Array }[];
}

/** All that is sent; the script that acts on it comes last, so an archive that breaks off does nothing. */
function archiveOf({ release, unit, rules, facts, options, missing }: Sent): Buffer {
  const { name, scope, health, keep, secrets } = options;
  const sums = missing.map(({ sum }) => `${sum}  ${sum}\n`).join("");
  const files: ArchiveFile[] = [
    // A sum of something is always there: checking an empty list counts as a failure.
    { path: "blobs/.empty", data: "" },
    ...missing.map(({ sum, data }) => ({ path: `blobs/${sum}`, data, mode: BLOB_MODE })),
    { path: "sums", data: `${EMPTY_SUM}  .empty\n${sums}` },
    { path: "manifest", data: release.manifest },
    { path: "unit", data: unit },
    { path: "after-stop.sh", data: afterStopScript() },
  ];
  if (rules !== undefined) files.push({ path: "rules", data: rules });
  if (secrets !== undefined) files.push({ path: "secrets", data: secrets, mode: SAFE_MODE });
  const parameters = { name, scope, release: release.id, health, keep, node: facts.node?.path ?? "node" };
  files.push({ path: "activate.sh", data: activateScript(parameters) });
  return archive(files);
}
