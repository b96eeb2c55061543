/** `hashlib` and `cryptolib`, with the examples of the standards, and against node's crypto. */

import assert from "node:assert/strict";
import { createCipheriv, createHash } from "node:crypto";
import { describe, it } from "mocha";
import { Aes } from "../../stdlib/ts/aes.js";
import type { BlockHash } from "../../stdlib/ts/hash-block.js";
import { Md5 } from "../../stdlib/ts/md5.js";
import { Sha1 } from "../../stdlib/ts/sha1.js";
import { Sha256 } from "../../stdlib/ts/sha256.js";
import { checkExpressions } from "../helpers/python-table.js";

/** Bytes that look like chance, the same in every run. */
function bytes(count: number): Uint8Array {
  let x = 12345;
  return Uint8Array.from({ length: count }, () => (x = (Math.imul(x, 1103515245) + 12345) >>> 0) >>> 16);
}

describe("hashlib", () => {
  const algorithms: [string, () => BlockHash][] = [
    ["md5", () => new Md5()],
    ["sha1", () => new Sha1()],
    ["sha256", () => new Sha256()],
  ];
  for (const [name, make] of algorithms) {
    it(`${name} agrees with node for all lengths around blocks`, () => {
      for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000]) {
        const data = bytes(length);
        const hash = make();
        hash.update(data.subarray(0, length >> 1));
        hash.update(data.subarray(length >> 1));
        const expected = createHash(name).update(data).digest("hex");
        assert.equal(Buffer.from(hash.digest()).toString("hex"), expected, `${name} of ${length} bytes`);
      }
    });
  }

  it("gives the digest once", () => {
    const prelude = `
import hashlib, binascii
used = hashlib.md5(b"a")
used.digest()
`;
    checkExpressions(
      [
        ["binascii.hexlify(hashlib.md5(b'').digest())", "b'd41d8cd98f00b204e9800998ecf8427e'"],
        ["hashlib.sha256()", "<sha256>"],
        ["used.digest()", "ValueError: hash is final"],
        ["used.update(b'')", "ValueError: hash is final"],
        ["hashlib.sha1(1)", "TypeError: object with buffer protocol required"],
        ["hashlib.sha1(b'', b'')", "TypeError: function expected at most 1 arguments, got 2"],
      ],
      prelude,
    );
  });
});

describe("cryptolib", () => {
  it("agrees with node's AES, and undoes itself", () => {
    for (const length of [16, 32]) {
      const key = bytes(length);
      const text = bytes(16).map((b) => b ^ 0x5a);
      const cipher = createCipheriv(`aes-${8 * length}-ecb`, key, null).setAutoPadding(false);
      const block = text.slice();
      const aes = new Aes(key);
      aes.encrypt(block);
      assert.deepEqual([...block], [...cipher.update(text)]);
      aes.decrypt(block);
      assert.deepEqual(block, text);
    }
  });

  it("chains blocks, counts, and checks its arguments", () => {
    const prelude = `
from cryptolib import aes
key, iv = bytes(range(16)), bytes(range(16, 32))
text = bytes(range(64))
used = aes(key, 1)
used.encrypt(bytes(16))
into = bytearray(64)
`;
    checkExpressions(
      [
        ["aes(key, 2, iv).decrypt(aes(key, 2, iv).encrypt(text)) == text", "True"],
        ["aes(key, 6, iv).decrypt(aes(key, 6, iv).encrypt(text[:21])) == text[:21]", "True"],
        ["aes(key, 1).encrypt(text, into) is into", "True"],
        ["aes(key, 3)", "ValueError: mode"],
        ["aes(key[1:], 1)", "ValueError: key"],
        ["aes(key, 2)", "ValueError: IV"],
        ["aes(key, 2, key[1:])", "ValueError: IV"],
        ["aes(key, 1).encrypt(b'1')", "ValueError: blksize % 16"],
        ["aes(key, 1).encrypt(text, bytearray(63))", "ValueError: output too small"],
        ["used.decrypt(bytes(16))", "ValueError: can't encrypt & decrypt"],
      ],
      prelude,
    );
  });
});
