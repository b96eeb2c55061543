/**
 * Messages to the service manager that started the process, as `sd_notify(3)` describes them: `READY=1`, `WATCHDOG=1`. They are datagrams
 * to a socket of the file system, which node cannot send: a backend that can call the C library gives a better way than the tool.
 */

import { createRequire } from "node:module";

/** Sends assignments, one a line. False: it could not be sent. */
export type Notifier = (text: string) => boolean;
/** Makes one for a socket's address; `undefined`: it cannot. */
export type NotifierMaker = (address: string) => Notifier | undefined;

let maker: NotifierMaker = () => undefined;
let notifier: Notifier | undefined;

/** Gives a way that is better than the tool. */
export function useNotifier(make: NotifierMaker): void {
  maker = make;
}

/** Each message starts a process of some milliseconds; systemd has the tool with it. */
const byTool: Notifier = (text) => {
  // Loaded only here: it would cost every start.
  const { spawnSync } = createRequire(import.meta.url)(
    "node:child_process",
  ) as typeof import("node:child_process");
  return spawnSync("systemd-notify", text.split("\n"), { stdio: "ignore" }).status === 0;
};

/** Whether there is a service manager that listens. */
export const hasServiceManager = (): boolean => (process.env.NOTIFY_SOCKET ?? "") !== "";

/** Microseconds in which the service manager wants to hear of this process, or it starts it anew; 0: it does not mind. */
export function watchdogUs(): number {
  const { WATCHDOG_USEC, WATCHDOG_PID } = process.env;
  // What a process passes on to its children is not meant for them.
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(process.pid)) return 0;
  const us = Number(WATCHDOG_USEC ?? 0);
  return Number.isFinite(us) && us > 0 && hasServiceManager() ? us : 0;
}

/** Tells the service manager. False: there is none, or it cannot be reached. */
export function tellServiceManager(text: string): boolean {
  const address = process.env.NOTIFY_SOCKET ?? "";
  if (address === "") return false;
  notifier ??= maker(address) ?? byTool;
  return notifier(text);
}
