/**
 * Settings of serial ports in bytes: `struct termios2`, which takes any baud rate (Linux include/uapi/asm-generic/termbits.h, ioctls.h).
 */

export const TCGETS2 = 0x802c_542a;
export const TCSETS2 = 0x402c_542b;
/** Throws away what is in the buffers; the argument 2: of both directions. */
export const TCFLSH = 0x540b;
export const TCIOFLUSH = 2;
/** Bytes that have come, bytes that have not left the driver. */
export const FIONREAD = 0x541b;
export const TIOCOUTQ = 0x5411;
/** Whether the last byte has left the wire, where the driver knows. */
export const TIOCSERGETLSR = 0x5459;
export const TIOCSER_TEMT = 1;
export const TIOCSBRK = 0x5427;
export const TIOCCBRK = 0x5428;
export const TIOCEXCL = 0x540c;

const TERMIOS2_BYTES = 44;
const CONTROL_CHARACTERS = 17;
const INPUT_SPEED = 36;
const OUTPUT_SPEED = 40;

/** Place of VMIN among the control characters. */
const VMIN = 6;

const PARMRK = 0x0008;
const INPCK = 0x0010;
const BOTHER = 0x1000;
const CSTOPB = 0x0040;
const CREAD = 0x0080;
const PARENB = 0x0100;
const PARODD = 0x0200;
const CLOCAL = 0x0800;
/** `CS5` is 0, each bit more is one step. */
const CSIZE_SHIFT = 4;
const FEWEST_BITS = 5;

export interface LineSettings {
  readonly baudrate: number;
  readonly bits: number;
  readonly parity: "none" | "even" | "odd";
  readonly stopBits: number;
}

/** Bytes as they are, reads that never wait, and marks for a break and for errors (`PARMRK`). */
export function rawSettings({ baudrate, bits, parity, stopBits }: LineSettings): Uint8Array {
  const bytes = new Uint8Array(new ArrayBuffer(TERMIOS2_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, PARMRK | (parity === "none" ? 0 : INPCK), true);
  let control = BOTHER | CREAD | CLOCAL | ((bits - FEWEST_BITS) << CSIZE_SHIFT);
  if (stopBits > 1) control |= CSTOPB;
  if (parity !== "none") control |= PARENB;
  if (parity === "odd") control |= PARODD;
  view.setUint32(8, control, true);
  // VMIN and VTIME are 0 like all others.
  bytes.fill(0, CONTROL_CHARACTERS, INPUT_SPEED);
  view.setUint32(INPUT_SPEED, baudrate, true);
  view.setUint32(OUTPUT_SPEED, baudrate, true);
  return bytes;
}

/** For a stream of node's: bytes as they are, without marks, and reads that end only when something has come. */
export function streamSettings(baudrate: number): Uint8Array {
  const bytes = rawSettings({ baudrate, bits: 8, parity: "none", stopBits: 1 });
  new DataView(bytes.buffer).setUint32(0, 0, true);
  bytes[CONTROL_CHARACTERS + VMIN] = 1;
  return bytes;
}

export const settingsBuffer = (): Uint8Array => new Uint8Array(new ArrayBuffer(TERMIOS2_BYTES));

/** The rate that the driver has really set. */
export const outputSpeed = (settings: Uint8Array): number =>
  new DataView(settings.buffer, settings.byteOffset).getUint32(OUTPUT_SPEED, true);
