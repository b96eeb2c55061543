/** The worker thread in which the fuzzer runs halpy, with passes or (`plain`) without; see isolated.ts. */
import { parentPort, workerData } from "node:worker_threads";
import "../helpers/compile-hook.js";
import { compileAndRun } from "../helpers/run-python.js";

parentPort!.on("message", (source: string) => {
  try {
    parentPort!.postMessage(compileAndRun(source, workerData !== "plain"));
  } catch (error) {
    const text =
      error instanceof Error
        ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" ")
        : String(error);
    parentPort!.postMessage({ stdout: "", traceback: `(compiler or runtime failed: ${text})` });
  }
});
