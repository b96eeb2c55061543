/** The systemd unit that starts the program, watches it, and keeps it away from what it does not need. */

import type { BoardFacts } from "./facts.js";

export interface UnitOptions {
  readonly name: string;
  readonly scope: "system" | "user";
  readonly restart: "always" | "on-failure" | "no";
  /** File of the release that Node starts. */
  readonly main: string;
  /** Seconds after which a program that hangs is started again; 0: it is not watched. */
  readonly watchdog: number;
  /** Most memory, as systemd writes it (`200M`). */
  readonly memory?: string | undefined;
}

/** Kinds of devices that a program may open; those that the board does not have are passed over. */
const DEVICES = [
  "char-gpiochip",
  "char-i2c",
  "char-spi",
  "char-iio",
  "char-watchdog",
  "char-rtc",
  "char-input",
  "char-ttyS",
  "char-ttyAMA",
  "char-ttyUSB",
  "char-ttyACM",
];
const RESTART_SECONDS = 2;
const STOP_SECONDS = 10;

/** systemd reads `%` as the beginning of a name of its own, `$` as a variable. */
const literal = (text: string): string => text.replaceAll("%", "%%").replaceAll("$", "$$$$");
const word = (text: string): string => `"${literal(text).replace(/[\\"]/g, "\\$&")}"`;

/**
 * Keeps the rest of the system out of the program's reach. Not `PrivateDevices` and not `ProtectKernelTunables`: they would take /dev and
 * sysfs away, by which GPIO is driven; not `MemoryDenyWriteExecute`: V8 compiles while it runs.
 */
function hardening(base: string, groups: readonly string[]): string[] {
  return [
    ...(groups.length === 0 ? [] : [`SupplementaryGroups=${groups.join(" ")}`]),
    "NoNewPrivileges=yes",
    "ProtectSystem=full",
    "ProtectHome=read-only",
    `ReadWritePaths=${word(base)}`,
    "PrivateTmp=yes",
    "ProtectControlGroups=yes",
    "ProtectKernelModules=yes",
    "ProtectHostname=yes",
    "RestrictSUIDSGID=yes",
    "RestrictNamespaces=yes",
    "LockPersonality=yes",
    "SystemCallArchitectures=native",
    "DevicePolicy=closed",
    ...DEVICES.map((kind) => `DeviceAllow=${kind} rw`),
  ];
}

/** The text of the unit. It names no release, so it stays the same from one to the next. */
export function unitText(facts: BoardFacts, options: UnitOptions): string {
  const { name, scope, restart, main, memory, watchdog } = options;
  const base = `${facts.home}/.local/share/halpy/${name}`;
  const node = facts.node?.path ?? "node";
  const service = [
    // It has started when it says so, before its first line; messages may come from systemd's own tool.
    "Type=notify",
    "NotifyAccess=all",
    ...(watchdog === 0 ? [] : [`WatchdogSec=${watchdog}`]),
    ...(scope === "system" ? [`User=${facts.user}`] : []),
    `WorkingDirectory=${literal(base)}/data`,
    // The kernel shows it as the user of the pins.
    `Environment=HALPY_SERVICE=${name}`,
    // What was sent for it to read: see lay_files in common.sh.
    `Environment=${word(`HALPY_FILES=${base}/current/files`).replaceAll("$$", "$")}`,
    `EnvironmentFile=-${literal(base)}/current/secrets`,
    `ExecStart=${word(node)} ${word(`${base}/current/${main}`)}`,
    `ExecStopPost=-/bin/sh ${word(`${base}/bin/after-stop.sh`)} ${word(base)}`,
    `Restart=${restart}`,
    `RestartSec=${RESTART_SECONDS}`,
    // The program gives its pins back when it is asked to end.
    "KillMode=mixed",
    `TimeoutStopSec=${STOP_SECONDS}`,
    `SyslogIdentifier=${name}`,
    ...(memory === undefined ? [] : [`MemoryMax=${memory}`]),
    ...(scope === "system" && !facts.isRoot
      ? hardening(base, facts.hardwareGroups)
      : ["NoNewPrivileges=yes"]),
  ];
  return [
    "# Written by 'halpy deploy', which writes it anew: own settings belong into a drop-in ('systemctl edit').",
    "[Unit]",
    `Description=${name} (halpy)`,
    "After=network.target time-sync.target",
    // A board in the field goes on trying.
    "StartLimitIntervalSec=0",
    "",
    "[Service]",
    ...service,
    "",
    "[Install]",
    `WantedBy=${scope === "system" ? "multi-user.target" : "default.target"}`,
    "",
  ].join("\n");
}

/** The udev rule that gives hardware to the groups gpio, i2c and spi, as Raspberry Pi OS has it. */
export function rulesText(facts: BoardFacts): string {
  // Where a group is missing, the user's own serves.
  const group = (name: string): string => (facts.hardwareGroups.includes(name) ? name : facts.user);
  const give = (name: string, paths: string): string =>
    `PROGRAM="/bin/sh -c 'chgrp -R ${group(name)} ${paths}; chmod -R g=u ${paths}; true'"`;
  return [
    "# Written by 'halpy deploy': programs may use pins and buses without being root.",
    `SUBSYSTEM=="gpio", KERNEL=="gpiochip*", GROUP="${group("gpio")}", MODE="0660"`,
    `SUBSYSTEM=="gpio", ACTION=="add", ${give("gpio", "/sys/class/gpio/ /sys%p")}`,
    `SUBSYSTEM=="pwm", ACTION!="remove", ${give("gpio", "/sys%p")}`,
    `SUBSYSTEM=="leds", ACTION=="add", ${give("gpio", "/sys%p")}`,
    `SUBSYSTEM=="i2c-dev", GROUP="${group("i2c")}", MODE="0660"`,
    `SUBSYSTEM=="spidev", GROUP="${group("spi")}", MODE="0660"`,
    "",
  ].join("\n");
}
