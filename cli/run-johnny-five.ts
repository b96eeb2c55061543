/** `halpy run --backend j5:PLUGIN[@PORT]`: the program on a board that an IO plugin for Johnny-Five drives. */

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { startJohnnyFive } from "../runtime-hal/exec/johnny-five.js";
import { expectLinux } from "../runtime-hal/exec/linux.js";
import { Stop } from "../runtime-hal/exec/outcome.js";
import { HalError } from "../runtime-hal/hal/errors.js";
import type { PluginFile } from "../runtime-hal/johnny-five/link.js";
import { openSerialPort, usbPorts } from "../runtime-hal/johnny-five/serial-port.js";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { runOnMachine } from "./run-on-machine.js";
import { programHost } from "./on-demand.js";
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

/**
 * The packages that speak Firmata get their serial port from here. That of `firmata` must be compiled where it is installed, and ends the
 * process when it is used on any thread but the main one (serialport 8); `firmata-io` brings none.
 */
function opensPort(name: string): boolean {
  return name === "firmata" || name === "firmata-io";
}

/**
 * A board that starts when its port is opened tells its version by itself; one that was running is asked for it after so many
 * milliseconds (the package's own five seconds are long for every run of a script).
 */
const FIRMATA_OPTIONS = { reportVersionTimeout: 1500 };

/** The port to use if none is named: the only one at USB. */
function onlyPort(name: string): string {
  const ports = usbPorts();
  const [port] = ports;
  if (port !== undefined && ports.length === 1) return port;
  const there = port === undefined ? "there is none at USB" : `there are several at USB: ${ports.join(", ")}`;
  throw new UsageError(`--backend: name the serial port of the board, 'j5:${name}@/dev/ttyACM0'; ${there}`);
}

/** What the listening thread is to load. */
function pluginFile(name: string, path: string, port: string | undefined): PluginFile {
  if (opensPort(name)) return { path, args: [FIRMATA_OPTIONS], port: openSerialPort(port as string) };
  return { path, args: port === undefined ? [] : [port], port: undefined };
}

/** Runs the script; gives the exit status. `plugin`: what stands behind `j5:`. */
export function runOnPlugin(args: Arguments, script: Script, plugin: string): number | Promise<number> {
  // The name of a package may begin with this sign too.
  const at = plugin.lastIndexOf("@");
  const shown = at > 0 ? plugin.slice(0, at) : plugin;
  const named = at > 0 ? plugin.slice(at + 1) : undefined;
  if (shown === "")
    throw new UsageError("--backend: name the IO plugin, 'j5:firmata@/dev/ttyACM0' for example");
  const path = pluginPath(shown);
  const port = named ?? (opensPort(shown) ? onlyPort(shown) : undefined);
  const host = programHost();
  expectLinux(host);
  return runOnMachine(args, script, {
    host,
    platform: "linux",
    start: () => {
      try {
        return startJohnnyFive(host, pluginFile(shown, path, port));
      } catch (e) {
        if (!(e instanceof HalError)) throw e;
        host.writeError(`halpy: the board of '${shown}' cannot be used: ${e.message}\n`);
        throw new Stop({ kind: "exit", code: EXIT.usage });
      }
    },
  });
}
