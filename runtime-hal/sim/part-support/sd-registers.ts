/** Registers of an SD card and its checksums (SD Physical Layer Simplified Specification, parts 4.5 and 5). */

/** Sectors above which a card counts in sectors instead of bytes: 2 GB. */
const MOST_STANDARD = 2 ** 22;
const READ_BLOCK_LENGTH = 9;
const LARGEST_MULTIPLE = 7;

export const isHighCapacity = (sectors: number): boolean => sectors > MOST_STANDARD;

/** Checksum of a command, with the end bit, as it is sent. */
export function crc7(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    for (let i = 7; i >= 0; i--) {
      const feedback = ((crc >> 6) ^ (byte >> i)) & 1;
      crc = ((crc << 1) & 0x7f) ^ (feedback ? 0x09 : 0);
    }
  }
  return (crc << 1) | 1;
}

/** Checksum of a block of data. */
export function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/** Sets bits `high` to `low` of a register of 16 bytes, whose bit 127 is sent first. */
function setBits(register: number[], high: number, low: number, value: number): void {
  for (let bit = low; bit <= high; bit++) {
    const at = 15 - (bit >> 3);
    const mask = 1 << (bit & 7);
    const on = Math.floor(value / 2 ** (bit - low)) % 2 === 1;
    register[at] = on ? (register[at] as number) | mask : (register[at] as number) & ~mask;
  }
}

function sealed(register: number[]): number[] {
  register[15] = crc7(register.slice(0, 15));
  return register;
}

/** Sectors of a size that the register of small cards can say: rounded down. */
export function expressibleSectors(sectors: number): number {
  if (isHighCapacity(sectors)) return sectors - (sectors % 1024);
  const multiple = multipleFor(sectors);
  return sectors - (sectors % 2 ** (multiple + 2));
}

function multipleFor(sectors: number): number {
  for (let multiple = 0; multiple < LARGEST_MULTIPLE; multiple++)
    if (sectors / 2 ** (multiple + 2) <= 4096) return multiple;
  return LARGEST_MULTIPLE;
}

/** The register CSD: what the card can do and how big it is. */
export function cardRegister(sectors: number, isProtected: boolean): number[] {
  const csd = new Array<number>(16).fill(0);
  setBits(csd, 119, 112, 0x0e);
  setBits(csd, 103, 96, 0x32);
  setBits(csd, 95, 84, 0x5b5);
  if (isHighCapacity(sectors)) {
    setBits(csd, 127, 126, 1);
    setBits(csd, 83, 80, READ_BLOCK_LENGTH);
    setBits(csd, 69, 48, Math.floor(sectors / 1024) - 1);
  } else {
    const multiple = multipleFor(sectors);
    // Four times as many sectors as eleven bits and the multiple can say need blocks of 1024 bytes.
    const length = sectors / 2 ** (multiple + 2) > 4096 ? READ_BLOCK_LENGTH + 1 : READ_BLOCK_LENGTH;
    setBits(csd, 83, 80, length);
    setBits(csd, 73, 62, Math.floor(sectors / 2 ** (multiple + 2 + length - READ_BLOCK_LENGTH)) - 1);
    setBits(csd, 49, 47, multiple);
  }
  setBits(csd, 46, 46, 1);
  setBits(csd, 45, 39, 0x7f);
  setBits(csd, 25, 22, READ_BLOCK_LENGTH);
  if (isProtected) setBits(csd, 12, 12, 1);
  return sealed(csd);
}

/** The register CID: who made the card; a name of no maker. */
export function cardIdentity(): number[] {
  const text = [..."HPSIMSD"].map((letter) => letter.charCodeAt(0));
  return sealed([0, ...text, 0x10, 0, 0, 0, 1, 0x01, 0x41, 0]);
}
