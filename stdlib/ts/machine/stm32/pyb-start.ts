/** Functions of `pyb` for `boot.py` (MicroPython ports/stm32/modpyb.c, main.c): what runs after it, and where the console is repeated. */

import { notImplementedError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { typeOf } from "../../../../runtime-hal/core/type.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../../runtime-hal/exec/board.js";
import { dupterm } from "../../dupterm.js";
import { countryFunction } from "../../network/country.js";
import { perBoot } from "../part.js";
import { uartStm32Type } from "./uart.js";

/** What the firmware runs by itself. */
const USUAL_MAIN = "main.py";

/** `main(name, opt=0)`: halpy runs the script that it was started with, so that another name is refused. */
function main(args: readonly Value[], kw: Parameters<typeof parseArguments>[1]): null {
  const [name] = parseArguments(args, kw, [
    { name: "main", required: true },
    { name: "opt", default: 0 },
  ]);
  if (typeof name === "string" && name.replace(/^.*\//, "") !== USUAL_MAIN)
    throw notImplementedError(`pyb.main("${name}"): start halpy with that file, it runs after boot.py`);
  return null;
}

const repeated = perBoot((): { uart: Value } => ({ uart: null }));

function replUart(uart?: Value): Value {
  if (uart === undefined) return repeated().uart;
  if (uart !== null && typeOf(uart) !== uartStm32Type()) throw valueError("need a UART object");
  repeated().uart = uart;
  dupterm(uart);
  return null;
}

/** Names of `pyb`. */
export const startFunctions = (): Record<string, Value> => ({
  main: nativeKw("main", 0, Infinity, main),
  repl_uart: native("repl_uart", 0, 1, replUart),
  // Boards without a network take it and do nothing.
  country: bootBoard().wifiRadio() === undefined ? native("country", 0, 1, () => null) : countryFunction,
  // There are no faults of the processor.
  fault_debug: native("fault_debug", 1, 1, () => null),
});
