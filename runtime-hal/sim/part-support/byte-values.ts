/** Bytes as board files and events write them: numbers, hex, lists, texts. */

/** A whole number from 0 to `most`, also as text (`0x1f`); `undefined` if it is none. */
export function byteOf(value: unknown, most = 255): number | undefined {
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && value.trim() !== ""
        ? Number(value)
        : NaN;
  return Number.isInteger(number) && number >= 0 && number <= most ? number : undefined;
}

/** Bytes of a number of that size, of a list of bytes, or of hex digits with spaces (`"9f 00"`); `undefined`: none of these. */
export function bytesOf(value: unknown, size = 1, bigEndian = true): Uint8Array | undefined {
  if (Array.isArray(value)) {
    const bytes = value.map((item) => byteOf(item));
    return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
  }
  if (typeof value === "string" && /^([0-9a-fA-F]{2}\s+)+[0-9a-fA-F]{2}$/.test(value.trim())) {
    return Uint8Array.from(value.trim().split(/\s+/), (hex) => parseInt(hex, 16));
  }
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && value.trim() !== ""
        ? Number(value)
        : NaN;
  const limit = 2 ** (8 * size);
  if (!Number.isInteger(number) || number >= limit || number < -limit / 2) return undefined;
  const bytes = Uint8Array.from({ length: size }, (_, i) => Math.floor(number / 2 ** (8 * i)) & 0xff);
  return bigEndian ? bytes.reverse() : bytes;
}

/** `9f 00 12` */
export const hexBytes = (bytes: Iterable<number>): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(" ");

/** A character for each byte, for patterns that look for ASCII. */
export function characters(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
