/**
 * The machine itself sleeps while the program does, for users who ask for it: the real-time clock is set to wake it, and the kernel is
 * told to suspend (Linux Documentation/ABI/testing/sysfs-power and sysfs-class-rtc; what the program rtcwake does). Where the files
 * may not be written, `sudo -n rtcwake` is tried. Everything that cannot be done is said, once, and the process waits instead.
 */

import { spawnSync } from "node:child_process";
import { IoError } from "./errno.js";
import type { SystemFiles } from "./system-files.js";

const STATE = "/sys/power/state";
const CLOCKS = "/sys/class/rtc";
/** A clock may have rung before the machine is asleep, and would not ring again. */
const LEAST_SECONDS = 3;

/** What a user can ask for; not every machine can do each. */
export const SUSPEND_STATES = ["freeze", "standby", "mem", "disk"] as const;
export type SuspendState = (typeof SUSPEND_STATES)[number];

export const isSuspendState = (text: string): text is SuspendState =>
  (SUSPEND_STATES as readonly string[]).includes(text);

export class Suspend {
  /** It was tried in vain. */
  private given = false;

  constructor(
    private readonly files: SystemFiles,
    private readonly state: SuspendState,
    private readonly warn: (text: string) => void,
  ) {}

  /** Has the machine sleep so long at most, in whole seconds. False: it did not sleep, and shall not be asked again. */
  sleep(ms: number): boolean {
    const seconds = Math.floor(ms / 1000);
    if (this.given || seconds < LEAST_SECONDS) return false;
    try {
      const clock = this.needed();
      try {
        this.throughFiles(clock, seconds);
      } catch (e) {
        if (!(e instanceof IoError) || (e.code !== "EACCES" && e.code !== "EPERM")) throw e;
        this.throughProgram(e, seconds);
      }
      return true;
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      this.given = true;
      this.warn(`the machine cannot sleep (${e.message}); the process waits instead`);
      return false;
    }
  }

  /** The folder of a clock that can wake the machine, which must be able to sleep like that. */
  private needed(): string {
    const { files, state } = this;
    const states = (files.tryRead(STATE) ?? "").split(" ").filter((word) => word !== "");
    if (!states.includes(state)) {
      const can = states.length === 0 ? "none" : `'${states.join("', '")}'`;
      throw new IoError("EINVAL", 22, STATE, `its kernel has no state '${state}', ${STATE} has ${can}`);
    }
    const clock = files.list(CLOCKS).find((name) => files.exists(`${CLOCKS}/${name}/wakealarm`));
    if (clock === undefined)
      throw new IoError("ENOENT", 2, CLOCKS, `no clock that could wake it is in ${CLOCKS}`);
    return `${CLOCKS}/${clock}`;
  }

  private throughFiles(clock: string, seconds: number): void {
    const { files } = this;
    const alarm = `${clock}/wakealarm`;
    // An alarm that is set already would be refused.
    files.write(alarm, "0");
    files.write(alarm, `+${seconds}`);
    try {
      files.write(STATE, this.state);
    } finally {
      // Something else may have woken it.
      files.write(alarm, "0");
    }
  }

  private throughProgram(refusal: IoError, seconds: number): void {
    const words = ["-n", "rtcwake", "-m", this.state, "-s", String(seconds)];
    const { status } = spawnSync("sudo", words, { stdio: "ignore" });
    if (status === 0) return;
    throw refusal.explained(
      `no permission to write ${refusal.what}, and 'sudo -n rtcwake' does not work: run as root, or allow it in /etc/sudoers`,
    );
  }
}
