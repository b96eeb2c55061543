import assert from "node:assert/strict";
import { dropRemoved, mergeData, type Json } from "../../targets/file-format.js";
import { loadOwnTarget, loadTarget, TargetError } from "../../targets/load.js";
import { readTarget } from "../helpers/targets.js";

describe("one file extending another", () => {
  it("merges objects by key, lists of things with an id by id, and replaces the rest", () => {
    const base: Json = { a: { x: 1, y: 2 }, list: [1, 2], pins: [{ id: 1, n: "a" }, { id: 2 }] };
    const over: Json = { a: { y: 3, z: 4 }, list: [3], pins: [{ id: 1, m: true }, { id: 3 }] };
    assert.deepEqual(mergeData(base, over), {
      a: { x: 1, y: 3, z: 4 },
      list: [3],
      pins: [{ id: 1, n: "a", m: true }, { id: 2 }, { id: 3 }],
    });
    assert.deepEqual((base as { a: Json }).a, { x: 1, y: 2 });
  });

  it("takes things away: a key with null, a thing with remove", () => {
    const merged = mergeData(
      { note: "x", pins: [{ id: 1 }, { id: 2 }] },
      { note: null, pins: [{ id: 1, remove: true }] },
    );
    assert.deepEqual(dropRemoved(merged), { pins: [{ id: 2 }] });
  });

  it("keeps a removal until all files are merged", () => {
    const twice = mergeData({ pins: [{ id: 7, note: "mine" }] }, { pins: [{ id: 16, remove: true }] });
    assert.deepEqual(dropRemoved(mergeData({ pins: [{ id: 16 }, { id: 7 }] }, twice)), {
      pins: [{ id: 7, note: "mine" }],
    });
  });

  it("makes a user's board out of a few lines", () => {
    const text = `{"extends": "esp32", "name": "Greenhouse", "pinNames": {"PUMP": 26},
      "override": {"pins": [{"id": 27, "reserved": {"by": "part", "why": "drives the valve", "severity": "warning"}}]}}`;
    const { board, chip } = loadOwnTarget(text, "boards/greenhouse.json", readTarget);
    assert.equal(board.id, "greenhouse");
    assert.equal(board.name, "Greenhouse");
    assert.equal(board.chip, "esp32");
    assert.deepEqual(board.pinNames, { PUMP: 26 });
    const pin = chip.pins.find((p) => p.id === 27);
    assert.equal(pin?.reserved?.why, "drives the valve");
    assert.ok(pin?.functions.includes("touch"), "the rest is the chip's");
    assert.equal(loadTarget("esp32", readTarget)?.chip.pins.find((p) => p.id === 27)?.reserved, undefined);
  });

  it("says what is wrong with a file", () => {
    const own = (text: string) => () => loadOwnTarget(text, "my.json", readTarget);
    const error = (message: RegExp) => (e: unknown) => e instanceof TargetError && message.test(e.message);
    assert.throws(own("{"), error(/^my\.json: .*JSON/));
    assert.throws(own("[]"), error(/^my\.json: a JSON object is needed/));
    assert.throws(own("{}"), error(/needs "extends"/));
    assert.throws(own(`{"extends": "esp23"}`), error(/extends 'esp23', which there is not/));
    assert.throws(own(`{"chip": "z80"}`), error(/no chip 'z80'/));
    const circle = (path: string): string | undefined =>
      path.startsWith("boards/") ? `{"extends": "round"}` : undefined;
    assert.throws(() => loadTarget("round", circle), error(/extends itself/));
  });
});
