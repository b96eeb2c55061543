/** `machine` by port: programs on a simulated board with what they print. */

import { fileURLToPath } from "node:url";
import { goldenTests } from "../helpers/golden.js";
import { halpy } from "../helpers/halpy.js";

const folder = fileURLToPath(new URL("../tests/sim/golden/", import.meta.url));

/** Both outputs, one after the other, and the status if it is not 0. */
function runOn(board: string, source: string): string {
  const { status, stdout, stderr } = halpy([
    "run",
    "--board",
    board,
    "--no-waveform",
    "--for",
    "1h",
    "-c",
    source,
  ]);
  const errors = stderr === "" ? "" : `# standard error\n${stderr}`;
  return `${stdout}${errors}${status === 0 ? "" : `# status ${status}\n`}`;
}

describe("machine on", function () {
  this.timeout(30_000);
  for (const board of ["esp32", "esp8266", "pico", "lopy", "wipy1", "pyboard", "rpi4"]) {
    describe(board, () => goldenTests(`${folder}machine-${board}.golden`, (source) => runOn(board, source)));
  }
});
