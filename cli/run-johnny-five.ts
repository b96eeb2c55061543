/** `halpy run --backend j5:PLUGIN[@PORT]`: the program on a board that an IO plugin for Johnny-Five drives. */

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { startJohnnyFive } from "../runtime-hal/exec/johnny-five.js";
import { expectLinux } from "../runtime-hal/exec/linux.js";
import { nodeHost } from "../runtime-hal/exec/node-host.js";
import { Stop } from "../runtime-hal/exec/outcome.js";
import { HalError } from "../runtime-hal/hal/errors.js";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { runOnMachine } from "./run-on-machine.js";
import type { Script } from "./script.js";

/** The file of a plugin: a package of the user's, or a file of its own. */
function pluginPath(name: string): string {
  const from = createRequire(`${process.cwd()}/`);
  try {
    return from.resolve(/^\.{0,2}\//.test(name) ? resolve(name) : name);
  } catch {
    throw new UsageError(
      `--backend: there is no IO plugin '${name}' here; 'npm install ${name}' in this folder gets it if it is a package`,
    );
  }
}

/** Runs the script; gives the exit status. `plugin`: what stands behind `j5:`. */
export function runOnPlugin(args: Arguments, script: Script, plugin: string): number | Promise<number> {
  // The name of a package may begin with this sign too.
  const at = plugin.lastIndexOf("@");
  const shown = at > 0 ? plugin.slice(0, at) : plugin;
  const port = at > 0 ? plugin.slice(at + 1) : undefined;
  if (shown === "")
    throw new UsageError("--backend: name the IO plugin, 'j5:firmata@/dev/ttyACM0' for example");
  const path = pluginPath(shown);
  const host = nodeHost();
  expectLinux(host);
  return runOnMachine(args, script, {
    host,
    platform: "linux",
    start: () => {
      try {
        return startJohnnyFive(host, { path, args: port === undefined ? [] : [port] });
      } catch (e) {
        if (!(e instanceof HalError)) throw e;
        host.writeError(`halpy: the board of '${shown}' cannot be used: ${e.message}\n`);
        throw new Stop({ kind: "exit", code: EXIT.usage });
      }
    },
  });
}
