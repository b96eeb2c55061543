/** For built programs that compile text while they run: gives the runtime the compiler. */

import { setCompileHook } from "../runtime-hal/core/dynamic-code.js";
import { compileCodeHook } from "./late-code.js";

setCompileHook(compileCodeHook);
