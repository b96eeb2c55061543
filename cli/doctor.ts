/** `halpy doctor`: what of this machine's hardware programs can use, and the exact lines that would make more of it usable. */

import { machineModel } from "../runtime-hal/linux/detect-board.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import type { Arguments } from "./arguments.js";
import type { Command } from "./command.js";
import { deviceFindings } from "./doctor/buses.js";
import { findingsText, type Finding } from "./doctor/finding.js";
import { machineFindings } from "./doctor/machine.js";
import { Permissions } from "./doctor/permissions.js";
import { pinFindings } from "./doctor/pins.js";
import { EXIT } from "./exit-codes.js";
import { linuxTarget, recognise, systemRoot } from "./linux-target.js";

function doctor(args: Arguments): number {
  const files = new SystemFiles(systemRoot());
  const named = args.value("board");
  const target = named === undefined ? recognise(machineModel(files)) : linuxTarget(named);
  const permissions = new Permissions(files);
  const pins = pinFindings(files, target, permissions);
  const findings: Finding[] = [
    ...machineFindings(files, target, permissions),
    ...pins,
    ...deviceFindings(files, target, permissions),
  ];
  const text = args.flag("json") === true ? `${JSON.stringify(findings, null, 2)}\n` : findingsText(findings);
  writeAll(1, encodeText(text));
  return pins.some(({ state }) => state === "works") ? EXIT.ok : EXIT.findings;
}

export const doctorCommand: Command = {
  name: "doctor",
  synopsis: ["[options]"],
  summary: "shows what of this machine's hardware programs can use",
  description: [
    "Looks at the kernel, the GPIO chips, buses and other devices, the rights of the user and the boot settings, and says what works, what does not, and which lines to add or commands to type so that it does. Nothing is changed. The status is 0 if digital pins can be used.",
  ],
  options: [
    {
      name: "board",
      value: "ID",
      help: "The board that this machine is, if it is not recognised.",
    },
    { name: "json", help: "Prints the findings as data." },
  ],
  examples: [["halpy doctor", "Shows what works on this board."]],
  run: doctor,
};
