/** What `halpy/runtime` is for ES modules on their own: everything emitted code may name, and the start of a program. */

import "../stdlib/ts/register.js";

export * from "./core/emitted.js";
export { runMain } from "./exec/start.js";
export { speakCircuitPython } from "../stdlib/ts/circuitpython/dialect.js";
export { mountHost, withoutFileSystem } from "../stdlib/ts/mounts.js";
export { useTarget } from "./exec/start-board.js";
export { registerTypedLineTable } from "./exec/typed-lines.js";
export { useLinux } from "./exec/start-linux.js";
export { ALL_LINUX_PROVIDERS } from "./linux/all-providers.js";
export { ALL_PROVIDERS } from "./sim/all-providers.js";
