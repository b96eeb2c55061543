/** What the words mean with which the scripts on the board end when something fails. */

import type { Finished } from "./ssh.js";
import { DeployFailure } from "./failure.js";
import { timeOfRelease } from "./release.js";
import { sshWords, type BoardAddress } from "./target.js";

type Make = (rest: readonly string[], address: BoardAddress, output: readonly string[]) => DeployFailure;

const FULL = /No space left on device|Disk quota exceeded/;
const dated = (id: string | undefined): string => (id === undefined ? "" : `${id} (${timeOfRelease(id)})`);
const logs = (address: BoardAddress): string => `more of its output: halpy logs ${address.shown}`;

const noRoom = (address: BoardAddress): DeployFailure =>
  new DeployFailure("unfit", "the disk of the board became full; the release that it had goes on", [
    `make room: ssh -t ${sshWords(address)} 'sudo apt-get clean; sudo journalctl --vacuum-size=20M'`,
  ]);

const noRight =
  (what: string): Make =>
  (_rest, address) =>
    new DeployFailure("permission", `no permission to ${what} on the board`, [
      `ssh -t ${sshWords(address)} 'sudo -n true' must work; with --user no rights are needed`,
    ]);

const FAILURES: Readonly<Record<string, Make>> = {
  busy: () =>
    new DeployFailure("busy", "another deployment of this program is under way on the board", [
      "wait until it has ended, and run the command again",
    ]),
  "no-home": ([folder = ""], address) =>
    new DeployFailure("permission", `${folder} cannot be written on the board`, [
      `look at it: ssh ${sshWords(address)} ls -ld ${folder}`,
    ]),
  "no-room": (_rest, address) => noRoom(address),
  damaged: () =>
    new DeployFailure(
      "unreachable",
      "what arrived at the board is not what was sent; the release that it had goes on",
      ["run the command again; if it happens again, look at the board's SD card and power supply"],
    ),
  incomplete: ([path = ""]) =>
    new DeployFailure(
      "unreachable",
      `the board lost '${path}' while it was being deployed; the release that it had goes on`,
      ["run the command again"],
    ),
  "other-scope": ([scope = ""], address) =>
    new DeployFailure("missing", `on the board the program is a ${scope} service`, [
      scope === "user" ? "deploy it with --user" : "deploy it without --user",
      `or take it away first: halpy remove --keep-data ${address.shown}`,
    ]),
  "no-rules": noRight("install the udev rule that gives pins to users"),
  "no-unit": noRight("install the service"),
  "no-sudo": noRight("manage services"),
  "no-stop": noRight("stop the service"),
  "no-switch": (_rest, address) => noRoom(address),
  "rolled-back": ([bad, good], address, output) =>
    new DeployFailure(
      "died",
      `the release ${dated(bad)} died; ${dated(good)} runs again`,
      [logs(address)],
      output,
    ),
  "both-died": ([bad, good], address, output) =>
    new DeployFailure(
      "died",
      `the release ${dated(bad)} died, and ${dated(good)}, which took its place, does not run either; systemd goes on trying it`,
      [logs(address)],
      output,
    ),
  "died-alone": ([bad], address, output) =>
    new DeployFailure(
      "died",
      `the release ${dated(bad)} died; there is none before it, so nothing runs`,
      [logs(address)],
      output,
    ),
  died: ([bad], address, output) =>
    new DeployFailure("died", `the release ${dated(bad)} died when it was started`, [logs(address)], output),
  "no-program": ([name = "", ...others]) =>
    new DeployFailure("missing", `there is no program '${name}' on the board`, [
      others.length === 0 ? "nothing is deployed there" : `there is ${others.join(", ")}`,
    ]),
  "nothing-deployed": (_rest, address) =>
    new DeployFailure("missing", "nothing is deployed on the board", [
      `halpy deploy main.py ${address.shown}`,
    ]),
  "which-program": (names) =>
    new DeployFailure("missing", `several programs are on the board: ${names.join(", ")}`, [
      `name one: --name ${names[0] ?? "NAME"}`,
    ]),
  "no-earlier": ([now]) =>
    new DeployFailure("missing", `there is no release before ${dated(now)}`, ["'halpy releases' lists them"]),
  "no-release": ([id = ""]) =>
    new DeployFailure("missing", `there is no release '${id}' on the board`, ["'halpy releases' lists them"]),
};

/** The failure that a script reported; `undefined`: it reported none. */
export function boardFailure(
  address: BoardAddress,
  { answer, complaints, status }: Finished,
): DeployFailure | undefined {
  const failed = answer.get("failed");
  if (FULL.test(complaints) && (failed === undefined || /^(?:no-|incomplete)/.test(failed)))
    return noRoom(address);
  if (failed !== undefined) {
    const [word = "", ...rest] = failed.split(" ").filter((part) => part !== "");
    const make = FAILURES[word];
    if (make !== undefined) return make(rest, address, answer.output);
  }
  if (status === 0) return undefined;
  const said = complaints.trim().split("\n").slice(-3).join("; ");
  return new DeployFailure(
    "unreachable",
    `the board's side ended with status ${status}${said === "" ? "" : `: ${said}`}`,
    ["the release that the board had goes on; run the command again"],
  );
}
