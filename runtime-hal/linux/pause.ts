/** Waiting without the clock of the program: for udev, for a device that needs time. */

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Does nothing for so many milliseconds. */
export function pause(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}
