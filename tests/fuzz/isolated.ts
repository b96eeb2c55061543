/**
 * Runs programs in a worker thread, so that one that never ends can be stopped: in halpy that is a bug worth
 * finding, in the oracle it is what the minimiser makes when it deletes the wrong line of a loop.
 */
import { Worker } from "node:worker_threads";
import type { RunResult } from "../helpers/run-python.js";

/** The traceback of a run that was stopped. */
export const endless = "(does not end)";

export class Isolated {
  private worker: Worker | undefined;

  /** `workerFile` is a bundle that answers each source text with a `RunResult`. */
  constructor(
    private readonly workerFile: URL,
    private readonly timeoutMs: number,
    /** What the worker is told at its start. */
    private readonly mode = "",
  ) {}

  run(source: string): Promise<RunResult> {
    this.worker ??= new Worker(this.workerFile, { workerData: this.mode });
    const worker = this.worker;
    return new Promise((resolve) => {
      const finish = (result: RunResult, keep: boolean): void => {
        clearTimeout(timer);
        for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
        if (!keep) {
          this.worker = undefined;
          void worker.terminate();
        }
        resolve(result);
      };
      const timer = setTimeout(() => finish({ stdout: "", traceback: endless }, false), this.timeoutMs);
      worker.once("message", (result: RunResult) => finish(result, true));
      worker.once("error", (error) => finish({ stdout: "", traceback: `(crash: ${String(error)})` }, false));
      worker.once("exit", (code) => finish({ stdout: "", traceback: `(exit ${code})` }, false));
      worker.postMessage(source);
    });
  }

  /** Ends the worker; the next run starts another. */
  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }
}
