/** The module `framebuf`: drawing into memory in the pixel formats of displays. */

import { getBuffer, getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { newException, typeError, valueError, valueErrorType } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { defineType, typeName } from "../../runtime-hal/core/type.js";
import { loadItem, sizeOfTypecode } from "../../runtime-hal/core/typecodes.js";
import { utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type BufferView, type Value } from "../../runtime-hal/core/value.js";
import { drawEllipse, drawLine, drawPolygon, fillPolygon, type Canvas, type Point } from "./drawing.js";
import { glyph } from "./font.js";
import { PIXEL_FORMATS, type PixelFormat, type PixelMemory } from "./pixels.js";
import { textArgument } from "./text-argument.js";

const MAX_SIZE = 0xffff;
const GLYPH_WIDTH = 8;

/** An error without a message, as MicroPython has it here. */
function badValue(): Error {
  throw newException(valueErrorType);
}

/** Memory seen as a picture. */
class Picture implements PixelMemory, Canvas {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly u8: Uint8Array;
  private readonly format: PixelFormat;

  /** `args`: buffer, width, height, format and, if it is not the width, the stride. */
  constructor(args: readonly Value[], bytesOf: (v: Value) => Uint8Array) {
    const [width, height, number] = args.slice(1, 4).map((v) => intArgument(v)) as [number, number, number];
    const stride = args[4] === undefined ? width : intArgument(args[4]);
    if (
      width < 1 ||
      height < 1 ||
      width > MAX_SIZE ||
      height > MAX_SIZE ||
      stride > MAX_SIZE ||
      stride < width
    ) {
      throw badValue();
    }
    const format = PIXEL_FORMATS.get(number);
    if (format === undefined) throw valueError("invalid format");
    const roundUp = (n: number): number => Math.ceil(n / format.pixelsPerByte) * format.pixelsPerByte;
    this.format = format;
    this.width = width;
    this.height = height;
    this.stride = roundUp(stride);
    const lines = format.upright ? Math.ceil(height / 8) * 8 : height;
    const lastLines = format.upright ? 8 : 1;
    const pixels = (lines - lastLines) * this.stride + lastLines * roundUp(width);
    this.u8 = bytesOf(args[0]);
    if (Math.floor((pixels * format.bitsPerPixel) / 8) > this.u8.length) throw badValue();
  }

  has(x: number, y: number): boolean {
    return x >= 0 && x < this.width && y >= 0 && y < this.height;
  }

  get(x: number, y: number): number {
    return this.format.get(this, x, y);
  }

  set(x: number, y: number, color: number): void {
    this.format.set(this, x, y, color);
  }

  dot(x: number, y: number, color: number): void {
    if (this.has(x, y)) this.set(x, y, color);
  }

  fillRect(left: number, top: number, w: number, h: number, color: number): void {
    const right = Math.min(this.width, left + w);
    const bottom = Math.min(this.height, top + h);
    const { format } = this;
    for (let y = Math.max(top, 0); y < bottom; y++) {
      for (let x = Math.max(left, 0); x < right; x++) format.set(this, x, y, color);
    }
  }

  /** Moves everything; what comes in at the edges is what was there. */
  scroll(dx: number, dy: number): void {
    const { width, height } = this;
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) return;
    // From the side it moves to, so that nothing is read after it was written.
    for (let i = Math.abs(dy); i < height; i++) {
      const y = dy < 0 ? i + dy : height - 1 - i + dy;
      for (let j = Math.abs(dx); j < width; j++) {
        const x = dx < 0 ? j + dx : width - 1 - j + dx;
        this.set(x, y, this.get(x - dx, y - dy));
      }
    }
  }

  /** Copies another picture in, except its pixels of colour `key`. */
  blit(source: Picture, left: number, top: number, key: number, palette: Picture | undefined): void {
    for (let y = Math.max(0, -top); y < source.height && top + y < this.height; y++) {
      for (let x = Math.max(0, -left); x < source.width && left + x < this.width; x++) {
        let color = source.get(x, y);
        if (palette !== undefined) color = palette.get(color, 0);
        if (color !== key) this.set(left + x, top + y, color);
      }
    }
  }

  text(bytes: Uint8Array, left: number, top: number, color: number): void {
    bytes.forEach((code, i) => {
      glyph(code).forEach((column, j) => {
        for (let y = 0; y < 8; y++)
          if ((column >> y) & 1) this.dot(left + GLYPH_WIDTH * i + j, top + y, color);
      });
    });
  }
}

class PyFrameBuffer extends PyObject {
  declare picture: Picture;
  declare memory: Value;

  initialise(args: readonly Value[]): void {
    this.picture = new Picture(args, getWritableBytes);
    this.memory = args[0];
  }
}

/** A picture that is only read: a FrameBuffer, or the arguments for one. */
function sourceOf(v: Value): Picture {
  if (v instanceof PyFrameBuffer) return v.picture;
  if (!(v instanceof PyTuple || v instanceof PyList))
    throw typeError(`object '${typeName(v)}' isn't a tuple or list`);
  if (v.items.length < 4 || v.items.length > 5) throw badValue();
  return new Picture(v.items, getBytes);
}

/** A method whose arguments are all ints, but for `more` optional ones at the end. */
function drawing(
  name: string,
  ints: number,
  more: number,
  draw: (p: Picture, n: number[], rest: Value[]) => void,
) {
  return native(name, ints + 1, ints + more + 1, (self: PyFrameBuffer, ...args: Value[]) => {
    const numbers = args.slice(0, ints).map((v) => intArgument(v));
    draw(self.picture, numbers, args.slice(ints));
    return null;
  });
}

/** Its numbers in the order of the arguments; a helper for destructuring. */
type Five = [number, number, number, number, number];

function rectangle(p: Picture, n: number[], [fill]: Value[]): void {
  const [x, y, w, h, color] = n as Five;
  if (fill !== undefined && truth(fill)) {
    p.fillRect(x, y, w, h, color);
    return;
  }
  p.fillRect(x, y, w, 1, color);
  p.fillRect(x, y + h - 1, w, 1, color);
  p.fillRect(x, y, 1, h, color);
  p.fillRect(x + w - 1, y, 1, h, color);
}

/** The pairs of numbers in a buffer. */
function pointsOf(v: Value): Point[] {
  const { u8, typecode } = getBuffer(v);
  const view = new DataView(u8.buffer, u8.byteOffset, u8.byteLength);
  const size = sizeOfTypecode(typecode);
  const at = (i: number): number => intArgument(loadItem(view, typecode, i * size));
  return Array.from({ length: Math.floor(u8.length / (2 * size)) }, (_, i) => [at(2 * i), at(2 * i + 1)]);
}

function polygon(
  self: PyFrameBuffer,
  xv: Value,
  yv: Value,
  coordinates: Value,
  colorv: Value,
  fill?: Value,
): null {
  const x = intArgument(xv);
  const y = intArgument(yv);
  const points = pointsOf(coordinates);
  if (points.length === 0) return null;
  const color = intArgument(colorv);
  if (fill !== undefined && truth(fill)) fillPolygon(self.picture, points, [x, y], color);
  else {
    const moved = points.map(([px, py]): Point => [x + px, y + py]);
    drawPolygon(self.picture, moved, color);
  }
  return null;
}

export const frameBufferType = defineType({
  name: "FrameBuffer",
  js: PyFrameBuffer,
  make: (_type, args, kw) => {
    checkCount(args, kw, 4, 5);
    const self = new PyFrameBuffer();
    self.initialise(args);
    return self;
  },
  init: (self: PyFrameBuffer, args, kw) => {
    checkCount(args, kw, 4, 5);
    self.initialise(args);
  },
  slots: {
    buffer$(this: PyFrameBuffer): BufferView {
      return getBuffer(this.memory);
    },
  },
  methods: {
    fill: drawing("fill", 1, 0, (p, n) => p.fillRect(0, 0, p.width, p.height, n[0] as number)),
    fill_rect: drawing("fill_rect", 5, 0, (p, n) => p.fillRect(...(n as Five))),
    pixel: native("pixel", 3, 4, (self: PyFrameBuffer, xv: Value, yv: Value, color?: Value) => {
      const x = intArgument(xv);
      const y = intArgument(yv);
      if (!self.picture.has(x, y)) return null;
      if (color === undefined) return self.picture.get(x, y);
      self.picture.set(x, y, intArgument(color));
      return null;
    }),
    hline: drawing("hline", 4, 0, (p, n) =>
      p.fillRect(n[0] as number, n[1] as number, n[2] as number, 1, n[3] as number),
    ),
    vline: drawing("vline", 4, 0, (p, n) =>
      p.fillRect(n[0] as number, n[1] as number, 1, n[2] as number, n[3] as number),
    ),
    rect: drawing("rect", 5, 1, rectangle),
    line: drawing("line", 5, 0, (p, n) => drawLine(p, ...(n as Five))),
    ellipse: drawing("ellipse", 5, 2, (p, n, [fill, quarters]) => {
      const [x, y, a, b, color] = n as Five;
      drawEllipse(p, { x, y }, a, b, color, {
        fill: fill !== undefined && truth(fill),
        quarters: quarters === undefined ? 15 : intArgument(quarters) & 15,
      });
    }),
    poly: native("poly", 5, 6, polygon),
    blit: native(
      "blit",
      4,
      6,
      (self: PyFrameBuffer, from: Value, x: Value, y: Value, key?: Value, palette?: Value) => {
        const source = sourceOf(from);
        const [left, top] = [intArgument(x), intArgument(y)];
        const through = key === undefined ? -1 : intArgument(key);
        const colors = palette === undefined || palette === null ? undefined : sourceOf(palette);
        self.picture.blit(source, left, top, through, colors);
        return null;
      },
    ),
    scroll: drawing("scroll", 2, 0, (p, n) => p.scroll(n[0] as number, n[1] as number)),
    text: native("text", 4, 5, (self: PyFrameBuffer, text: Value, x: Value, y: Value, color?: Value) => {
      const bytes = utf8Encode(textArgument(text));
      self.picture.text(bytes, intArgument(x), intArgument(y), color === undefined ? 1 : intArgument(color));
      return null;
    }),
  },
});

/** Names of the module. */
export function framebufModule(): Record<string, Value> {
  return {
    FrameBuffer: frameBufferType,
    FrameBuffer1: native(
      "FrameBuffer1",
      3,
      4,
      (buffer: Value, width: Value, height: Value, stride?: Value) => {
        const self = new PyFrameBuffer();
        self.initialise([buffer, width, height, 0, stride ?? width]);
        return self;
      },
    ),
    MVLSB: 0,
    MONO_VLSB: 0,
    RGB565: 1,
    GS4_HMSB: 2,
    MONO_HLSB: 3,
    MONO_HMSB: 4,
    GS2_HMSB: 5,
    GS8: 6,
  };
}
