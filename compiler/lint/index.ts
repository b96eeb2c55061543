/** The checks' public interface: programs in, diagnostics out. Apart from the compiler's, since most runs need no checks. */

export { checkProgram, findProblems, type HardwareOptions } from "./check-program.js";
export { digitalPins, usesHardware } from "./check-hardware.js";
export { registerNoqaCode, Silencer } from "./silenced.js";
export { registerRules } from "./rules/index.js";
export type { LibraryData } from "./library.js";
export type { Surroundings } from "./program-view.js";
