/** `io.BufferedWriter`, and memory that is larger than there is. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("io.BufferedWriter", () => {
  it("writes blocks of its size, and the rest when flushed", () => {
    checkExpressions(
      [
        ["(w.write(b'foobar'), below.getvalue())", "(6, b'')"],
        ["(w.write(b'foobar'), below.getvalue())", "(6, b'foobarfo')"],
        ["(w.flush(), below.getvalue())", "(None, b'foobarfoobar')"],
        ["io.BufferedWriter(slow, 4).write(b'12345678')", "8"],
        ["slow.got", "[b'1234', b'4', b'5678', b'8']"],
        ["io.BufferedWriter(below)", "TypeError: function takes 2 positional arguments but 1 were given"],
        ["io.BufferedWriter(5, 1).write(b'a')", "OSError: stream operation not supported"],
      ],
      `
import io
below = io.BytesIO()
w = io.BufferedWriter(below, 8)
class Slow(io.IOBase):
    got = []
    def write(self, buf):
        self.got.append(bytes(buf))
        return min(3, len(buf))
slow = Slow()
`,
    );
  });
});

describe("huge memory", () => {
  it("is a view until its bytes are used", () => {
    checkExpressions(
      [
        ["len(huge) > 2**55", "True"],
        ["memoryview(huge)[2**56 - 1:2**56]", "<memoryview>"],
        ["memoryview(huge)[2**56:2**56 + 1]", "OverflowError: memoryview offset too large"],
      ],
      "import uctypes\nhuge = uctypes.bytearray_at(0, 2**56 + 1)",
    );
  });
});

describe("bytes that are UTF-8 beyond Unicode", () => {
  it("are shown with their number and come out as they went in", () => {
    checkExpressions([
      ["b'\\xf4\\x90\\x80\\x80'.decode()", "'\\U00110000'"],
      ["b'a\\xf7\\xbf\\xbf\\xbf\\xf5\\x80\\x80\\x80'.decode()", "'a\\U001fffff\\U00140000'"],
      ["b'a\\xf7\\xbf\\xbf\\xbf'.decode().encode()", "b'a\\xf7\\xbf\\xbf\\xbf'"],
      ["'\\ud800\\udfff'.encode() == b'\\xf0\\x90\\x8f\\xbf'", "True"],
    ]);
  });
});
