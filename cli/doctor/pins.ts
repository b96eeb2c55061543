/** Digital pins: the chips of the kernel, by both ways, and whether this user may use them. */

import { cdevChips } from "../../runtime-hal/linux/cdev-chips.js";
import { chipOf, SYSFS_GPIO, sysfsChips } from "../../runtime-hal/linux/gpio-chip.js";
import { loadLibc } from "../../runtime-hal/linux/libc.js";
import type { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import type { Target } from "../../targets/load.js";
import type { Finding } from "./finding.js";
import type { Permissions } from "./permissions.js";

/** What can be done with pins; the first two say whether they can be used at all. */
export function pinFindings(
  files: SystemFiles,
  target: Target | undefined,
  permissions: Permissions,
): Finding[] {
  return [cdevFinding(files, target, permissions), sysfsFinding(files, target, permissions)];
}

const AREA = "pins";

/** Of the chips there are, the ones with the board's pins are what matters. */
function wanted<T extends { readonly label: string }>(chips: readonly T[], target: Target | undefined): T[] {
  if (target === undefined) return [...chips];
  const banks = target.chip.gpioBanks ?? [];
  return banks.map((bank) => chipOf(chips, bank)).filter((chip) => chip !== undefined);
}

function lacking(labels: readonly string[], target: Target | undefined): string {
  const names = (target?.chip.gpioBanks ?? []).flatMap((bank) => bank.labels);
  return `no chip is called ${names.join(" or ")}; there are: ${labels.join(", ")}`;
}

function cdevFinding(files: SystemFiles, target: Target | undefined, permissions: Permissions): Finding {
  const nodes = files.list("/dev").filter((name) => /^gpiochip\d+$/.test(name));
  if (nodes.length === 0)
    return { area: AREA, state: "missing", text: "cdev: there is no /dev/gpiochip on this machine" };
  const refused = nodes.map((name) => `/dev/${name}`).filter((path) => !permissions.allowed(path));
  const libc = loadLibc();
  if (refused.length === nodes.length) {
    return {
      area: AREA,
      state: "broken",
      text: `cdev: no permission to open ${refused.join(", ")}`,
      fix: permissions.fixes(refused[0] as string, "gpio"),
    };
  }
  if (libc === undefined)
    return { area: AREA, state: "missing", text: `cdev: ${nodes.join(", ")} cannot be used without koffi` };
  const chips = cdevChips(files, libc);
  const own = wanted(chips, target);
  if (own.length === 0)
    return {
      area: AREA,
      state: "missing",
      text: `cdev: ${lacking(
        chips.map(({ label }) => label),
        target,
      )}`,
    };
  const shown = own.map(({ path, label, lines }) => `${path} (${label}, ${lines} lines)`);
  return {
    area: AREA,
    state: "works",
    text: `cdev: ${shown.join(", ")}; pulls, open drain, exact times of edges`,
  };
}

function sysfsFinding(files: SystemFiles, target: Target | undefined, permissions: Permissions): Finding {
  if (!files.exists(`${SYSFS_GPIO}/export`)) {
    return {
      area: AREA,
      state: "missing",
      text: `sysfs: this kernel has no ${SYSFS_GPIO} (CONFIG_GPIO_SYSFS is not set); cdev does all that it could`,
    };
  }
  const chips = sysfsChips(files);
  const own = wanted(chips, target);
  if (own.length === 0)
    return {
      area: AREA,
      state: "missing",
      text:
        chips.length === 0
          ? "sysfs: there are no chips"
          : `sysfs: ${lacking(
              chips.map(({ label }) => label),
              target,
            )}`,
    };
  if (!permissions.allowed(`${SYSFS_GPIO}/export`, "write")) {
    return {
      area: AREA,
      state: "broken",
      text: `sysfs: no permission to write ${SYSFS_GPIO}/export`,
      fix: permissions.fixes(`${SYSFS_GPIO}/export`, "gpio"),
    };
  }
  const shown = own.map(({ label, base }) => `${label} from ${base}`);
  return { area: AREA, state: "works", text: `sysfs: ${shown.join(", ")}; no pulls` };
}
