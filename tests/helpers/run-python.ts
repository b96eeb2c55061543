/** Compiles and runs a Python program in this process, for tests that compare what it prints. */
import { evaluateModule } from "../../cli/evaluate.js";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { compile, linkProgram } from "../../compiler/index.js";
import "../../runtime-hal/core/load-types.js";
import "../../stdlib/ts/register.js";
import { finish, prepareRun, runMain } from "../../runtime-hal/exec/execute.js";
import type { Host } from "../../runtime-hal/exec/host.js";
import { nodeHost } from "../../runtime-hal/exec/node-host.js";

/** What a program did. */
export interface RunResult {
  /** Everything printed. */
  stdout: string;
  /** The text of the traceback, if an exception ended the program. */
  traceback?: string;
}

const file = "main.py";

/** The host of this process, but what the program prints is kept. */
function recordingHost(): { host: Host; output: string[]; errors: string[] } {
  const output: string[] = [];
  const errors: string[] = [];
  const host = Object.assign(Object.create(nodeHost()) as Host, {
    write: (text: string) => void output.push(text),
    writeError: (text: string) => void errors.push(text),
    flush: () => {},
  });
  return { host, output, errors };
}

/** Compiles `source` as the main program and runs it to its end. */
export function compileAndRun(source: string, optimise = true): RunResult {
  const result = compile({ entry: { name: "__main__", path: file, text: source }, optimise });
  if (result.hasErrors) {
    const messages = result.diagnostics.filter((d) => d.severity === "error").map(messageOf);
    return { stdout: "", traceback: `SyntaxError: ${messages.join("; ")}` };
  }
  const program = linkProgram(result.modules, "__main__");
  const main = program.modules.find((module) => module.name === program.entry)!;
  const { init } = evaluateModule(main);
  const { host, output, errors } = recordingHost();
  prepareRun({ host, argv: [file], path: [] });
  const { internalError } = finish(() => runMain({ file, packagePath: null, init }));
  const stdout = output.join("");
  if (internalError !== undefined) return { stdout, traceback: `(internal error: ${internalError})` };
  return errors.length > 0 ? { stdout, traceback: errors.join("") } : { stdout };
}
