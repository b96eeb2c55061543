/** The worker thread in which the fuzzer runs MicroPython; see isolated.ts. */
import { parentPort } from "node:worker_threads";
import { Oracle } from "../helpers/oracle.js";

const oracle = new Oracle();
parentPort!.on("message", (source: string) => {
  void oracle.run(source).then((result) => parentPort!.postMessage(result));
});
