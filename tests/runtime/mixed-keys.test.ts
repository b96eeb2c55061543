/** Keys of one dict that are kept in different ways: looking for one does not go through all the others. */

import assert from "node:assert/strict";
import "../../runtime-hal/core/load-types.js";
import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { mayEqualPacked } from "../../runtime-hal/core/key.js";
import { PyTuple } from "../../runtime-hal/core/objects.js";

describe("keys of several kinds in one dict", () => {
  it("are not compared with tuples that are numbers unless an instance of the program is among their items", () => {
    for (const items of [[1], [10 ** 12, 2], ["a", 1], [new PyTuple([1, 2]), 3], []])
      assert.equal(mayEqualPacked(new PyTuple(items)), false);
    assert.equal(mayEqualPacked("a"), false);
    assert.equal(mayEqualPacked(null), false);
    const instance = { type$: { isUser: true } };
    assert.equal(mayEqualPacked(instance), true);
    assert.equal(mayEqualPacked(new PyTuple([1, new PyTuple([instance])])), true);
  });

  it("are found in time that does not grow with their number", () => {
    const dict = new PyDict();
    for (let n = 0; n < 30_000; n++) {
      dict.set(new PyTuple([n, 1]), n);
      dict.set(new PyTuple([n]), -n);
      dict.set(new PyTuple([n * 1e12, 2]), n + 1);
    }
    assert.equal(dict.size, 90_000);
    assert.equal(dict.get(new PyTuple([29_999])), -29_999);
    assert.equal(dict.get(new PyTuple([3e12, 2])), 4);
    assert.equal(dict.has(new PyTuple([30_000])), false);
  });
});
