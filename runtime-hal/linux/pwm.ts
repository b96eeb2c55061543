/** PWM at a pin: by hardware where there is a channel, else by software, which is said once. */

import type { PwmOutput } from "../hal/pwm.js";
import type { LinuxBoard } from "./board.js";
import { bootConfig } from "./device-file.js";
import { pwmChannelAt, SysfsPwm } from "./pwm-sysfs.js";
import { softwarePwm } from "./pwm-software.js";

/** What would give this pin hardware PWM, in words; empty if nothing does. */
function hardwareHint(board: LinuxBoard, pin: number): string {
  const able = board.chip.pins.filter(({ pwm }) => pwm !== undefined).map(({ id }) => board.label(id));
  if (able.length === 0) return "";
  const isPi = board.description.id.startsWith("rpi");
  const line = isPi
    ? ` after the line 'dtoverlay=pwm-2chan' in ${bootConfig(board.files)} and a restart`
    : "";
  const described = board.chip.pins.find(({ id }) => id === pin)?.pwm;
  if (described !== undefined) return `; hardware makes it at this pin${line}`;
  return `; hardware makes it at ${able.join(", ")}${line}`;
}

export function pwmAt(board: LinuxBoard, pin: number): PwmOutput {
  const channel = pwmChannelAt(board, pin);
  let output: PwmOutput;
  if (channel === undefined) {
    const label = board.label(pin);
    board.warn(
      `the PWM of ${label} is made by software: its edges come some 0.1 ms late${hardwareHint(board, pin)}`,
    );
    output = softwarePwm(board, pin);
    board.note(`PWM at ${label}`, `a thread moves the pin through ${board.gpio.name}`);
  } else {
    output = new SysfsPwm(board.files, channel, board.label(pin));
    board.note(`PWM at ${board.label(pin)}`, `${channel.chip}, channel ${channel.channel}`);
  }
  board.onClose(() => output.close());
  return output;
}
