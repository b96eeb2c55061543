/** `halpy run --backend ./my-backend.mjs`: the program on hardware that a user's own JavaScript drives. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expectLinux } from "../runtime-hal/exec/linux.js";
import { startOwn } from "../runtime-hal/exec/own.js";
import type { CreateBackend } from "../runtime-hal/own/own-backend.js";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./command.js";
import { noteRead } from "./file-observer.js";
import { runOnMachine } from "./run-on-machine.js";
import { programHost } from "./on-demand.js";
import type { Script } from "./script.js";
import { vetBackend } from "./vet-backend.js";

/** Runs the script; gives the exit status. */
export async function runOnOwn(args: Arguments, script: Script, path: string): Promise<number> {
  noteRead(path);
  if (!existsSync(path)) throw new UsageError(`--backend: can't open '${path}'`);
  const { errors, warnings } = await vetBackend(path);
  if (errors.length > 0) throw new UsageError(`--backend: ${errors.join("\n  ")}`);
  const host = programHost();
  for (const warning of warnings) host.writeError(`halpy: warning: ${warning}\n`);
  const loaded = (await import(pathToFileURL(resolve(path)).href)) as {
    default?: unknown;
    createBackend?: unknown;
  };
  const create = loaded.createBackend ?? loaded.default;
  if (typeof create !== "function")
    throw new UsageError(`--backend: ${path} must export a function, 'createBackend' or its default`);
  expectLinux(host);
  return runOnMachine(args, script, {
    host,
    platform: "linux",
    start: () => startOwn(host, create as CreateBackend),
  });
}
