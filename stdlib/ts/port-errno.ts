/**
 * Error numbers by port. MicroPython has those of Linux of its own, but the ESP32's firmware takes them from its C library
 * (newlib), which numbers what has to do with the network and with waiting otherwise: ETIMEDOUT is 116 there, not 110.
 */

import { ERRNO, setErrnoNames } from "../../runtime-hal/core/errno-names.js";
import { osError, type PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import type { Board } from "../../runtime-hal/hal/board.js";

/** Newlib's numbers by those of Linux, where they differ. */
const NEWLIB: ReadonlyMap<number, number> = new Map([
  [89, 121], // EDESTADDRREQ
  [93, 123], // EPROTONOSUPPORT
  [97, 106], // EAFNOSUPPORT
  [98, 112], // EADDRINUSE
  [103, 113], // ECONNABORTED
  [106, 127], // EISCONN
  [107, 128], // ENOTCONN
  [110, 116], // ETIMEDOUT
  [113, 118], // EHOSTUNREACH
  [114, 120], // EALREADY
  [115, 119], // EINPROGRESS
]);

const NEWLIB_PORTS: ReadonlySet<string> = new Set(["esp32", "pycom"]);

/** The number that the port of the program's board has for an error of Linux. */
export function portErrno(number: number): number {
  return NEWLIB_PORTS.has(startedBoard()?.description.dialect ?? "")
    ? (NEWLIB.get(number) ?? number)
    : number;
}

/** Where there is no operating system, sockets tell of some troubles by errors of their own. */
export const isOnBareBoard = (): boolean => (startedBoard()?.description.dialect ?? "linux") !== "linux";

/** Names and numbers of the module `errno`. Messages of exceptions show the same names. */
export function portErrors(): Readonly<Record<string, number>> {
  const errors = Object.fromEntries(Object.entries(ERRNO).map(([name, n]) => [name, portErrno(n)]));
  setErrnoNames(errors);
  shown = startedBoard();
  return errors;
}

/** The board whose names messages show. */
let shown: Board | undefined;

/** `OSError` with the port's number for an error of Linux. */
export function portError(number: number): PyBaseException {
  if (shown !== startedBoard()) portErrors();
  return osError(portErrno(number));
}
