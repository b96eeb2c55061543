/** `halpy deploy --watch`, and Ctrl-C. */

import assert from "node:assert/strict";
import { Listened } from "../helpers/listened.js";
import { Desk } from "./fake-boards.js";

const program = (n: number): string => `import time\nprint("version ${n}")\nwhile True:\n    time.sleep(1)\n`;

describe("halpy deploy --watch", function () {
  this.timeout(60_000);

  it("deploys what is saved, says what is wrong with it, and ends with Ctrl-C", async () => {
    const desk = new Desk("north");
    try {
      desk.write("plant.py", program(1));
      const watch = new Listened(["deploy", "--watch", "--health", "1", "plant.py", "pi@north"], {
        cwd: desk.folder,
        env: desk.environment,
      });
      await watch.hear("runs release");
      await watch.hear("waiting for changes");
      const first = desk.board.current("plant");
      desk.write("plant.py", "def f(:\n");
      await watch.hear("plant.py was saved");
      await watch.hear("error[SYN");
      await watch.hear("waiting for changes");
      assert.deepEqual([desk.board.current("plant"), desk.board.state("plant")], [first, "active"]);
      desk.write("plant.py", program(2));
      await watch.hear("runs release");
      assert.notEqual(desk.board.current("plant"), first);
      await watch.hear("waiting for changes");
      assert.equal(await watch.end(), 130);
    } finally {
      desk.close();
    }
  });
});
