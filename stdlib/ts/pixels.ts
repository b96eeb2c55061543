/** How pixels lie in memory: the formats of `framebuf`. */

/** Memory with pixels in it; `stride` is the distance of lines in pixels. */
export interface PixelMemory {
  readonly u8: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

export interface PixelFormat {
  readonly bitsPerPixel: number;
  /** Lines and strides fill whole bytes of so many pixels. */
  readonly pixelsPerByte: number;
  /** Bytes stand upright: eight lines at once. */
  readonly upright?: boolean;
  get(m: PixelMemory, x: number, y: number): number;
  set(m: PixelMemory, x: number, y: number, color: number): void;
}

/** A format of less than a byte a pixel: `place` gives the byte and the lowest of the pixel's bits in it. */
function packed(
  bits: 1 | 2 | 4,
  place: (m: PixelMemory, x: number, y: number) => number,
  shift: (x: number, y: number) => number,
  upright = false,
): PixelFormat {
  const mask = (1 << bits) - 1;
  // One bit is on for every colour but 0.
  const colorOf = bits === 1 ? (color: number) => (color !== 0 ? 1 : 0) : (color: number) => color & mask;
  return {
    bitsPerPixel: bits,
    pixelsPerByte: upright ? 1 : 8 / bits,
    upright,
    get: (m, x, y) => ((m.u8[place(m, x, y)] as number) >> shift(x, y)) & mask,
    set: (m, x, y, color) => {
      const at = place(m, x, y);
      const low = shift(x, y);
      m.u8[at] = ((m.u8[at] as number) & ~(mask << low)) | (colorOf(color) << low);
    },
  };
}

const line = (m: PixelMemory, x: number, y: number): number => x + y * m.stride;

const rgb565: PixelFormat = {
  bitsPerPixel: 16,
  pixelsPerByte: 1,
  get: (m, x, y) => {
    const at = 2 * line(m, x, y);
    return (m.u8[at] as number) | ((m.u8[at + 1] as number) << 8);
  },
  set: (m, x, y, color) => {
    const at = 2 * line(m, x, y);
    m.u8[at] = color;
    m.u8[at + 1] = color >> 8;
  },
};

const gs8: PixelFormat = {
  bitsPerPixel: 8,
  pixelsPerByte: 1,
  get: (m, x, y) => m.u8[line(m, x, y)] as number,
  set: (m, x, y, color) => {
    m.u8[line(m, x, y)] = color;
  },
};

const byLine = (shift: number) => (m: PixelMemory, x: number, y: number) => line(m, x, y) >> shift;

/** By the numbers that programs know them by. */
export const PIXEL_FORMATS: ReadonlyMap<number, PixelFormat> = new Map([
  [
    0,
    packed(
      1,
      (m, x, y) => (y >> 3) * m.stride + x,
      (_x, y) => y & 7,
      true,
    ),
  ],
  [1, rgb565],
  [2, packed(4, byLine(1), (x) => (x & 1 ? 0 : 4))],
  [3, packed(1, byLine(3), (x) => 7 - (x & 7))],
  [4, packed(1, byLine(3), (x) => x & 7)],
  [5, packed(2, byLine(2), (x) => (x & 3) << 1)],
  [6, gs8],
]);
