/** The machine itself: kernel, node, board, koffi. */

import { release } from "node:os";
import { libcProblem } from "../../runtime-hal/linux/libc.js";
import { machineModel } from "../../runtime-hal/linux/detect-board.js";
import type { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import type { Target } from "../../targets/load.js";
import { packageVersion } from "../package-root.js";
import type { Finding } from "./finding.js";
import type { Permissions } from "./permissions.js";

const OLDEST_NODE = 20;

/** What runs here. */
export function machineFindings(
  files: SystemFiles,
  target: Target | undefined,
  permissions: Permissions,
): Finding[] {
  const found: Finding[] = [];
  const major = Number(process.versions.node.split(".")[0]);
  found.push({ area: "halpy", state: "works", text: packageVersion() });
  found.push({
    area: "node",
    state: major >= OLDEST_NODE ? "works" : "broken",
    text:
      major >= OLDEST_NODE
        ? process.version
        : `${process.version}; the command needs node ${OLDEST_NODE} (programs that it builds run on 18)`,
  });
  const isLinux = process.platform === "linux" || files.root !== "";
  found.push({
    area: "kernel",
    state: isLinux ? "works" : "broken",
    text: isLinux
      ? `Linux ${files.tryRead("/proc/sys/kernel/osrelease") ?? release()}, ${process.arch}`
      : `${process.platform}; only Linux has GPIO pins for programs`,
  });
  found.push({ area: "user", state: "note", text: permissions.user });
  found.push(boardFinding(files, target));
  const problem = libcProblem();
  found.push(
    problem === undefined
      ? { area: "koffi", state: "works", text: "ioctl and poll can be called" }
      : {
          area: "koffi",
          state: "missing",
          text: `${problem}: no pulls, no I2C, SPI and serial ports of the kernel; sysfs pins and buses made of pins work`,
          fix: [{ where: "type in halpy's folder", lines: ["npm install koffi"] }],
        },
  );
  return found;
}

function boardFinding(files: SystemFiles, target: Target | undefined): Finding {
  const { model, compatible } = machineModel(files);
  const area = "board";
  if (target !== undefined)
    return { area, state: "works", text: `${model ?? target.board.name}: '--board ${target.board.id}'` };
  if (compatible.length === 0) {
    return {
      area,
      state: "missing",
      text: "no device tree: this machine is no board with GPIO pins; scripts run in the simulator, 'halpy run --board rpi4 blink.py' for example",
    };
  }
  return {
    area,
    state: "missing",
    text: `${model ?? "a board"} (${compatible.join(", ")}) is not known to halpy; --board names one with the same pins, or a JSON file of your own`,
  };
}
