/** `halpy run --watch --backend linux`: pins are given back before the next run takes them. */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, folderWith } from "../helpers/halpy.js";
import { FakeKernel } from "./fake-kernel.js";

const program = (pin: number): string =>
  `from machine import Pin\nimport time\nled = Pin(${pin}, Pin.OUT, value=1)\nprint("pin ${pin}")\nwhile True:\n    time.sleep_ms(20)\n`;

describe("halpy run --watch --backend linux", function () {
  this.timeout(30_000);

  it("gives the lines of one run back before the next begins, and those of the last one", async () => {
    const kernel = new FakeKernel({});
    const file = join(folderWith({ "a.py": program(17) }), "a.py");
    const words = ["run", "--watch", "--backend", "linux", "--no-cache", file];
    const { out, err, status } = await kernel.node(
      [command, ...words],
      { when: /pin 17/, then: () => writeFileSync(file, program(27)) },
      { when: /pin 27/, then: (child) => child.kill("SIGINT") },
    );
    assert.deepEqual([out, status], ["pin 17\npin 27\n", 130]);
    assert.match(err, /a\.py was saved; the script runs again\nTraceback [^]*KeyboardInterrupt: \n$/);
    assert.deepEqual(
      kernel.log.filter((entry) => /export/.test(entry)),
      ["export 17", "unexport 17 in 1", "export 27", "unexport 27 in 1"],
    );
    kernel.remove();
  });
});
