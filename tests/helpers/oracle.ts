/**
 * MicroPython itself, as its WebAssembly build from npm: what the fuzzer and the differential tests compare
 * halpy's behaviour with. No process is started; an instance takes about ten milliseconds.
 */
import type { RunResult } from "./run-python.js";

/** The part of the package's interface that is used here; it has no declarations of its own. */
interface MicroPython {
  runPython(source: string): unknown;
}
interface MicroPythonModule {
  loadMicroPython(options: {
    stdout: (line: string) => void;
    heapsize: number;
    pystack: number;
  }): Promise<MicroPython>;
}

const packageName = "@micropython/micropython-webassembly-pyscript/micropython.mjs";
const programsPerInstance = 50;

export class Oracle {
  private instance: MicroPython | undefined;
  private used = 0;
  private lines: string[] = [];

  /** Runs a program in an empty `__main__`. */
  async run(source: string): Promise<RunResult> {
    const instance = await this.freshInstance();
    this.lines = [];
    let traceback: string | undefined;
    try {
      instance.runPython(source);
    } catch (error) {
      // A crash of the interpreter itself leaves the instance unusable.
      if ((error as Error).name !== "PythonError") this.instance = undefined;
      traceback = (error as Error).message;
    }
    // A last line without a newline stays in the package's buffer; this flushes it and marks the end.
    const end = "\u0003end";
    if (this.instance) instance.runPython(`print('${end}')\n`);
    let stdout = this.lines.map((line) => `${line}\n`).join("");
    if (stdout.endsWith(`${end}\n`)) stdout = stdout.slice(0, -end.length - 1);
    // Out of memory once, the instance forgets names of later programs.
    if (/MemoryError/.test(stdout + (traceback ?? ""))) this.instance = undefined;
    return traceback === undefined ? { stdout } : { stdout, traceback };
  }

  private async freshInstance(): Promise<MicroPython> {
    if (this.instance && this.used++ < programsPerInstance) {
      this.instance.runPython("for _ in list(globals()):\n if _ != '__name__': del globals()[_]\n");
      return this.instance;
    }
    const { loadMicroPython } = (await import(packageName)) as MicroPythonModule;
    this.used = 0;
    this.instance = await loadMicroPython({
      stdout: (line) => this.lines.push(line),
      heapsize: 32 * 1024 * 1024,
      pystack: 64 * 1024,
    });
    return this.instance;
  }
}
