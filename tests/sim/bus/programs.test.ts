/** The buses as programs use them, by port: golden sections whose first line names the board and the devices. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goldenTests, parseGolden } from "../../helpers/golden.js";
import { runWired } from "./wired.js";

const folder = fileURLToPath(new URL("../tests/sim/bus/golden/", import.meta.url));
const names = ["i2c", "spi", "uart", "onewire", "pixels", "dht", "wipy", "pycom", "pyboard"];

describe("buses in programs", function () {
  this.timeout(60_000);
  let printed: Map<string, string>;
  before(async () => {
    const sections = names.flatMap((name) => parseGolden(readFileSync(`${folder}${name}.golden`, "utf8")));
    printed = await runWired(sections.map((section) => section.source));
  });
  for (const name of names) {
    describe(name, () =>
      goldenTests(`${folder}${name}.golden`, (source) => printed.get(source) ?? "not run"),
    );
  }
});
