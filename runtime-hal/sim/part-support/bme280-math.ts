/**
 * The arithmetic of Bosch's BME280 and BMP280: compensation of raw values with the calibration of a sensor (data sheet BST-BME280-DS002,
 * section 8.1, in floating point), and its inverse, which a simulated sensor needs.
 */

/** Trimming values as a real sensor had them: temperature and pressure from the example of the BMP280's data sheet. */
export const CALIBRATION = {
  T: [27504, 26435, -1000],
  P: [36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000],
  H: [75, 361, 0, 314, 50, 30],
} as const;

/** The fine temperature, which the other two need; a 5120th of a degree. */
export function fineTemperature(raw: number): number {
  const [t1, t2, t3] = CALIBRATION.T;
  const a = (raw / 16384 - t1 / 1024) * t2;
  const b = (raw / 131072 - t1 / 8192) ** 2 * t3;
  return a + b;
}

export const celsiusOf = (raw: number): number => fineTemperature(raw) / 5120;

/** Pascal. */
export function pascalOf(raw: number, fine: number): number {
  const [p1, p2, p3, p4, p5, p6, p7, p8, p9] = CALIBRATION.P;
  let a = fine / 2 - 64000;
  let b = (a * a * p6) / 32768 + a * p5 * 2;
  b = b / 4 + p4 * 65536;
  a = (1 + ((p3 * a * a) / 524288 + p2 * a) / 524288 / 32768) * p1;
  let p = ((1048576 - raw - b / 4096) * 6250) / a;
  p += ((p9 * p * p) / 2147483648 + (p * p8) / 32768 + p7) / 16;
  return p;
}

/** Percent of relative humidity. */
export function humidityOf(raw: number, fine: number): number {
  const [h1, h2, h3, h4, h5, h6] = CALIBRATION.H;
  const a = fine - 76800;
  const b =
    (raw - (h4 * 64 + (h5 / 16384) * a)) *
    ((h2 / 65536) * (1 + (h6 / 67108864) * a * (1 + (h3 / 67108864) * a)));
  return b * (1 - (h1 * b) / 524288);
}

/** The raw value of so many bits for which a rising or falling function comes nearest to `wanted`. */
export function invert(bits: number, wanted: number, f: (raw: number) => number): number {
  let low = 0;
  let high = 2 ** bits - 1;
  const rising = f(high) > f(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (f(middle) < wanted === rising) low = middle;
    else high = middle;
  }
  return Math.abs(f(low) - wanted) < Math.abs(f(high) - wanted) ? low : high;
}

/** The calibration as it stands in the registers from 0x88 and from 0xE1 on. */
export function calibrationBytes(): { low: Uint8Array; high: Uint8Array } {
  const low = new Uint8Array(26);
  const view = new DataView(low.buffer);
  [...CALIBRATION.T, ...CALIBRATION.P].forEach((value, i) => view.setInt16(2 * i, (value << 16) >> 16, true));
  const [h1, h2, h3, h4, h5, h6] = CALIBRATION.H;
  low[25] = h1;
  const high = Uint8Array.of(h2 & 0xff, h2 >> 8, h3, h4 >> 4, (h4 & 0xf) | ((h5 & 0xf) << 4), h5 >> 4, h6);
  return { low, high };
}
