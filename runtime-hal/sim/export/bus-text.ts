/** Transfers in words, for pictures and lists. */

import type { BusTransfer, I2cTransfer, NetworkTransfer } from "../bus/records.js";
import type { Annotation } from "./recording.js";

/** So many bytes of a transfer are shown. */
const MOST_BYTES = 32;
const ACK = 1;

function hex(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, MOST_BYTES)].map((byte) => byte.toString(16).padStart(2, "0"));
  if (bytes.length > MOST_BYTES) shown.push(`... (${bytes.length} bytes)`);
  return shown.join(" ");
}

function i2cText({ bytes, acks }: I2cTransfer): string {
  const [first = 0] = bytes;
  const reading = (first & 1) === 1;
  const address = `${reading ? "read" : "write"} 0x${(first >> 1).toString(16).padStart(2, "0")}`;
  if (bytes.length === 0) return "start";
  if (acks[0] !== ACK) return `${address}: not acknowledged`;
  const text = bytes.length > 1 ? `${address}: ${hex(bytes.subarray(1))}` : address;
  // The last byte of a read is not acknowledged; one of a write was refused.
  return !reading && acks[bytes.length - 1] !== ACK ? `${text}, not acknowledged` : text;
}

/** Printable characters as they are, others in hexadecimal. */
function uartText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes.subarray(0, 4 * MOST_BYTES)) {
    if (byte === 10) text += "\\n";
    else if (byte === 13) text += "\\r";
    else if (byte >= 32 && byte < 127) text += String.fromCharCode(byte);
    else text += `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return bytes.length > 4 * MOST_BYTES ? `${text}... (${bytes.length} bytes)` : text;
}

export function transferText(transfer: BusTransfer): string {
  switch (transfer.kind) {
    case "i2c":
      return i2cText(transfer);
    case "spi":
      if (transfer.miso === undefined) return `out ${hex(transfer.out)}`;
      if (transfer.mosi === undefined) return `in ${hex(transfer.in)}`;
      return `out ${hex(transfer.out)}, in ${hex(transfer.in)}`;
    case "uart":
      return uartText(transfer.bytes);
    case "bitstream":
    case "usb":
      return hex(transfer.bytes);
    case "network":
      return networkText(transfer);
    case "onewire": {
      const reset = transfer.present ? "reset, present" : "reset, nobody there";
      const bits = transfer.restBits.length > 0 ? ` and bits ${transfer.restBits.join("")}` : "";
      return transfer.bytes.length === 0 ? `${reset}${bits}` : `${reset}: ${hex(transfer.bytes)}${bits}`;
    }
  }
}

function networkText({ event, bytes }: NetworkTransfer): string {
  switch (event) {
    case "sent":
      return `> ${uartText(bytes)}`;
    case "received":
      return `< ${uartText(bytes)}`;
    default:
      return event;
  }
}

/** Which bus it was: its owner, or the wires that a program moved. */
function busName(transfer: BusTransfer): string {
  if (transfer.by !== "wires")
    return transfer.kind === "uart" ? `${transfer.by} ${transfer.wire}` : transfer.by;
  switch (transfer.kind) {
    case "i2c":
      return `I2C ${transfer.scl} ${transfer.sda}`;
    case "spi":
      return `SPI ${transfer.sck}`;
    case "onewire":
      return `1-Wire ${transfer.wire}`;
    case "network":
    case "usb":
      return transfer.by;
    default:
      return `${transfer.kind} ${transfer.wire}`;
  }
}

export function annotationOf(transfer: BusTransfer): Annotation {
  const { startUs, endUs } = transfer;
  return { startUs, endUs, bus: busName(transfer), text: transferText(transfer) };
}
