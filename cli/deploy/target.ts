/** Where to deploy to, as people write it: `user@host`, `host:2222`, `ssh://pi@[fe80::1]:22`, a name of the ssh configuration. */

import { UsageError } from "../command.js";

export interface BoardAddress {
  /** As it was given, for messages. */
  readonly shown: string;
  /** `undefined`: what the ssh configuration says. */
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

const MOST_PORT = 65535;

/** Takes an address apart; a mistake in it is one of the command line. */
export function parseAddress(text: string): BoardAddress {
  const wrong = (why: string): UsageError =>
    new UsageError(
      `'${text}' is no board: ${why}; write user@host, user@host:port or a name of ~/.ssh/config`,
    );
  const match =
    /^(?:ssh:\/\/)?(?:([^@]*)@)?(\[[^\]]*\]|[^:[\]]*|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%\w]*)(?::(\d*))?\/?$/.exec(
      text,
    );
  if (match === null) throw wrong("it has not the form of an address");
  const [, user, rawHost = "", rawPort] = match;
  const host = rawHost.replace(/^\[(.*)\]$/, "$1");
  // A word that begins with a dash would be an option of ssh.
  if (host === "" || host.startsWith("-")) throw wrong("there is no host in it");
  if (user !== undefined && (user === "" || user.startsWith("-")))
    throw wrong("there is no user before the '@'");
  if (/\s/.test(text)) throw wrong("there is a blank in it");
  const port = rawPort === undefined ? undefined : Number(rawPort);
  if (port !== undefined && (rawPort === "" || port < 1 || port > MOST_PORT))
    throw wrong(`'${rawPort}' is no port (1 to ${MOST_PORT})`);
  return { shown: text, user, host, port };
}

/** Is this word meant as a board and not as a file or a name of a program? */
export const looksLikeBoard = (word: string): boolean => /[@:]/.test(word);

/** The words that tell ssh where to go. */
export function sshDestination({ user, host, port }: BoardAddress): string[] {
  const words = port === undefined ? [] : ["-p", String(port)];
  return [...words, "--", user === undefined ? host : `${user}@${host}`];
}

/** How one would type it after `ssh`, for remedies. */
export function sshWords({ user, host, port }: BoardAddress): string {
  return `${port === undefined ? "" : `-p ${port} `}${user === undefined ? host : `${user}@${host}`}`;
}
