/**
 * The simulated Arduino at a pseudo terminal, which programs open as a serial port. Prints the path of that, then serves it until its
 * standard input ends.
 */
"use strict";
const { closeSync, constants, openSync, writeSync } = require("node:fs");
const { ReadStream } = require("node:tty");
const koffi = require("koffi");
const FirmataBoard = require("./firmata-board.cjs");

const ioctl = koffi.load(null).func("int ioctl(int fd, unsigned long request, void *argument)");
const [TIOCSPTLCK, TIOCGPTN, TCGETS2, TCSETS2] = [0x40045431, 0x80045430, 0x802c542a, 0x402c542b];
const TERMIOS2_BYTES = 44;

function call(fd, request, bytes) {
  if (ioctl(fd, request, bytes) !== 0)
    throw new Error(`ioctl ${request.toString(16)}: errno ${koffi.errno()}`);
  return new DataView(bytes.buffer, bytes.byteOffset);
}

/** Both ends: the descriptor of ours, the path of the other. */
function openPty() {
  const flags = constants.O_RDWR | constants.O_NOCTTY;
  const fd = openSync("/dev/ptmx", flags);
  call(fd, TIOCSPTLCK, new Uint8Array(4));
  const path = `/dev/pts/${call(fd, TIOCGPTN, new Uint8Array(4)).getUint32(0, true)}`;
  // Settings of the other end. Its echo is off, or what comes before it is opened would come back.
  const settings = new Uint8Array(TERMIOS2_BYTES);
  call(fd, TCGETS2, settings).setUint32(12, 0, true);
  call(fd, TCSETS2, settings);
  // As long as somebody has the other end open, reading this one does not fail.
  const kept = openSync(path, flags);
  return { fd, path, kept };
}

const { fd, path, kept } = openPty();
const board = new FirmataBoard();
board.on("data", (bytes) => writeSync(fd, bytes));
new ReadStream(fd).on("data", (bytes) => board.write(bytes)).on("error", () => {});
console.log(path);
process.stdin.resume().on("end", () => {
  closeSync(kept);
  process.exit(0);
});
