/**
 * I2C devices at the simulated Arduino, as its library Wire gets at them: a sensor with registers (0x48), a display that takes anything
 * (0x3c), a memory with addresses of two bytes (0x50).
 */
"use strict";

/** The library's buffer. */
const WIRE_BYTES = 32;

/** Bytes behind an address of some bytes, which grows with each byte. */
function memory(size, addressBytes) {
  const cells = Buffer.alloc(size);
  let at = 0;
  return {
    cells,
    write(bytes) {
      if (bytes.length < addressBytes) return;
      at = bytes.slice(0, addressBytes).reduce((value, byte) => value * 256 + byte, 0);
      for (const byte of bytes.slice(addressBytes)) cells[at++ % size] = byte;
    },
    read: (count) => Array.from({ length: count }, () => cells[at++ % size]),
  };
}

class I2cBus {
  constructor() {
    const sensor = memory(16, 1);
    sensor.cells.set([0x19, 0x80, 0xfe]);
    this.devices = new Map([
      [0x48, sensor],
      [0x3c, { write: () => {}, read: (count) => new Array(count).fill(0) }],
      [0x50, memory(4096, 2)],
    ]);
  }

  write(address, bytes) {
    this.devices.get(address)?.write(bytes.slice(0, WIRE_BYTES));
  }

  /** Nothing, where nobody is. */
  read(address, count) {
    return this.devices.get(address)?.read(Math.min(count, WIRE_BYTES)) ?? [];
  }
}

module.exports = { I2cBus };
