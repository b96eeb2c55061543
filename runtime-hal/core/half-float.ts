/**
 * Half-precision floats, the typecode `e`. The way MicroPython rounds them has edges of its own (a carry out of the
 * fraction is merged, not added, into the exponent; numbers just too large wrap); readers of the other side expect the
 * same bytes.
 */

const scratch = new DataView(new ArrayBuffer(4));

/** The 16 bits of `v`. */
export function encodeHalf(v: number): number {
  scratch.setFloat32(0, v);
  const bits = scratch.getUint32(0);
  let fraction = (bits >> 13) & 0x3ff;
  if (bits & 0x1000) fraction++;
  let exponent = (bits >> 23) & 0xff;
  if (exponent === 0xff) {
    exponent = 0x1f;
  } else if (exponent !== 0) {
    exponent -= 112;
    if (exponent < 0) {
      if (exponent >= -11) {
        fraction = (fraction | 0x400) >> -exponent;
        fraction = fraction & 1 ? (fraction >> 1) + 1 : fraction >> 1;
      } else fraction = 0;
      exponent = 0;
    } else if (exponent > 0x3f) {
      exponent = 0x1f;
      fraction = 0;
    }
  }
  return (((bits >>> 16) & 0x8000) | (exponent << 10) | fraction) & 0xffff;
}

/** The float behind 16 bits. */
export function decodeHalf(bits: number): number {
  const fraction = bits & 0x3ff;
  const exponent = (bits >> 10) & 0x1f;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (fraction + 0x400) * 2 ** (exponent - 25);
}
