/** The POSIX shell scripts that run on the board, put together with their parameters. */

import activate from "./board/activate.sh";
import afterStop from "./board/after-stop.sh";
import common from "./board/common.sh";
import control from "./board/control.sh";
import preflight from "./board/preflight.sh";

export type Parameters = Readonly<Record<string, string | number>>;

/** One word of the shell, whatever is in it. */
export const quoted = (text: string | number): string => `'${String(text).replaceAll("'", `'\\''`)}'`;

function assignments(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${quoted(value)}\n`)
    .join("");
}

const withCommon = (parameters: Parameters, script: string): string =>
  `${assignments(parameters)}${common}\n${script}`;

export const preflightScript = (parameters: Parameters): string => withCommon(parameters, preflight);
export const activateScript = (parameters: Parameters): string => withCommon(parameters, activate);
/** The parameters that every verb may look at are always there: the scripts run with `set -u`. */
export const controlScript = (parameters: Parameters): string =>
  withCommon({ name: "", scope: "", release: "", health: 0, data: "", ...parameters }, control);
/** Stays on the board; its argument is the program's folder. */
export const afterStopScript = (): string => `name=\nscope=\n${common}\n${afterStop}`;

/**
 * The command that takes the archive on its standard input and starts what is in it. It may meet any login shell, so it is one word for
 * `sh`, without quotes inside. An archive that breaks off leaves nothing: `activate.sh` is its last file.
 */
export function uploadCommand(name: string, release: string): string {
  const script = [
    "umask 077",
    `b=$HOME/.local/share/halpy/${name}`,
    `i=$b/incoming/${release}`,
    "mkdir -p $b/incoming || exit 73",
    // What uploads that were killed have left; those under way hold their lock.
    "for o in $b/incoming/*.lock; do [ -e $o ] && flock -n $o rm -rf ${o%.lock} $o; done",
    "exec 8>$i.lock && flock 8 && mkdir -p $i && tar xf - -C $i && sh $i/activate.sh; s=$?",
    "[ $s = 0 ] || { rm -rf $i $i.lock; echo @halpy upload-status $s; }",
    "exit $s",
  ].join("; ");
  return `sh -c '${script}'`;
}
