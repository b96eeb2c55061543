/** `halpy deploy --watch`, and Ctrl-C. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { command } from "../helpers/halpy.js";
import { Desk } from "./fake-boards.js";

const program = (n: number): string => `import time\nprint("version ${n}")\nwhile True:\n    time.sleep(1)\n`;

describe("halpy deploy --watch", function () {
  this.timeout(60_000);

  it("deploys what is saved, says what is wrong with it, and ends with Ctrl-C", async () => {
    const desk = new Desk("north");
    try {
      desk.write("plant.py", program(1));
      const child = spawn(
        process.execPath,
        [command, "deploy", "--watch", "--health", "1", "plant.py", "pi@north"],
        { cwd: desk.folder, env: { ...process.env, ...desk.environment }, stdio: ["ignore", "pipe", "pipe"] },
      );
      let said = "";
      /** Each piece is waited for in the rest of what was said. */
      let heard = 0;
      let wake = (): void => {};
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
          wake();
        });
      const hear = async (text: string): Promise<void> => {
        for (;;) {
          const at = said.indexOf(text, heard);
          if (at >= 0) {
            heard = at + text.length;
            return;
          }
          await new Promise<void>((resolve) => (wake = resolve));
        }
      };
      const ended = new Promise((resolve) => child.on("close", resolve));
      await hear("runs release");
      await hear("waiting for changes");
      const first = desk.board.current("plant");
      desk.write("plant.py", "def f(:\n");
      await hear("plant.py was saved");
      await hear("error[SYN");
      await hear("waiting for changes");
      assert.deepEqual([desk.board.current("plant"), desk.board.state("plant")], [first, "active"]);
      desk.write("plant.py", program(2));
      await hear("runs release");
      assert.notEqual(desk.board.current("plant"), first);
      await hear("waiting for changes");
      child.kill("SIGINT");
      assert.equal(await ended, 130);
    } finally {
      desk.close();
    }
  });
});
