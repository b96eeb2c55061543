/** Twin of bitbang.py: UART frames and Manchester code. */
import { measure } from "./measure.js";

const SIZE = 20000;

function sendUart(levels, data) {
  for (const byte of data) {
    let parity = 0;
    levels.push(0);
    for (let i = 0; i < 8; i++) {
      const bit = (byte >> i) & 1;
      parity ^= bit;
      levels.push(bit);
    }
    levels.push(parity);
    levels.push(1);
  }
}

function receiveUart(levels) {
  const received = [];
  let at = 0;
  while (at < levels.length) {
    if (levels[at] !== 0) {
      at++;
      continue;
    }
    let value = 0;
    let parity = levels[at + 9];
    for (let i = 0; i < 8; i++) {
      const bit = levels[at + 1 + i];
      value |= bit << i;
      parity ^= bit;
    }
    if (parity === 0) received.push(value);
    at += 11;
  }
  return received;
}

function manchester(data, out) {
  let at = 0;
  for (const byte of data) {
    for (let mask = 0x80; mask; mask >>= 1) {
      const bit = byte & mask ? 1 : 0;
      out[at] = 1 - bit;
      out[at + 1] = bit;
      at += 2;
    }
  }
  return at;
}

function run(rounds) {
  const data = Uint8Array.from({ length: 24 }, (_, i) => i * 37 + 11);
  const out = new Uint8Array(data.length * 16);
  let total = 0;
  const turns = Math.floor(rounds / 10);
  for (let turn = 0; turn < turns; turn++) {
    const levels = [];
    sendUart(levels, data);
    const received = receiveUart(levels);
    let edges = 0;
    let last = 0;
    const length = manchester(received, out);
    for (let i = 0; i < length; i++) {
      if (out[i] !== last) {
        edges++;
        last = out[i];
      }
    }
    let sum = 0;
    for (const byte of received) sum += byte;
    total = (total * 31 + edges + sum + turn) & 0xffffff;
  }
  return total;
}

measure(run, SIZE);
