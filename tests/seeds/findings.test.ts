/**
 * What the reference documents get wrong or rule out, and what `halpy check` says of it. The name of a section
 * begins with the board.
 */
import { fileURLToPath } from "node:url";
import { messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { findingsOn } from "../helpers/check-board.js";
import { goldenTests } from "../helpers/golden.js";

const file = fileURLToPath(new URL("../tests/seeds/findings.golden", import.meta.url));

describe("mistakes of the reference documents", () => {
  goldenTests(file, (source, name) =>
    findingsOn(name.split(" ")[0], source)
      .map(
        (one) =>
          `${one.file.lineOf(one.start)}: ${one.code} ${messageOf(one)}${one.hint ? `; ${one.hint}` : ""}`,
      )
      .join("\n"),
  );
});
