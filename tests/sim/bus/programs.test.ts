/** The buses as programs use them, by port: golden sections whose first line names the board and the devices. */

import { fileURLToPath } from "node:url";
import { goldenTests } from "../../helpers/golden.js";
import { buildWired, runWired } from "./wired.js";

const folder = fileURLToPath(new URL("../tests/sim/bus/golden/", import.meta.url));

/** `# on pico with registers:5,4,32` */
function run(source: string): string {
  const [, board, devices] = /^# on (\S+)(?: with (.*))?$/m.exec(source) ?? [];
  if (board === undefined) throw new Error("the first line must name the board");
  return runWired(board, devices?.split(" ") ?? [], source);
}

describe("buses in programs", function () {
  this.timeout(60_000);
  before(buildWired);
  for (const name of ["i2c", "spi", "uart", "onewire", "pixels", "dht", "wipy"]) {
    describe(name, () => goldenTests(`${folder}${name}.golden`, run));
  }
});
