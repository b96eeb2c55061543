/** The module `_onewire`: bits and bytes of a 1-Wire bus (MicroPython extmod/modonewire.c). The library's `onewire` is on top of it. */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { truth } from "../../runtime-hal/core/operators.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { BitbangOneWire } from "../../runtime-hal/bitbang/onewire.js";
import { useBoard } from "../../runtime-hal/exec/board.js";
import type { OneWireBus } from "../../runtime-hal/hal/system-devices.js";
import { guard } from "./machine/hal-error.js";
import { findPin } from "./machine/pin-object.js";

/** The bus at a pin, which the program has made an open drain: that of the operating system, if one drives it. */
function busAt(pin: Value): OneWireBus {
  const { line } = findPin(pin);
  const board = useBoard();
  return guard(() => board.system?.oneWire(line.id) ?? new BitbangOneWire(line.digital, board.clock));
}

/** Dallas's check sum: x^8 + x^5 + x^4 + 1, least significant bit first. */
function crc8(data: Value): number {
  let crc = 0;
  for (const byte of getBytes(data)) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}

/** Names of the module. */
export function _onewireModule(): Record<string, Value> {
  return {
    reset: native("reset", 1, 1, (pin: Value) => busAt(pin).reset()),
    readbit: native("readbit", 1, 1, (pin: Value) => busAt(pin).readBit()),
    readbyte: native("readbyte", 1, 1, (pin: Value) => busAt(pin).readByte()),
    writebit: native("writebit", 2, 2, (pin: Value, bit: Value) => {
      busAt(pin).writeBit(truth(intArgument(bit)));
      return null;
    }),
    writebyte: native("writebyte", 2, 2, (pin: Value, byte: Value) => {
      busAt(pin).writeByte(intArgument(byte));
      return null;
    }),
    crc8: native("crc8", 1, 1, crc8),
  };
}
