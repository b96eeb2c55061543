/**
 * Pulses of exact length, for NeoPixel strips: only hardware can make them on Linux. An SPI bus does: its data wire sends a pattern of bits
 * for each pulse. The strip's wire must be at MOSI, and nothing else on the bus.
 */

import type { BitstreamOutput, BitTiming } from "../hal/bitstream.js";
import { HalError } from "../hal/errors.js";
import type { LinuxBoard } from "./board.js";
import { howToGet, needLibc, openDevice } from "./device-file.js";
import { spiBuffer, SpiDevice } from "./spidev.js";

/** SPI bits for each bit of the strip: a pulse is high for some of them. */
const PARTS = 3;
/** Low afterwards, so long that the strip takes over its colours (WS2812B data sheet: 50 us, newer ones 280). */
const RESET_US = 300;

/** The pattern of each bit: high for as many parts as come nearest to its time. */
export function encode(
  [high0, low0, high1, low1]: BitTiming,
  data: Uint8Array,
): { hz: number; bytes: Uint8Array } {
  const partNs = (high0 + low0 + high1 + low1) / 2 / PARTS;
  const hz = Math.round(1e9 / partNs);
  const pattern = (highNs: number): number => {
    const high = Math.min(PARTS - 1, Math.max(1, Math.round(highNs / partNs)));
    return ((1 << high) - 1) << (PARTS - high);
  };
  const [zero, one] = [pattern(high0), pattern(high1)];
  const rest = Math.ceil((RESET_US * hz) / 8e6);
  const bytes = new Uint8Array(data.length * PARTS + rest);
  let at = 0;
  for (const byte of data) {
    // The patterns of eight bits fill as many bytes as a pattern has parts.
    let word = 0;
    for (let bit = 7; bit >= 0; bit--) word = (word << PARTS) | (byte & (1 << bit) ? one : zero);
    for (let part = PARTS - 1; part >= 0; part--) bytes[at++] = (word >> (8 * part)) & 0xff;
  }
  return { hz, bytes };
}

export function bitstreamAt(board: LinuxBoard, pin: number): BitstreamOutput {
  const signals = board.chip.pins.find(({ id }) => id === pin)?.signals ?? [];
  const mosi = signals.filter(({ role }) => role === "mosi");
  const buses = (board.chip.buses ?? []).filter(
    ({ kinds, id }) => kinds.includes("spi") && mosi.some(({ bus }) => bus === id),
  );
  const bus = buses.find(({ number }) => board.files.exists(`/dev/spidev${number}.0`)) ?? buses[0];
  if (bus === undefined) {
    const usual = board.chip.buses?.find(({ kinds }) => kinds.includes("spi"))?.defaults?.mosi;
    const where = usual === undefined ? "" : `, ${board.label(usual)} for example`;
    throw new HalError(
      "unsupported",
      `${board.label(pin)} cannot send pulses of exact length: connect the strip to the MOSI pin of an SPI bus${where}`,
    );
  }
  const path = `/dev/spidev${bus.number}.0`;
  const libc = needLibc(board, path);
  if (!board.files.exists(path))
    throw new HalError(
      "unsupported",
      `pulses of exact length need ${path}: ${howToGet(board.files, bus.needs)}`,
    );
  board.note(`pulses at ${board.label(pin)}`, path);
  const close = (): void => {};
  return {
    send(timing, data) {
      const { hz, bytes } = encode(timing, data);
      const most = spiBuffer(board);
      if (bytes.length > most) {
        const hint = `'spidev.bufsiz=${2 ** Math.ceil(Math.log2(bytes.length))}' in the kernel's command line (cmdline.txt) lets it send more`;
        throw new HalError(
          "unsupported",
          `${path} sends ${most} bytes at once and the strip needs ${bytes.length}; ${hint}`,
        );
      }
      const fd = openDevice(board, path, { group: "spi", needs: bus.needs });
      const setup = {
        sck: 0,
        mosi: pin,
        miso: undefined,
        baudrate: hz,
        polarity: 0,
        phase: 0,
        bits: 8,
        lsbFirst: false,
      } as const;
      // In one piece: a gap would be taken for the end.
      const device = new SpiDevice(libc, fd, path, setup, false, bytes.length);
      try {
        device.transfer(bytes, new Uint8Array(bytes.length), false);
      } finally {
        device.close();
      }
    },
    close,
  };
}
