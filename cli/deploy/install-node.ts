/** `--install-node`: Node from the board's own distribution, where it is new enough there. */

import { OLDEST_NODE } from "./preflight.js";
import { DeployFailure } from "./failure.js";
import type { BoardFacts } from "./facts.js";
import type { Connection } from "./ssh.js";

/** Asks apt for the version it would install, so that a distribution with an old one is left as it is. */
const SCRIPT = `
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
candidate() { apt-cache policy nodejs | sed -n 's/^ *Candidate: *//p' | sed 's/^[0-9]*://; s/^(none)$//'; }
enough() { [ "$(printf '%s' "$1" | sed 's/[^0-9].*//')" -ge ${OLDEST_NODE} ] 2>/dev/null; }
enough "$(candidate)" || $sudo apt-get update -q >&2
found=$(candidate)
enough "$found" || { echo "@halpy too-old \${found:-none}"; exit 1; }
$sudo apt-get install -y -q --no-install-recommends nodejs >&2 && echo "@halpy installed $found"
`;

const ELSEWHERE = [
  "newer packages: those of nodesource (for arm64 and x64), or the archives of nodejs.org unpacked into /usr/local",
  "or move the board to a newer Raspberry Pi OS or Debian (12 or later has Node 18)",
];

/** Installs it. Throws a DeployFailure if that is not possible. */
export async function installNode(connection: Connection, facts: BoardFacts): Promise<void> {
  if (!facts.hasApt)
    throw new DeployFailure(
      "unfit",
      "--install-node works where there is apt; the board has none",
      ELSEWHERE,
    );
  if (facts.sudo !== "root" && facts.sudo !== "yes")
    throw new DeployFailure(
      "permission",
      `no permission to install Node: ${facts.user} may not use sudo without a password`,
      [`ssh -t ${connection.address.shown} 'sudo apt-get install -y nodejs' asks for it`],
    );
  const sudo = facts.isRoot ? "" : "sudo -n";
  const { answer, complaints } = await connection.run("sh -s", { input: `sudo='${sudo}'\n${SCRIPT}` });
  if (answer.has("installed")) return;
  const tooOld = answer.get("too-old");
  if (tooOld !== undefined)
    throw new DeployFailure(
      "unfit",
      tooOld === "none"
        ? "the board's distribution has no package of Node"
        : `the Node of the board's distribution is too old: ${tooOld}; ${OLDEST_NODE} or later is needed`,
      ELSEWHERE,
    );
  const said = complaints
    .trim()
    .split("\n")
    .filter((line) => /^E: /.test(line));
  throw new DeployFailure("unfit", `Node could not be installed: ${said[0] ?? "apt-get failed"}`, [
    `see why: ssh -t ${connection.address.shown} 'sudo apt-get install nodejs'`,
  ]);
}
