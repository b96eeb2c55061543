/**
 * Runs a built program under V8's debugger, the one behind Chrome's developer tools and VS Code, and notes where it
 * stops: `node driver.js PROGRAM SCRIPT BREAKPOINTS RESULT`: addresses of what to start and
 * of the script in which to stop, and the breakpoints as JSON with lines and columns from 0.
 *
 * A worker holds the debugger session and the main thread runs the program, so that neither a port nor a client of
 * the protocol is needed. What happens is appended to the file RESULT at once, as the program may end the process.
 */
import { appendFileSync } from "node:fs";
import { Session } from "node:inspector";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

if (isMainThread) runProgram();
else debug();

function runProgram() {
  const [program, script, breakpoints, result] = process.argv.slice(2);
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { script, breakpoints: JSON.parse(breakpoints), result },
  });
  worker.once("message", () => {
    worker.unref();
    void import(program);
  });
}

/** In the worker: sets the breakpoints, and at each stop notes the frames and the variables of the innermost. */
function debug() {
  const { script, breakpoints, result } = workerData;
  const note = (event) => appendFileSync(result, `${JSON.stringify(event)}\n`);
  let scriptId;
  const session = new Session();
  session.connectToMainThread();
  session.on("Debugger.scriptParsed", ({ params }) => {
    if (params.url !== script) return;
    scriptId = params.scriptId;
    note({ kind: "script", sourceMapURL: params.sourceMapURL });
  });
  session.on("Debugger.paused", ({ params }) => {
    const frames = params.callFrames
      .filter(({ location }) => location.scriptId === scriptId)
      .map(({ functionName, location }) => ({
        functionName,
        line: location.lineNumber,
        column: location.columnNumber,
      }));
    const local = params.callFrames[0].scopeChain[0].object.objectId;
    session.post("Runtime.getProperties", { objectId: local, ownProperties: true }, (error, properties) => {
      const variables = {};
      for (const { name, value } of properties?.result ?? [])
        variables[name] = value?.value ?? value?.description;
      note({ kind: "stop", frames, variables, hit: params.hitBreakpoints, error });
      session.post("Debugger.resume");
    });
  });
  session.post("Debugger.enable");
  breakpoints.forEach(({ line, column }) =>
    session.post("Debugger.setBreakpointByUrl", { url: script, lineNumber: line, columnNumber: column }),
  );
  // A session alone does not keep a worker running.
  parentPort.on("message", () => {});
  session.post("Runtime.enable", () => parentPort.postMessage("ready"));
}
