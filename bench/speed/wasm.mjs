/** Runs a file in MicroPython's WebAssembly build: `node wasm.mjs FILE`. A process of its own, as all engines have. */
import { readFileSync } from "node:fs";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

const interpreter = await loadMicroPython({
  heapsize: 64 * 1024 * 1024,
  stdout: (line) => console.log(line),
  linebuffer: true,
});
interpreter.runPython(readFileSync(process.argv[2], "utf8"));
