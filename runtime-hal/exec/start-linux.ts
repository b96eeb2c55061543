/** The board of a program that was built for Linux: the pins of the machine that it is started on. */

import type { BoardDescription, ChipDescription } from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import type { GpioChoice } from "../linux/gpio-choice.js";
import type { LinuxProviders } from "../linux/providers.js";
import { isSuspendState, SUSPEND_STATES } from "../linux/suspend.js";
import { afterScript } from "./after-script.js";
import { expectLinux, startLinux } from "./linux.js";
import type { NodeHost } from "./node-host.js";
import { Stop } from "./outcome.js";
import { setBoard } from "./start.js";

/** Status of a program whose pins cannot be used: the same as for mistakes of the command line. */
const CANNOT_START = 2;

/** Gives the program this machine's pins and these peripherals; called before it starts. */
export function useLinux(
  target: { board: BoardDescription; chip: ChipDescription },
  providers: LinuxProviders,
  gpio: GpioChoice,
): void {
  const root = process.env.HALPY_SYSTEM_ROOT ?? "";
  // As `halpy run --verbose` says it.
  const verbose = (process.env.HALPY_VERBOSE ?? "") !== "";
  const wanted = process.env.HALPY_SUSPEND ?? "";
  const suspend = isSuspendState(wanted) ? wanted : undefined;
  setBoard({
    prepare: expectLinux,
    make: (host) => {
      if (wanted !== "" && suspend === undefined)
        host.writeError(
          `halpy: warning: HALPY_SUSPEND is one of ${SUSPEND_STATES.join(", ")}, not '${wanted}'\n`,
        );
      return linuxBoard(host, { ...target, providers, gpio, root, verbose, suspend });
    },
    after: (host) => afterScript(host),
  });
}

function linuxBoard(
  host: NodeHost,
  options: Parameters<typeof startLinux>[1],
): ReturnType<typeof startLinux> {
  try {
    return startLinux(host, options);
  } catch (e) {
    if (!(e instanceof HalError)) throw e;
    host.writeError(`halpy: the pins of this machine cannot be used: ${e.message}\n`);
    throw new Stop({ kind: "exit", code: CANNOT_START });
  }
}
