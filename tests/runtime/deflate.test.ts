/** `deflate`: what it writes is read by node's zlib, and the other way round. */

import assert from "node:assert/strict";
import { deflateRawSync, gzipSync, inflateRawSync } from "node:zlib";
import { describe, it } from "mocha";
import { Deflater } from "../../stdlib/ts/deflate-write.js";
import { inflate, inflateChecked, readHeader, type NextByte } from "../../stdlib/ts/inflate.js";
import { checkExpressions } from "../helpers/python-table.js";

const texts = {
  nothing: "",
  letter: "a",
  zeros: "0".repeat(5000),
  words: "halpy turns scripts into programs; ".repeat(40),
  code: describe.toString().repeat(3),
};

function compress(data: Uint8Array, windowSize: number): Uint8Array {
  const out: number[] = [];
  const deflater = new Deflater(windowSize, (byte) => out.push(byte));
  deflater.begin();
  for (let at = 0; at < data.length; at += 700) deflater.write(data.subarray(at, at + 700));
  deflater.end();
  return Uint8Array.from(out);
}

function source(data: Uint8Array): NextByte {
  let at = 0;
  return () => {
    assert.ok(at < data.length, "reads beyond the end");
    return data[at++] as number;
  };
}

describe("deflate", () => {
  for (const [name, text] of Object.entries(texts)) {
    const data = Buffer.from(text);
    it(`writes ${name} for others`, () => {
      for (const size of [32, 256, 32768])
        assert.equal(inflateRawSync(compress(data, size)).toString(), text);
    });
    it(`reads ${name} of others`, () => {
      for (const level of [0, 1, 9]) {
        const packed = deflateRawSync(data, { level });
        assert.equal(Buffer.from([...inflate(source(packed), 15)]).toString(), text);
      }
      const next = source(gzipSync(data));
      assert.deepEqual(readHeader(next), { kind: "gzip", windowBits: 15 });
      assert.equal(Buffer.from([...inflateChecked(next, "gzip", 15)]).toString(), text);
    });
  }

  it("is a stream", () => {
    const prelude = `
import deflate, io
def pack(data, *args):
    b = io.BytesIO()
    with deflate.DeflateIO(b, *args) as d:
        d.write(data)
    return b.getvalue()
def unpack(data, *args):
    return deflate.DeflateIO(io.BytesIO(data), *args).read()
closed = deflate.DeflateIO(io.BytesIO(), deflate.RAW)
closed.close()
`;
    checkExpressions(
      [
        ["pack(b'0' * 100, deflate.RAW)", String.raw`b'3\xa0\x03\x00\x00'`],
        ["unpack(pack(b'hello', deflate.ZLIB))", "b'hello'"],
        ["unpack(pack(b'hello', deflate.GZIP), deflate.GZIP)", "b'hello'"],
        ["unpack(pack(b'hello', deflate.GZIP), deflate.ZLIB)", "OSError: [Errno 22] EINVAL"],
        ["unpack(pack(b'hello', deflate.ZLIB)[:-1])", "EOFError"],
        ["unpack(pack(b'hello', deflate.ZLIB)[:-1] + b'0')", "OSError: [Errno 22] EINVAL"],
        ["deflate.DeflateIO(io.BytesIO(pack(b'ab\\ncd', deflate.RAW)), deflate.RAW).readline()", "b'ab\\n'"],
        ["closed.write(b'a')", "OSError: [Errno 22] EINVAL"],
        ["deflate.DeflateIO(io.BytesIO(), 4)", "ValueError: format"],
        ["deflate.DeflateIO(io.BytesIO(), 1, 4)", "ValueError: wbits"],
      ],
      prelude,
    );
  });
});
