/**
 * `network.Server` of the WiPy and of Pycom's modules (ports/cc3200/mods/modnetwork.c, serverstask.c): the telnet and FTP servers of the firmware.
 * Their settings are here; nobody can log in, as the prompt and the files of a simulated board are reached otherwise.
 */

import { valueError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lastReset } from "../../../runtime-hal/exec/restart.js";
import { perBoot } from "../machine/part.js";
import { invalidArgument } from "../machine/wipy-arguments.js";
import { textArgument } from "../text-argument.js";

/** Seconds without a word after which a guest is logged out. */
const USUAL_TIMEOUT_S = 300;
const SHORTEST_TIMEOUT_S = 5;
/** `SERVERS_USER_PASS_LEN_MAX`, in bytes. */
const LONGEST_LOGIN = 32;
/** Starting and stopping waits for some rounds of the servers' task. */
const ORDER_US = 6_000;

interface Servers {
  isRunning: boolean;
  timeoutS: number;
}

let kept: Servers | undefined;

/** The firmware starts the servers with the board; a soft reset leaves them alone. */
const state = perBoot((): Servers => {
  if (kept === undefined || lastReset().kind !== "soft")
    kept = { isRunning: true, timeoutS: USUAL_TIMEOUT_S };
  return kept;
});

class PyServer extends PyObject {}

const SETTINGS: readonly ArgumentSpec[] = [
  { name: "login", keywordOnly: true },
  { name: "timeout", keywordOnly: true },
];

/** User and password. They are checked only, as nobody will ask for them. */
function checkLogin(login: Value): void {
  const items = spread(login);
  if (items.length !== 2) throw valueError(`requested length 2 but object has length ${items.length}`);
  const encoder = new TextEncoder();
  for (const text of items.map((item) => textArgument(item)))
    if (encoder.encode(text).length > LONGEST_LOGIN) throw invalidArgument();
}

function setTimeout(seconds: Value): void {
  const timeoutS = intArgument(seconds);
  if (timeoutS < SHORTEST_TIMEOUT_S) throw invalidArgument();
  state().timeoutS = timeoutS;
}

/** The servers take an order, which takes its time. */
function order(isRunning: boolean): null {
  state().isRunning = isRunning;
  useBoard().clock.sleepUs(ORDER_US);
  return null;
}

/** New settings, or the usual ones, and the servers run. */
function initialise(args: readonly Value[], kw: Keywords): null {
  const [login, timeout] = parseArguments(args, kw, SETTINGS);
  if (kw?.has("login") === true) checkLogin(login);
  setTimeout(kw?.has("timeout") === true ? timeout : USUAL_TIMEOUT_S);
  return order(true);
}

/** The class, of which there is one object. `noSuchServer`: what the firmware says of another number than 0. */
export function serverType(noSuchServer: () => PyBaseException): PyType {
  const server = new PyServer();
  return defineType({
    name: "Server",
    js: PyServer,
    make: (_type, args, kw) => {
      const id: Value = args.length > 0 ? args[0] : kw?.get("id");
      if (id !== undefined && intArgument(id) !== 0) throw noSuchServer();
      const settings = kw === null ? null : new Map([...kw].filter(([name]) => name !== "id"));
      initialise(args.slice(1), settings);
      return server;
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => initialise(args.slice(1), kw)),
      deinit: native("deinit", 1, 1, () => order(false)),
      timeout: native("timeout", 1, 2, (_self: PyServer, seconds?: Value) => {
        if (seconds === undefined) return state().timeoutS;
        setTimeout(seconds);
        return null;
      }),
      isrunning: native("isrunning", 1, 1, () => state().isRunning),
    },
  });
}
