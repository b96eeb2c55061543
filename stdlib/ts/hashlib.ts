/** The module `hashlib`: as in MicroPython a hash gives its digest once and can then take no more. */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { valueError } from "../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import type { BlockHash } from "./hash-block.js";
import { Md5 } from "./md5.js";
import { Sha1 } from "./sha1.js";
import { Sha256 } from "./sha256.js";

class PyHash extends PyObject {
  hash: BlockHash | undefined = undefined;

  /** The hash, if it was not asked for its digest. */
  get open(): BlockHash {
    if (this.hash === undefined) throw valueError("hash is final");
    return this.hash;
  }
}

function hashType(name: string, Algorithm: new () => BlockHash): PyType {
  class Hash extends PyHash {}
  const begin = (self: PyHash, args: readonly Value[]): void => {
    self.hash = new Algorithm();
    if (args.length > 0) self.hash.update(getBytes(args[0]));
  };
  return defineType({
    name,
    js: Hash,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 1);
      const self = new Hash();
      begin(self, args);
      return self;
    },
    init: (self: PyHash, args, kw) => {
      checkCount(args, kw, 0, 1);
      begin(self, args);
    },
    methods: {
      update: native("update", 2, 2, (self: PyHash, data: Value) => {
        self.open.update(getBytes(data));
        return null;
      }),
      digest: native("digest", 1, 1, (self: PyHash) => {
        const digest = self.open.digest();
        self.hash = undefined;
        return new PyBytes(digest);
      }),
    },
  });
}

/** Names of the module. */
export function hashlibModule(): Record<string, Value> {
  return { sha256: hashType("sha256", Sha256), sha1: hashType("sha1", Sha1), md5: hashType("md5", Md5) };
}
