/** `machine.WDT` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machwdt.c): the timeout has to be given, and `init` sets another. */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { type PyWdt, wdtClass } from "../wdt.js";
import type { Part } from "../part.js";
import { notAvailable } from "./arguments.js";

const type = wdtClass(
  (id) => {
    if (intArgument(id) !== 0) throw notAvailable();
  },
  undefined,
  {
    init: nativeKw("init", 1, Infinity, (args, kw) => {
      const [timeout] = parseArguments(args.slice(1), kw, [
        { name: "timeout", required: true, convert: intArgument },
      ]);
      (args[0] as PyWdt).start(Math.max(1, timeout as number));
      return null;
    }),
  },
);

export const wdtPycom: Part = () => ({ WDT: type() });
