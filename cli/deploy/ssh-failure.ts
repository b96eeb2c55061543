/** What ssh's complaints mean, and what to do about each. */

import { sshWords, type BoardAddress } from "./target.js";
import { DeployFailure, type FailureKind } from "./failure.js";

interface Complaint {
  readonly pattern: RegExp;
  readonly kind: FailureKind;
  readonly says: string;
  readonly remedies: (address: BoardAddress, complaint: RegExpExecArray) => string[];
}

const login = (address: BoardAddress): string => `ssh ${sshWords(address)}`;
/** The name under which ssh keeps the key of a host. */
const keyName = ({ host, port }: BoardAddress): string =>
  port === undefined || port === 22 ? host : `'[${host}]:${port}'`;

/** The first that fits counts. */
const COMPLAINTS: readonly Complaint[] = [
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|Offending (?:\S+ )?key in/,
    kind: "identity",
    says: "the key of the board has changed: it was installed anew, or something else answers in its place",
    remedies: (address) => [
      `if the board was installed anew: ssh-keygen -R ${keyName(address)}`,
      `then log in once and compare the new key: ${login(address)}`,
    ],
  },
  {
    pattern: /Host key verification failed|No \S+ host key is known/,
    kind: "identity",
    says: "the key of the board is not known yet",
    remedies: (address) => [`log in once and accept its key: ${login(address)}`],
  },
  {
    pattern: /Could not resolve hostname|Name or service not known|nodename nor servname/,
    kind: "unreachable",
    says: "there is no host of that name",
    remedies: ({ host }) => [
      host.endsWith(".local")
        ? "is the board on, and in this network? Names in .local need mDNS (avahi) on both sides; its IP address works without"
        : "is the name right? An IP address works too",
    ],
  },
  {
    pattern: /Connection refused/,
    kind: "unreachable",
    says: "the host is there but its ssh server does not answer",
    remedies: () => [
      "switch it on at the board: sudo systemctl enable --now ssh",
      "or give the port that it listens at: user@host:port",
    ],
  },
  {
    pattern: /timed out|No route to host|Network is unreachable|Host is down/i,
    kind: "unreachable",
    says: "the host does not answer",
    remedies: ({ host }) => [`is the board on, and in this network? ping ${host} tells`],
  },
  {
    pattern: /Permission denied \(([^)]*)\)|Too many authentication failures/,
    kind: "permission",
    says: "the board refuses the login",
    remedies: (address) => [
      `${login(address)} must work first`,
      `a key makes it work without a password: ssh-copy-id ${sshWords(address)}`,
    ],
  },
  {
    pattern: /UNPROTECTED PRIVATE KEY FILE/,
    kind: "permission",
    says: "ssh does not use a private key that others may read",
    remedies: () => ["chmod 600 the key file"],
  },
  {
    pattern:
      /Broken pipe|Connection reset|closed by remote host|Connection closed|client_loop|not responding/,
    kind: "unreachable",
    says: "the connection broke",
    remedies: () => ["the board goes on with the release that it has; run the command again"],
  },
];

/** The failure behind status 255 of ssh. */
export function sshFailure(address: BoardAddress, complaints: string): DeployFailure {
  for (const { pattern, kind, says, remedies } of COMPLAINTS) {
    const match = pattern.exec(complaints);
    if (match !== null) return new DeployFailure(kind, says, remedies(address, match));
  }
  const lines = complaints.trim().split("\n");
  return new DeployFailure("unreachable", `ssh failed: ${lines.at(-1) || "it says nothing"}`, [
    `${login(address)} must work first`,
  ]);
}
