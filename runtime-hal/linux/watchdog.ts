/**
 * The watchdog: `/dev/watchdog` restarts the machine when the program does not feed it, whatever has become of the program; under systemd
 * with `WatchdogSec=` the service is restarted instead. A program that ends by itself switches it off.
 */

import { writeSync } from "node:fs";
import { stopPulse } from "../hal/pulse.js";
import { tellServiceManager, watchdogUs } from "../hal/service-manager.js";
import type { Watchdog } from "../hal/system-devices.js";
import type { LinuxBoard } from "./board.js";
import { IoError } from "./errno.js";
import type { Libc } from "./libc.js";

const DEVICE = "/dev/watchdog";
/** ioctl requests of Linux include/uapi/linux/watchdog.h; the argument is a number of seconds. */
const WDIOC_SETTIMEOUT = 0xc004_5706;
/** Written before closing, it means that the end is meant. */
const MAGIC_CLOSE = Uint8Array.of(0x56);
const FEED = Uint8Array.of(0x30);

class DeviceWatchdog implements Watchdog {
  constructor(
    private readonly board: LinuxBoard,
    private readonly fd: number,
    libc: Libc | undefined,
    timeoutMs: number,
  ) {
    if (libc !== undefined) this.setTimeout(libc, Math.max(1, Math.ceil(timeoutMs / 1000)));
    board.onClose(() => {
      writeSync(fd, MAGIC_CLOSE);
      board.files.close(fd);
    });
  }

  /** The hardware of a Raspberry Pi counts to 15 seconds. */
  private setTimeout(libc: Libc, seconds: number): void {
    const word = new Uint8Array(new ArrayBuffer(4));
    const view = new DataView(word.buffer);
    view.setUint32(0, seconds, true);
    try {
      libc.ioctl(this.fd, WDIOC_SETTIMEOUT, word, DEVICE);
      const set = view.getUint32(0, true);
      if (set !== seconds) this.board.warn(`the watchdog waits for ${set} s, not ${seconds}`);
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      this.board.warn(`the watchdog keeps its own time: ${seconds} s were refused`);
    }
  }

  feed(): void {
    try {
      writeSync(this.fd, FEED);
    } catch (e) {
      throw IoError.from(e, DEVICE);
    }
  }
}

/** A program that feeds all the time need not say so each time. */
const SAYINGS = 4;

/**
 * systemd's, for a program that is its service: from now on only what the program feeds counts, in the program's own time. A feed soon
 * after another is not passed on, so systemd waits longer by as much.
 */
class ServiceWatchdog implements Watchdog {
  private saidMs = -Infinity;

  constructor(
    board: LinuxBoard,
    private readonly timeoutMs: number,
  ) {
    const resume = stopPulse();
    const us = Math.ceil(timeoutMs * 1000 * (1 + 1 / SAYINGS));
    tellServiceManager(`WATCHDOG_USEC=${us}`);
    // The program may start again in the same process, and then it is watched as before.
    board.onClose(() => {
      tellServiceManager(`WATCHDOG_USEC=${watchdogUs()}\nWATCHDOG=1`);
      resume();
    });
  }

  feed(): void {
    const now = performance.now();
    if (now - this.saidMs < this.timeoutMs / SAYINGS) return;
    this.saidMs = now;
    tellServiceManager("WATCHDOG=1");
  }
}

function noted(board: LinuxBoard, is: string, watchdog: Watchdog): Watchdog {
  board.note("watchdog", is);
  return watchdog;
}

/** Starts what there is; `undefined`: nothing can be used, and the program is restarted by itself if it does not feed. */
export function startWatchdog(board: LinuxBoard, timeoutMs: number): Watchdog | undefined {
  if (watchdogUs() > 0)
    return noted(board, "of the service, through systemd", new ServiceWatchdog(board, timeoutMs));
  const { files } = board;
  let problem = `there is no ${DEVICE}`;
  if (files.exists(DEVICE)) {
    try {
      return noted(board, DEVICE, new DeviceWatchdog(board, files.open(DEVICE, "w"), board.libc, timeoutMs));
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      problem = e.message;
    }
  }
  board.warn(
    `the watchdog watches from inside the program only (${problem}): run as root for the machine's own, or as a service with 'WatchdogSec='`,
  );
  return undefined;
}
