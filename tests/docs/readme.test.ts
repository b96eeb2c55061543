/**
 * The transcripts of the README are what happens: each `$ halpy …` is run and compared. A block of Python or YAML before a
 * transcript is the script or board file that its command names, and `$ cat FILE` makes that file; `...` stands for lines left out.
 */

import assert from "node:assert/strict";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const hardware = join(root, "test-programs/hardware");

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1] as string,
    text: match[2] as string,
  }));
}

/** A command and the output that is shown for it. */
function commandsOf(transcript: string): [string, string][] {
  return transcript
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return [part.slice(0, end), part.slice(end + 1)];
    });
}

/** Whether the text is the shown one, where a line `...` stands for any lines. */
function assertShown(actual: string, shown: string, command: string): void {
  if (!/^\.\.\.$/m.test(shown)) {
    assert.equal(actual.trimEnd(), shown.trimEnd(), command);
    return;
  }
  let rest = actual;
  for (const piece of shown.split(/^\.\.\.\n/m)) {
    const at = rest.indexOf(piece.trimEnd());
    assert.ok(at >= 0, `${command}: not found\n${piece}\nin\n${rest}`);
    rest = rest.slice(at + piece.trimEnd().length);
  }
}

describe("README", function () {
  this.timeout(60_000);

  it("shows what the commands print", () => {
    const markdown = readFileSync(join(root, "README.md"), "utf8");
    let count = 0;
    let script: string | undefined;
    let wiring: string | undefined;
    for (const { language, text } of blocks(markdown)) {
      if (language === "python") script = text;
      if (language === "yaml") wiring = text;
      if (language !== "text") continue;
      const folder = folderWith({});
      for (const file of readdirSync(hardware).filter((name) => name.endsWith(".py")))
        copyFileSync(join(hardware, file), join(folder, file));
      if (wiring !== undefined) {
        writeFileSync(join(folder, "board.yaml"), wiring);
        copyFileSync(join(hardware, "lamp/lamp.py"), join(folder, "lamp.py"));
      }
      for (const [command, shown] of commandsOf(text)) {
        const words = command.split(" ");
        if (words[0] === "cat") writeFileSync(join(folder, words[1] as string), shown);
        if (words[0] !== "halpy") continue;
        const file = words.find((word) => word.endsWith(".py"));
        if (file !== undefined && !existsSync(join(folder, file)) && script !== undefined)
          writeFileSync(join(folder, file), script);
        const { stdout, stderr } = halpy(words.slice(1), { cwd: folder, env: { COLUMNS: "80" } });
        assertShown(stdout + stderr, shown, command);
        count++;
      }
      script = undefined;
      wiring = undefined;
    }
    assert.ok(count >= 7, `${count} commands`);
  });
});
