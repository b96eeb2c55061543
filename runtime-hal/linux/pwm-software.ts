/**
 * PWM at any pin, made by a thread that moves the pin: edges come some 0.1 ms late, and later on a busy machine. Good for the brightness
 * of an LED or the pitch of a buzzer, not for a servo that must not tremble.
 */

import { Worker } from "node:worker_threads";
import { HalError } from "../hal/errors.js";
import type { PwmOutput } from "../hal/pwm.js";
import type { LinuxBoard } from "./board.js";
import type { LevelWriter } from "./gpio-pin.js";
import { koffiPath } from "./libc.js";

const FULL = 65536;
const NS_PER_S = 1e9;
/** Above, the thread would do nothing else. */
const MOST_HZ = 5000;

/** Words of a channel in the shared memory, after the word that changes with every change. */
const HIGH_US = 0;
const LOW_US = 1;
const STATE = 2;
const WORDS = 3;
const STATES = { off: 0, on: 1 } as const;

/**
 * The thread. Each channel has its own: what one is late must not make another late. It waits with the kernel's timers, whose overshoot it
 * subtracts from the next wait.
 */
const THREAD = `
const { workerData: { shared, fd, kind, koffi, request, bit } } = require("node:worker_threads");
const words = new Int32Array(shared);
let put;
if (kind === "value") {
  const { writeSync } = require("node:fs");
  const [zero, one] = [Uint8Array.of(0x30), Uint8Array.of(0x31)];
  put = (level) => writeSync(fd, level ? one : zero, 0, 1, 0);
} else {
  const ioctl = require(koffi).load(null).func("int ioctl(int fd, unsigned long request, void *argument)");
  const bytes = new Uint8Array(16);
  const [at, one] = [bit >> 3, 1 << (bit & 7)];
  bytes[8 + at] = one;
  put = (level) => { bytes[at] = level ? one : 0; if (ioctl(fd, request, bytes) < 0) throw new Error(); };
}
const clock = () => Number(process.hrtime.bigint()) / 1000;
let level = -1, next = clock();
for (;;) {
  const seen = Atomics.load(words, 0);
  const [high, low, state] = [words[1 + ${HIGH_US}], words[1 + ${LOW_US}], words[1 + ${STATE}]];
  if (state === ${STATES.off}) break;
  try {
    if (high === 0 || low === 0) {
      const steady = high === 0 ? 0 : 1;
      if (level !== steady) put(level = steady);
      Atomics.wait(words, 0, seen);
      next = clock();
      continue;
    }
    put(level = level === 1 ? 0 : 1);
  } catch {
    break;
  }
  next += level === 1 ? high : low;
  const now = clock();
  // After a long delay the lost periods are not made up for.
  if (next < now) next = now;
  else Atomics.wait(words, 0, seen, (next - now) / 1000);
}
Atomics.store(words, 1 + ${STATE}, -1);
Atomics.notify(words, 1 + ${STATE});
`;

export class SoftwarePwm implements PwmOutput {
  private readonly words = new Int32Array(new SharedArrayBuffer(4 * (1 + WORDS)));
  private hz = 0;
  private wanted: { readonly share: number } | { readonly ns: number } = { share: 0 };
  private inverted = false;
  private thread: Worker | undefined;

  constructor(
    private readonly writer: LevelWriter,
    private readonly label: string,
  ) {}

  private start(): void {
    const { fd, kind, request, bit } = this.writer;
    this.words[1 + STATE] = STATES.on;
    this.thread = new Worker(THREAD, {
      eval: true,
      workerData: { shared: this.words.buffer, fd, kind, request, bit, koffi: koffiPath() },
    });
    this.thread.unref();
  }

  setFrequency(hz: number): void {
    if (!(hz > 0) || hz > MOST_HZ)
      throw new HalError("bad-argument", `software makes at most ${MOST_HZ} Hz at ${this.label}, not ${hz}`);
    this.hz = hz;
    this.apply();
  }

  frequency(): number {
    return this.hz;
  }

  private apply(): void {
    if (this.hz === 0) return;
    const periodUs = 1e6 / this.hz;
    const asked = this.highNs() / 1000;
    const high = Math.round(this.inverted ? periodUs - asked : asked);
    this.words[1 + HIGH_US] = high;
    this.words[1 + LOW_US] = Math.max(0, Math.round(periodUs) - high);
    Atomics.add(this.words, 0, 1);
    Atomics.notify(this.words, 0);
    if (this.thread === undefined) this.start();
  }

  setDutyU16(duty: number): void {
    this.wanted = { share: duty >= FULL - 1 ? FULL : Math.max(0, duty) };
    this.apply();
  }

  dutyU16(): number {
    return this.hz === 0 ? 0 : Math.min(FULL - 1, Math.round((this.highNs() * this.hz * FULL) / NS_PER_S));
  }

  setHighNs(ns: number): void {
    this.wanted = { ns };
    this.apply();
  }

  highNs(): number {
    if (this.hz === 0) return 0;
    const period = NS_PER_S / this.hz;
    const { wanted } = this;
    return Math.round("share" in wanted ? (period * wanted.share) / FULL : Math.min(wanted.ns, period));
  }

  setInverted(inverted: boolean): void {
    this.inverted = inverted;
    this.apply();
  }

  /** Waits until the thread has let go of the pin. */
  close(): void {
    if (this.thread === undefined) return;
    this.thread = undefined;
    const state = 1 + STATE;
    Atomics.store(this.words, state, STATES.off);
    Atomics.add(this.words, 0, 1);
    Atomics.notify(this.words, 0);
    Atomics.wait(this.words, state, STATES.off, 100);
  }
}

/** Software PWM at a pin, which becomes an output. */
export function softwarePwm(board: LinuxBoard, id: number): PwmOutput {
  const pin = board.pin(id);
  pin.configure({ mode: "out", pull: "none", initial: 0 });
  const writer = pin.writer?.();
  if (writer === undefined)
    throw new HalError("unsupported", `${board.label(id)} cannot have PWM by software`);
  return new SoftwarePwm(writer, board.label(id));
}
