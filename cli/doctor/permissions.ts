/** May this user use a device, and what would help if not. */

import { accessSync, constants, statSync } from "node:fs";
import { userInfo } from "node:os";
import type { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import type { Fix } from "./finding.js";

const ROOT_GROUP = 0;

/** How a rule of udev gives devices of a kind to a group, where the system has none. */
const UDEV_RULES: Readonly<Record<string, string>> = {
  gpio: 'SUBSYSTEM=="gpio", KERNEL=="gpiochip[0-9]*", GROUP="gpio", MODE="0660"',
  i2c: 'SUBSYSTEM=="i2c-dev", GROUP="i2c", MODE="0660"',
  spi: 'SUBSYSTEM=="spidev", GROUP="spi", MODE="0660"',
  pwm: 'SUBSYSTEM=="pwm", ACTION=="add", RUN+="/bin/sh -c \'chgrp -R gpio /sys/class/pwm/pwmchip*/; chmod -R g+rw /sys/class/pwm/pwmchip*/\'"',
};
const SYSFS_RULE =
  'SUBSYSTEM=="gpio", ACTION=="add", RUN+="/bin/sh -c \'chgrp -R gpio /sys/class/gpio /sys/devices/*/gpio* ; chmod -R g+rw /sys/class/gpio\'"';

/** Names of groups by number. */
function groupNames(files: SystemFiles): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of (files.tryRead("/etc/group") ?? "").split("\n")) {
    const [name, , gid] = line.split(":");
    if (name !== undefined && gid !== undefined) names.set(Number(gid), name);
  }
  return names;
}

export class Permissions {
  private readonly names: Map<number, string>;

  constructor(private readonly files: SystemFiles) {
    this.names = groupNames(files);
  }

  /** The user's name and groups. */
  get user(): string {
    const { username } = userInfo();
    const groups = (process.getgroups?.() ?? []).map((gid) => this.names.get(gid) ?? String(gid));
    return `${username} (groups: ${[...new Set(groups)].join(", ")})`;
  }

  /** May the file be read and written, or written only? */
  allowed(path: string, mode: "read-write" | "write" = "read-write"): boolean {
    try {
      accessSync(this.files.at(path), mode === "write" ? constants.W_OK : constants.R_OK | constants.W_OK);
      return true;
    } catch {
      return false;
    }
  }

  /** What gives the user the right to use the file: the group that has it, or a rule that gives it to one. */
  fixes(path: string, kind: "gpio" | "i2c" | "spi" | "dialout" | "pwm"): Fix[] {
    const { username } = userInfo();
    let gid = ROOT_GROUP;
    try {
      gid = statSync(this.files.at(path)).gid;
    } catch {
      // It is gone meanwhile: the usual group is as good an answer.
    }
    const owner = gid === ROOT_GROUP ? undefined : this.names.get(gid);
    const group = owner ?? (kind === "pwm" ? "gpio" : kind);
    const fixes: Fix[] = [];
    const rule = path.startsWith("/sys/class/gpio") ? SYSFS_RULE : UDEV_RULES[kind];
    if (owner === undefined && rule !== undefined) {
      fixes.push({
        where: "/etc/udev/rules.d/60-halpy.rules (a new file)",
        lines: [rule],
        then: "restart the machine",
      });
    }
    const known = [...this.names.values()].includes(group);
    fixes.push({
      where: "type in a shell",
      lines: [...(known ? [] : [`sudo groupadd ${group}`]), `sudo usermod -aG ${group} ${username}`],
      then: "log in again",
    });
    return fixes;
  }
}
