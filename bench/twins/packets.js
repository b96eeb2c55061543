/** Twin of packets.py: packets in a DataView. */
import { measure } from "./measure.js";

const SIZE = 150000;

class BadPacket extends Error {
  constructor(reason, number) {
    super(reason);
    this.number = number;
  }
}

function sumOf(bytes) {
  let total = 0;
  for (let i = 0; i < 9; i++) total += bytes[i];
  return total & 0xff;
}

function write(bytes, view, number, temperature, flags) {
  view.setUint8(0, 0xa5);
  view.setUint16(1, number, true);
  view.setInt16(3, temperature, true);
  view.setUint32(5, flags, true);
  bytes[9] = sumOf(bytes);
}

function read(bytes, view) {
  const number = view.getUint16(1, true);
  if (view.getUint8(0) !== 0xa5) throw new BadPacket("magic", number);
  if (sumOf(bytes) !== bytes[9]) throw new BadPacket("sum", number);
  return { number, temperature: view.getInt16(3, true), flags: view.getUint32(5, true) };
}

function run(count) {
  // Errors here are results, nobody reads their stacks.
  Error.stackTraceLimit = 0;
  const bytes = new Uint8Array(10);
  const view = new DataView(bytes.buffer);
  let [total, errors, lost] = [0, 0, 0];
  for (let n = 0; n < count; n++) {
    write(bytes, view, n, (n % 700) - 300, ((n << 16) | (n & 0xff)) >>> 0);
    if (n % 10 === 0) bytes[Math.floor(n / 10) % 10] ^= 0x10;
    try {
      const { number, temperature, flags } = read(bytes, view);
      total = (total + number * 3 + temperature + (flags >>> 16)) & 0xffffff;
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      errors++;
      lost += error.number;
    }
  }
  const hex = (value, digits) => value.toString(16).padStart(digits, "0");
  return `${total} ${errors} ${lost} ${hex(total & 0xffff, 4)}${hex(-errors >>> 0, 8)}`;
}

measure(run, SIZE);
