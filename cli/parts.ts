/** `halpy parts`: the parts that a board file can wire to a simulated board. */

import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import type { PartDefinition } from "../runtime-hal/sim/parts/part.js";
import { closest } from "../compiler/diagnostics/closest.js";
import type { Arguments } from "./arguments.js";
import { UsageError, type Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { partList, partText } from "./parts-text.js";

async function parts(args: Arguments): Promise<number> {
  const { loadPart, partTypes } = await import("../runtime-hal/sim/parts/catalog.js");
  const load = async (type: string): Promise<PartDefinition> => {
    const part = await loadPart(type.toLowerCase());
    if (part !== undefined) return part;
    const guess = closest(type, partTypes());
    throw new UsageError(
      `there is no part '${type}'; ${guess === undefined ? "'halpy parts' lists them" : `did you mean '${guess}'?`}`,
    );
  };
  const named = args.operands.length > 0;
  const found = await Promise.all((named ? args.operands : partTypes()).map(load));
  writeAll(1, encodeText(named ? found.map(partText).join("\n") : partList(found)));
  return EXIT.ok;
}

export const partsCommand: Command = {
  name: "parts",
  synopsis: ["[TYPE...]"],
  summary: "lists the parts that can be wired to a simulated board",
  description: [
    "Without a type, lists the parts with what they are. With one, tells its terminals, properties, what events can do to it (actions), and what expectations can see of it (probes).",
  ],
  options: [],
  examples: [["halpy parts servo", "Tells what a servo has."]],
  run: parts,
};
