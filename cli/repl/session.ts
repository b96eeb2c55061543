/** The prompt of a board: friendly, with paste mode, or raw for tools (MicroPython shared/runtime/pyexec.c). */

import { compileCode, runCode, type CodeMode } from "../../runtime-hal/core/dynamic-code.js";
import { caught, systemExitType } from "../../runtime-hal/core/exceptions.js";
import type { PyModule } from "../../runtime-hal/core/modules.js";
import { rt } from "../../runtime-hal/core/state.js";
import { formatException } from "../../runtime-hal/core/traceback.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { complete } from "./completion.js";
import { needsMore } from "./continuation.js";
import type { Keyboard } from "./keyboard.js";
import { CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, LineEditor } from "./line-editor.js";

const NO_FILE = "<stdin>";
const EOT = "\u0004";
/** After Ctrl-E in raw mode: "paste in raw mode" is understood and not there, which tools take for an answer. */
const NO_RAW_PASTE = "R\u0000";

/** The prompt for people, or the one for tools; a soft reset does not change it. */
export type PromptMode = "friendly" | "raw";

/** How the prompt is left. */
type Leave = "soft-reset" | "quit";

export class Session {
  private readonly editor: LineEditor;

  constructor(
    private readonly keyboard: Keyboard,
    private readonly main: PyModule,
    private readonly banner: string,
    /** A line that begins with `!`: an event of the board file. */
    private readonly event: (sentence: string) => void,
  ) {
    const write = (text: string): void => rt.write(text);
    this.editor = new LineEditor({ next: () => keyboard.next(), write }, (line) => complete(line, main));
  }

  /** Runs until the input ends or a soft reset is wanted. */
  run(prompt: { mode: PromptMode }): Leave {
    this.keyboard.raw(true);
    try {
      for (;;) {
        const next = prompt.mode === "friendly" ? this.friendly() : this.raw();
        if (next === "quit" || next === "soft-reset") return next;
        prompt.mode = next;
      }
    } finally {
      this.keyboard.raw(false);
    }
  }

  private friendly(): "raw" | Leave {
    rt.write(this.banner);
    for (;;) {
      const { text, end } = this.editor.read(">>> ");
      if (end === "end") return (rt.write("\n"), "quit");
      if (end !== "line") rt.write("\n");
      if (end === CTRL_A) return "raw";
      if (end === CTRL_B) rt.write(this.banner);
      if (end === CTRL_D) return "soft-reset";
      if (end === CTRL_E) {
        const pasted = this.paste();
        if (pasted !== undefined && this.execute(pasted, "exec")) return "soft-reset";
      }
      if (end !== "line" || text === "") continue;
      if (text.startsWith("!")) this.event(text.slice(1).trim());
      else {
        const whole = this.whole(text);
        if (whole !== undefined && this.execute(whole, "single")) return "soft-reset";
      }
    }
  }

  /** The lines that a statement goes on with; `undefined`: it was given up. */
  private whole(first: string): string | undefined {
    let text = first;
    while (needsMore(text)) {
      text += "\n";
      const { text: line, end } = this.editor.read("... ", text);
      if (end === CTRL_C) return (rt.write("\n"), undefined);
      text += line;
      if (end === CTRL_D || end === "end") break;
    }
    return text;
  }

  private paste(): string | undefined {
    rt.write("paste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ");
    let text = "";
    for (;;) {
      const typed = this.keyboard.next();
      const code = typed?.charCodeAt(0);
      if (typed === undefined || code === CTRL_C) return (rt.write("\n"), undefined);
      if (code === CTRL_D) return (rt.write("\n"), text);
      const isNewline = typed === "\r" || typed === "\n";
      text += isNewline ? "\n" : typed;
      rt.write(isNewline ? "\n=== " : typed);
    }
  }

  /** For tools: no echo; text up to Ctrl-D is run, its output and its error come with marks. */
  private raw(): "friendly" | Leave {
    rt.write("raw REPL; CTRL-B to exit\n");
    for (;;) {
      rt.write(">");
      const text = this.rawText();
      if (typeof text !== "string") return text.leave;
      rt.write("OK");
      if (text === "") return (rt.write("\n"), "soft-reset");
      if (this.execute(text, "exec", true)) return "soft-reset";
    }
  }

  private rawText(): string | { leave: "friendly" | Leave } {
    let text = "";
    for (;;) {
      const typed = this.keyboard.next();
      if (typed === undefined) return { leave: "quit" };
      const code = typed.charCodeAt(0);
      if (code === CTRL_D) return text;
      if (code === CTRL_B) return (rt.write("\n"), { leave: "friendly" });
      if (code === CTRL_C) text = "";
      else if (code === CTRL_A) {
        if (text === String.fromCharCode(CTRL_E) + "A") rt.write(NO_RAW_PASTE);
        else rt.write("raw REPL; CTRL-B to exit\n>");
        text = "";
      } else text += typed === "\r" ? "\n" : typed;
    }
  }

  /** Runs text in the names of the main module. True: the program asked to end (`sys.exit()`), which resets a board. */
  private execute(text: string, mode: CodeMode, marked = false): boolean {
    return this.keyboard.running(() => {
      let mark = marked ? EOT : "";
      try {
        runCode(compileCode(text, NO_FILE, mode), this.main, undefined, undefined);
      } catch (thrown) {
        if (thrown instanceof Stop) throw thrown;
        const e = caught(thrown);
        if (e.type$.isSubclassOf(systemExitType)) {
          rt.write(mark);
          return true;
        }
        rt.write(mark);
        mark = "";
        rt.write(formatException(e, true));
      }
      rt.write(mark + (marked ? EOT : ""));
      return false;
    });
  }
}
