/** Check bytes of sensors: the polynomial x⁸+x⁵+x⁴+1 of 1-Wire devices, low bit first (Maxim application note 27). */

export function crc8(bytes: ArrayLike<number>): number {
  let crc = 0;
  for (let i = 0; i < bytes.length; i++) {
    crc ^= bytes[i] as number;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}
