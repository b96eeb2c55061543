/** `framebuf`: every pixel of every format, and what shapes look like. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

const PRELUDE = `
import framebuf, array
def make(w, h):
    return framebuf.FrameBuffer(bytearray(w * h), w, h, framebuf.GS8)
def picture(f, w, h):
    return "|".join("".join("." if f.pixel(x, y) == 0 else str(f.pixel(x, y)) for x in range(w)) for y in range(h))
def drawn(w, h, name, *args):
    f = make(w, h)
    getattr(f, name)(*args)
    return picture(f, w, h)
def each(format):
    f = framebuf.FrameBuffer(bytearray(11 * 16 * 2), 9, 16, format, 11)
    for color in (1, 0xfffe):
        for x in range(9):
            for y in range(16):
                f.fill(0)
                f.pixel(x, y, color)
                lit = [(i, j) for i in range(9) for j in range(16) if f.pixel(i, j)]
                if lit != [(x, y)]:
                    return lit, x, y
    return f.pixel(8, 15)
def scrolled(dx, dy):
    f = make(3, 3)
    for i in range(9):
        f.pixel(i % 3, i // 3, i + 1)
    f.scroll(dx, dy)
    return picture(f, 3, 3)
def blitted(*args):
    f = make(4, 2)
    f.blit((bytes((0, 1, 2, 3)), 2, 2, framebuf.GS8), *args)
    return picture(f, 4, 2)
`;

describe("framebuf", () => {
  it("has seven formats", () => {
    checkExpressions(
      [
        ["each(framebuf.MONO_VLSB)", "1"],
        ["each(framebuf.MONO_HLSB)", "1"],
        ["each(framebuf.MONO_HMSB)", "1"],
        ["each(framebuf.GS2_HMSB)", "2"],
        ["each(framebuf.GS4_HMSB)", "14"],
        ["each(framebuf.GS8)", "254"],
        ["each(framebuf.RGB565)", "65534"],
        ["framebuf.FrameBuffer(bytearray(8), 8, 8, 7)", "ValueError: invalid format"],
        ["framebuf.FrameBuffer(bytearray(7), 8, 8, 0)", "ValueError"],
        ["framebuf.FrameBuffer(bytes(8), 8, 8, 0)", "TypeError: object with buffer protocol required"],
      ],
      PRELUDE,
    );
  });

  it("draws", () => {
    checkExpressions(
      [
        ["drawn(5, 3, 'line', 0, 0, 4, 2, 1)", "'1....|.11..|...11'"],
        ["drawn(4, 3, 'rect', 0, 0, 4, 3, 1)", "'1111|1..1|1111'"],
        ["drawn(4, 2, 'rect', -1, -1, 3, 2, 1, True)", "'11..|....'"],
        ["drawn(5, 5, 'ellipse', 2, 2, 2, 2, 1)", "'.111.|1...1|1...1|1...1|.111.'"],
        ["drawn(5, 5, 'ellipse', 2, 2, 2, 2, 1, True, 1)", "'..11.|..111|..111|.....|.....'"],
        ["drawn(4, 3, 'poly', 0, 0, array.array('h', [0, 0, 3, 0, 0, 2]), 1, True)", "'1111|111.|1...'"],
        ["drawn(3, 2, 'hline', 1, 1, 9, 5)", "'...|.55'"],
        ["drawn(3, 2, 'vline', 1, -1, 2, 5)", "'.5.|...'"],
        ["drawn(8, 1, 'text', 'L', 0, 0, 1)", "'.1......'"],
      ],
      PRELUDE,
    );
  });

  it("moves and copies", () => {
    checkExpressions(
      [
        ["scrolled(1, 0)", "'112|445|778'"],
        ["scrolled(-1, 1)", "'123|236|569'"],
        ["scrolled(3, 0)", "'123|456|789'"],
        ["blitted(1, 0)", "'..1.|.23.'"],
        ["blitted(-1, 0)", "'1...|3...'"],
        ["blitted(1, 0, 2)", "'..1.|..3.'"],
        ["blitted(0, 0, -1, (bytes((9, 8, 7, 6)), 4, 1, framebuf.GS8))", "'98..|76..'"],
        ["blitted(0)", "TypeError: function missing 1 required positional arguments"],
      ],
      PRELUDE,
    );
  });
});
