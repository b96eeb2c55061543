import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import {
  addressOf,
  clearAddressSpace,
  loadMemory,
  mapDevice,
  memoryAt,
  storeMemory,
} from "../../runtime-hal/core/address-space.js";
import { callMethod as m, getattr, setattr } from "../../runtime-hal/core/attributes.js";
import { callMethodKw } from "../helpers/call-method-kw.js";
import { bytesType } from "../../runtime-hal/core/bytes.js";
import { dictFromPairs } from "../../runtime-hal/core/dict-data.js";
import { callWith } from "../../runtime-hal/core/function.js";
import { spread } from "../../runtime-hal/core/iteration.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { getitem, setitem } from "../../runtime-hal/core/subscript.js";
import { callType, type PyType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { binasciiModule } from "../../stdlib/ts/binascii.js";
import { bytesIOType, stringIOType } from "../../stdlib/ts/io-memory.js";
import { uctypesModule } from "../../stdlib/ts/uctypes.js";
import { b, ba, checkTable, shown } from "../helpers/shown.js";

describe("address space", () => {
  beforeEach(clearAddressSpace);

  it("gives memory an address and finds it again", () => {
    const u8 = Uint8Array.of(1, 2, 3, 4);
    const address = addressOf(u8);
    assert.equal(addressOf(u8.subarray(2)), address + 2);
    assert.equal(loadMemory(address, 4), 0x04030201);
    storeMemory(address + 1, 2, 0xaabb);
    assert.deepEqual([...u8], [1, 0xbb, 0xaa, 4]);
    memoryAt(address, 4)[0] = 9;
    assert.equal(u8[0], 9);
    assert.notEqual(addressOf(new Uint8Array(4)), address);
  });

  it("refuses addresses nobody has", () => {
    const u8 = new Uint8Array(4);
    assert.equal(
      shown(() => memoryAt(addressOf(u8), 5)),
      "OSError: 14",
    );
    assert.equal(
      shown(() => loadMemory(0x2fff_0000, 1)),
      "OSError: 14",
    );
  });

  it("keeps registers, and asks devices where there are some", () => {
    storeMemory(0x4000_0004, 4, 0x8000_0001);
    storeMemory(0x4000_0005, 1, 0xff);
    assert.equal(loadMemory(0x4000_0004, 4), 0x8000_ff01);
    assert.equal(loadMemory(0x4000_0006, 2), 0x8000);
    const written: number[] = [];
    mapDevice({
      start: 0x5000_0000,
      end: 0x5000_0010,
      load: (a) => a & 0xff,
      store: (a, _n, v) => written.push(a, v),
    });
    storeMemory(0x5000_0008, 4, 7);
    assert.equal(loadMemory(0x5000_0004, 4), 4);
    assert.deepEqual(written, [0x5000_0008, 7]);
  });
});

describe("uctypes", () => {
  const u = uctypesModule();
  const struct = (at: Value, fields: Value, ...layout: Value[]): Value => {
    return callType(u.struct as PyType, [u.addressof(at), fields, ...layout], null);
  };
  const dict = (...pairs: Value[]): Value => dictFromPairs(pairs);
  const tuple = (...items: Value[]): PyTuple => new PyTuple(items);

  it("packs types as MicroPython does", () => {
    assert.deepEqual(
      [u.UINT8, u.INT16, u.BFUINT8, u.FLOAT64, u.PTR, u.ARRAY, u.BF_LEN],
      [0, 402653184, -1073741824, -134217728, 536870912, -1073741824, 22],
    );
  });

  it("reads and writes fields", () => {
    const memory = ba("\x01\x02\x03\x04\x05\x06\x07\x08");
    const fields = dict(
      "a", u.UINT8,
      "h", u.INT16 | 1,
      "bits", u.BFUINT8 | 0 | (4 << u.BF_POS) | (4 << u.BF_LEN),
      "bytes", tuple(u.ARRAY | 2, u.UINT8 | 2),
      "words", tuple(u.ARRAY | 4, u.UINT16 | 2),
      "inner", tuple(4, dict("x", u.UINT16)),
    ); // prettier-ignore
    const s = struct(memory, fields, u.LITTLE_ENDIAN);
    const big = struct(memory, fields, u.BIG_ENDIAN);
    checkTable([
      [() => getattr(s, "a"), "1"],
      [() => getattr(s, "h"), "770"],
      [() => getattr(big, "h"), "515"],
      [() => getattr(s, "bytes"), "bytearray(b'\\x03\\x04')"],
      [() => getitem(getattr(s, "words"), 1), "2055"],
      [() => getitem(getattr(s, "words"), 2), "IndexError: struct: index out of range"],
      [() => getattr(getattr(s, "inner"), "x"), "1541"],
      [() => getattr(s, "zz"), "KeyError: zz"],
      [() => u.sizeof(s), "8"],
      [() => u.sizeof(dict("a", u.UINT8, "b", u.UINT32 | 4)), "8"],
      [() => u.sizeof(1), "TypeError: can't unambiguously get sizeof scalar"],
      [() => callType(bytesType, [s], null), "b'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08'"],
    ]);
    setattr(s, "bits", 0x1f);
    setattr(big, "h", -2);
    setitem(getattr(s, "bytes"), 1, 0x99);
    setitem(getattr(s, "words"), 0, 0xabcd);
    assert.equal(
      shown(() => memory),
      "bytearray(b'\\xf1\\xff\\xfe\\x99\\xcd\\xab\\x07\\x08')",
    );
  });

  it("follows pointers", () => {
    const target = ba("\x10\x20\x30");
    const memory = ba("\0".repeat(8));
    const s = struct(memory, dict("p", tuple(u.PTR, u.UINT8), "raw", u.UINT64));
    setattr(s, "raw", u.addressof(target));
    assert.equal(getitem(getattr(s, "p"), 2), 0x30);
    assert.equal(
      shown(() => u.bytes_at(getattr(s, "p"), 2)),
      "b'\\x10 '",
    );
  });
});

describe("binascii", () => {
  const a = binasciiModule();
  it("encodes and decodes", () => {
    checkTable([
      [() => a.hexlify(b("abc"), ":"), "b'61:62:63'"],
      [() => a.unhexlify("6162"), "b'ab'"],
      [() => a.unhexlify("616"), "ValueError: non-hex digit"],
      [() => a.b2a_base64(b("ab")), "b'YWI=\\n'"],
      [() => a.b2a_base64(b("")), "b'\\n'"],
      [() => callWith(a.b2a_base64, [b("abc")], new Map([["newline", false]])), "b'YWJj'"],
      [() => a.a2b_base64("Y W\nI =x"), "b'ab'"],
      [() => a.a2b_base64("YWI"), "ValueError: incorrect padding"],
      [() => a.crc32(b("abc")), "891568578"],
      [() => a.crc32(b("abc"), 5), "871334697"],
    ]);
  });
});

describe("streams in memory", () => {
  const text = (...args: Value[]): Value => callType(stringIOType, args, null);
  const bytes = (...args: Value[]): Value => callType(bytesIOType, args, null);
  it("reads and writes", () => {
    checkTable([
      [() => m(text("aéc"), "read", [2]), "'aé'"],
      [() => m(bytes("abc"), "read", [2]), "b'ab'"],
      [() => m(text("a\nb"), "readline", []), "'a\\n'"],
      [() => m(text("abc"), "readline", [2]), "'ab'"],
      [() => new PyList(spread(bytes(b("a\nb")))), "[b'a\\n', b'b']"],
      [() => m(text(), "write", ["aé"]), "3"],
      [() => m(bytes(), "write", [b("123456"), 2, 3]), "3"],
      [() => m(bytes(), "write", [1]), "TypeError: object with buffer protocol required"],
      [() => m(bytes(b("abc")), "seek", [-1]), "OSError: 22"],
      [() => m(bytes(b("abc")), "seek", [-10, 2]), "0"],
      [() => m(bytes(b("abc")), "readinto", [ba("..")]), "2"],
      [() => m(bytes(b("abc")), "readinto", [b("..")]), "TypeError: object with buffer protocol required"],
      [() => bytes(null), "TypeError: object with buffer protocol required"],
    ]);
    const s = bytes(b("abc"));
    m(s, "seek", [5]);
    m(s, "write", [b("x")]);
    assert.equal(
      shown(() => m(s, "getvalue", [])),
      "b'abc\\x00\\x00x'",
    );
    m(s, "close", []);
    assert.equal(
      shown(() => m(s, "read", [])),
      "ValueError: I/O operation on closed file",
    );
    assert.equal(
      shown(() => callMethodKw(text("a"), "read", [], ["size"], [1])),
      "TypeError: function doesn't take keyword arguments",
    );
  });
});
