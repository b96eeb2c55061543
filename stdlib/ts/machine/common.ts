/** Small things of `machine` that all ports have. */

import { native } from "../../../runtime-hal/core/native.js";
import { memBackup } from "./mem-backup.js";
import type { Part } from "./part.js";
import { pinBaseType } from "./pin-protocol.js";
import { timePulse } from "./pulse.js";

export const common: Part = () => ({
  PinBase: pinBaseType,
  mem_backup: native("mem_backup", 0, 1, memBackup),
  time_pulse_us: native("time_pulse_us", 2, 3, timePulse),
});
