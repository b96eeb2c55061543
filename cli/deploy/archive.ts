/** Writes a tar archive (POSIX ustar): the one thing that is sent to a board. */

export interface ArchiveFile {
  /** At most 100 bytes: the names are ours. */
  readonly path: string;
  readonly data: Uint8Array | string;
  /** Rights, 0o644 if left out. */
  readonly mode?: number;
}

const BLOCK = 512;
const LONGEST_NAME = 100;
/** Where the checksum stands in a header; it counts as blanks while it is being summed. */
const SUM_AT = 148;

function header(path: string, size: number, mode: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const put = (text: string, at: number): number => block.write(text, at, "latin1");
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;
  if (Buffer.byteLength(path) > LONGEST_NAME)
    throw new Error(`the name is too long for the archive: ${path}`);
  block.write(path, 0, "utf8");
  put(octal(mode, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  // No time: the board's clock may be in the past, and tar would complain.
  put(octal(0, 11), 136);
  block.fill(" ", SUM_AT, SUM_AT + 8);
  put("0", 156);
  put("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, "0")}\0 `, SUM_AT);
  return block;
}

/** The archive, with the files in their order. */
export function archive(files: readonly ArchiveFile[]): Buffer {
  const parts: Buffer[] = [];
  for (const { path, data, mode = 0o644 } of files) {
    const bytes = typeof data === "string" ? Buffer.from(data) : Buffer.from(data);
    parts.push(header(path, bytes.length, mode), bytes, Buffer.alloc(-bytes.length & (BLOCK - 1)));
  }
  parts.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(parts);
}
