/**
 * Bytes of a file to text.
 *
 * A source that is not UTF-8 must give a message and a text to go on with, never an exception: the bytes come
 * from a disk, and an editor with another default encoding is a common cause.
 */

/** A run of bytes that is no UTF-8. */
export interface DecodeError {
  /** UTF-16 offset of the replacement character in the decoded text. */
  readonly offset: number;
  /** Offset of the first bad byte in the input. */
  readonly byteOffset: number;
  /** Value of the first bad byte. */
  readonly byte: number;
}

export interface DecodedSource {
  readonly text: string;
  readonly errors: DecodeError[];
}

/** Most files with a wrong encoding have thousands of bad bytes; nobody reads more than a few places. */
const MAX_ERRORS = 20;

/** Decodes UTF-8, drops a byte order mark, and replaces bad bytes by U+FFFD with a note of their place. */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), errors: [] };
  } catch {
    return decodeDamaged(bytes);
  }
}

function decodeDamaged(bytes: Uint8Array): DecodedSource {
  const text = new TextDecoder("utf-8").decode(bytes);
  const errors: DecodeError[] = [];
  const hasMark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let index = hasMark ? 3 : 0;
  let offset = 0;
  while (index < bytes.length && errors.length < MAX_ERRORS) {
    const length = sequenceLength(bytes, index);
    if (length > 0) {
      index += length;
      offset += length === 4 ? 2 : 1;
    } else {
      errors.push({ offset, byteOffset: index, byte: bytes[index]! });
      index += -length;
      offset += 1;
    }
  }
  return { text, errors };
}

/**
 * Length of the valid sequence at `index`, or minus the number of bytes that the decoder replaces together
 * (the longest beginning of a valid sequence, as the encoding standard says).
 */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!;
  if (first < 0x80) return 1;
  let length: number;
  let low = 0x80;
  let high = 0xbf;
  if (first >= 0xc2 && first <= 0xdf) length = 2;
  else if (first >= 0xe0 && first <= 0xef) {
    length = 3;
    if (first === 0xe0) low = 0xa0;
    if (first === 0xed) high = 0x9f;
  } else if (first >= 0xf0 && first <= 0xf4) {
    length = 4;
    if (first === 0xf0) low = 0x90;
    if (first === 0xf4) high = 0x8f;
  } else return -1;
  for (let i = 1; i < length; i++) {
    const byte = bytes[index + i];
    if (byte === undefined || byte < low || byte > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}
