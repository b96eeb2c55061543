/** Twin of crc.py: CRC-8, CRC-16 and CRC-32. */
import { measure } from "./measure.js";

const SIZE = 300;

function bitwise(data, crc, polynomial) {
  for (const byte of data) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >> 1) ^ polynomial : crc >> 1;
  }
  return crc;
}

const crc8 = (data) => bitwise(data, 0, 0x8c);
const crc16 = (data) => bitwise(data, 0xffff, 0xa001);

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(data) {
  let crc = -1;
  for (const byte of data) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const hex = (value, digits) => value.toString(16).padStart(digits, "0");

function run(rounds) {
  const data = new Uint8Array(2048);
  for (let i = 0; i < data.length; i++) data[i] = i * 7 + (i >> 3);
  const sums = [];
  for (let turn = 0; turn < rounds; turn++) {
    data[turn] ^= 0x55;
    sums.push(hex(crc8(data), 2) + hex(crc16(data), 4) + hex(crc32(data), 8));
  }
  return sums.slice(-3).join(" ");
}

measure(run, SIZE);
