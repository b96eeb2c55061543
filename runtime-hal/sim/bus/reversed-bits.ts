/** A byte with its bits in the opposite order: what a line that sends the least significant bit first makes of it. */
export function reversed(byte: number): number {
  let b = ((byte & 0xf0) >> 4) | ((byte & 0x0f) << 4);
  b = ((b & 0xcc) >> 2) | ((b & 0x33) << 2);
  return ((b & 0xaa) >> 1) | ((b & 0x55) << 1);
}
