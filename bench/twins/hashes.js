/** Twin of hashes.py: 32-bit arithmetic with Math.imul. */
import { measure } from "./measure.js";

const SIZE = 1500000;

function fnv1a(data) {
  let value = 0x811c9dc5;
  for (const byte of data) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

function linear(count) {
  let seed = 12345;
  let total = 0;
  for (let i = 0; i < count; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    total ^= seed >> 8;
  }
  return total;
}

function xorshift(count) {
  let x = 2463534242;
  let ones = 0;
  for (let i = 0; i < count; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    ones += x & 1;
  }
  return [x >>> 0, ones];
}

function run(count) {
  const data = Uint8Array.from({ length: 500 }, (_, i) => i * 5);
  let check = 0;
  const turns = Math.floor(count / 300);
  for (let turn = 0; turn < turns; turn++) check ^= fnv1a(data) + turn;
  const [x, ones] = xorshift(count);
  return `${(check >>> 0).toString(16).padStart(8, "0")} ${linear(count)} ${x} ${ones}`;
}

measure(run, SIZE);
