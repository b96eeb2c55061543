/** The modules micropython and gc. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("micropython and gc", () => {
  it("has room for exceptions in handlers", () => {
    checkExpressions(
      [
        ["micropython.alloc_emergency_exception_buf(100)", "None"],
        ['micropython.alloc_emergency_exception_buf("a")', "TypeError: can't convert str to int"],
      ],
      "import micropython\n",
    );
  });

  it("has a ring of bytes", () => {
    checkExpressions(
      [
        ["RingIO(5)", "<RingIO>"],
        ["RingIO(0)", "ValueError"],
        ['RingIO("a")', "TypeError: can't convert str to int"],
        ["RingIO(70000)", "ValueError"],
        ['RingIO(bytearray(2)).write(b"ab")', "1"],
        ['r.write(b"abcdefgh"), r.any()', "(5, 5)"],
        ['r.read(2), r.write("xyz"), r.read(), r.read()', "(b'ab', 2, b'cdexy', b'')"],
        [
          'r.readline(), r.write(b"a\\nb"), r.readline(), r.readline(), r.readline()',
          "(b'', 3, b'a\\n', b'b', b'')",
        ],
        ['r.close(), r.write(b"q")', "(None, 1)"],
        ["r.readinto(b), b, r.readinto(b, 1)", "(1, bytearray(b'q\\x00\\x00'), 0)"],
        ['r.write(b"abcdef", 2), r.read(), r.write(b"abcdef", 1, 2), r.read()', "(2, b'ab', 2, b'bc')"],
        ["r.write(5)", "TypeError: object with buffer protocol required"],
        ['r.readinto(b"abc")', "TypeError: object with buffer protocol required"],
      ],
      `
from micropython import RingIO
r = RingIO(5)
b = bytearray(3)
`,
    );
  });

  it("has small things", () => {
    checkExpressions(
      [
        ["micropython.const(5)", "5"],
        [
          "micropython.opt_level(), micropython.opt_level(2), micropython.opt_level(), micropython.opt_level(0)",
          "(0, None, 2, None)",
        ],
        ["micropython.kbd_intr(3)", "None"],
        ["micropython.schedule(1)", "TypeError: function takes 2 positional arguments but 1 were given"],
        ["gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable()", "(True, None, False, None)"],
        ["gc.threshold(), gc.threshold(1000), gc.threshold(), gc.threshold(-1)", "(-1, None, 992, None)"],
      ],
      `import micropython, gc`,
    );
  });
});
