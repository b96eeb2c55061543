/** What works on a board is not found fault with: all hardware programs of the package, on the boards they are for. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { findingsOn } from "../helpers/check-board.js";

const folder = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));

describe("programs without faults", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".py"))) {
    it(name, () => {
      const found = findingsOn("esp32", readFileSync(`${folder}${name}`, "utf8"));
      assert.deepEqual(
        found
          .filter(({ code, severity }) => code.startsWith("PIN") && severity !== "info")
          .map((one) => `${one.code} ${messageOf(one)}`),
        [],
      );
    });
  }
});
