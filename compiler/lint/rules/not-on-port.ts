/** R39: a module or name that this board's firmware does not have. */

import { closest } from "../../diagnostics/closest.js";
import { firmwareText, isInFirmware, portsOfFirmware } from "../firmware.js";
import { namesOn, portsOfModule, portsWith, spellingOf } from "../hardware/availability.js";
import type { Rule } from "../rule.js";

export const notOnPort: Rule = {
  code: "PIN439",
  requirement: "R39, R60",
  severity: "error",
  text: "{0} does not have {1}{2}",
  summary: "a name that the board's firmware lacks",
  explanation: {
    what: "A module, class or constant is used that the firmware of the board does not have.",
    why: "Ports of MicroPython differ in what their chips offer. Importing or reading the name raises ImportError or AttributeError.",
    example: "from machine import Pin\n\nbutton = Pin(4, Pin.IN, Pin.PULL_DOWN)",
    instead: "from machine import Pin\n\nbutton = Pin(4, Pin.IN, Pin.PULL_UP)",
  },
  board: "esp8266",
  check(ctx) {
    const { board } = ctx;
    if (board === undefined) return;
    const { dialect } = board;
    for (const event of ctx.facts.events) {
      if (event.kind !== "read" || event.name.startsWith("import ")) continue;
      const dot = event.name.lastIndexOf(".");
      const [owner, name] = [event.name.slice(0, dot), event.name.slice(dot + 1)];
      const names = namesOn(owner, dialect);
      // That the whole module is missing is said where it is imported.
      const ports = portsOfModule(owner);
      if (ports !== undefined && !ports.includes(dialect)) continue;
      if (
        names === undefined ||
        names.has(name) ||
        name.startsWith("__") ||
        spellingOf(event.name) !== undefined
      )
        continue;
      const others = portsWith(owner, name);
      const near = closest(name, [...names]);
      const hint =
        others.length > 0
          ? `${others.join(", ")} ${others.length === 1 ? "has" : "have"} it`
          : near === undefined
            ? undefined
            : `did you mean '${near}'?`;
      ctx.report({
        code: "PIN439",
        at: event.place,
        args: [ctx.boardName, event.name, ""],
        raises:
          owner === "machine" && event.place.frame.fn.kind === "module" ? "ImportError" : "AttributeError",
        ...(hint === undefined ? {} : { hint }),
      });
    }
    for (const event of ctx.facts.events) {
      if (!event.name.startsWith("import ")) continue;
      const name = event.name.slice("import ".length);
      const canonical = name.replace(/^u(?=(?:machine|bluetooth)$)/, "");
      const known = portsOfModule(canonical);
      // Others may be installed, or left out on purpose.
      const isRadio = canonical === "bluetooth" && dialect !== "linux";
      const ports = known ?? (isRadio ? portsOfFirmware(canonical) : undefined);
      const isMissing =
        board.target.board.withoutModules?.[dialect]?.includes(canonical) === true ||
        (known !== undefined ? !known.includes(dialect) : isRadio && !isInFirmware(canonical, board.target));
      if (!isMissing) continue;
      const lacksRadio = isRadio && ports?.includes(dialect) === true;
      const where = known?.join(", ") ?? firmwareText(canonical);
      ctx.report({
        code: "PIN439",
        at: event.place,
        args: [
          ctx.boardName,
          `the module ${name}`,
          ` (${lacksRadio ? "it has no radio for it" : `its modules are those of ${dialect}`})`,
        ],
        raises: "ImportError",
        ...(ports === undefined ? {} : { hint: `${where} ${ports.length === 1 ? "has" : "have"} it` }),
      });
    }
  },
};
