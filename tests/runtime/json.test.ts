/** `json` with the unix port's answers. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { PyDict } from "../../runtime-hal/core/dict-data.js";
import type { PyList } from "../../runtime-hal/core/objects.js";
import { readJsonText } from "../../stdlib/ts/json-read.js";
import { checkExpressions } from "../helpers/python-table.js";

const PRELUDE = `
import json, io
from collections import namedtuple, OrderedDict
class E(Exception): pass
class L(list): pass
class R(list):
    def __repr__(self): return "rr"
class Chatty(io.IOBase):
    def __init__(self): self.parts = []
    def write(self, data):
        self.parts.append(bytes(data))
        return len(data)
class Count(io.IOBase):
    def __init__(self, n): self.n = n
    def write(self, data): return self.n
    def readinto(self, data): return self.n
P = namedtuple("P", "a b")
def dump(v, **kw):
    s = io.StringIO()
    json.dump(v, s, **kw)
    return s.getvalue()
def parts(v):
    s = Chatty()
    json.dump(v, s)
    return s.parts
`;

describe("json", () => {
  it("writes JSON, and what has no form there as its repr", () => {
    checkExpressions(
      [
        ["json.dumps([None, True, 1, -1.5, 'a', (2,), {}])", `'[null, true, 1, -1.5, "a", [2], {}]'`],
        [String.raw`json.dumps('"\\\n\r\t\x01é')`, String.raw`'"\\"\\\\\\n\\r\\t\\u0001é"'`],
        ["json.dumps({1: 2})", `'{"1": 2}'`],
        ["json.dumps({(1, 'a'): 2})", `'{"[1, "a"]": 2}'`],
        ["json.dumps({b'a': None})", `'{"a": null}'`],
        ["json.dumps(OrderedDict(a=1))", `'{"a": 1}'`],
        ["json.dumps([L([1, None]), R()])", "'[[1, null], rr]'"],
        ["json.dumps(P(1, None))", "'P(a=1, b=None)'"],
        ["json.dumps(ValueError(1, None))", "'[1, null]'"],
        ["json.dumps(E('x'))", `"E('x',)"`],
        ["json.dumps([{1}, 1+2j, float('inf'), bytearray(b'x')])", `"[{1}, (1+2j), inf, bytearray(b'x')]"`],
      ],
      PRELUDE,
    );
  });

  it("takes separators, and writes to streams piece by piece", () => {
    checkExpressions(
      [
        ["dump({'a': [1, 2]}, separators=(',', ':'))", `'{"a":[1,2]}'`],
        ["dump([1], separators=[1, 2])", "TypeError: can't convert 'int' object to str implicitly"],
        ["dump([1], separators={})", "TypeError: object 'dict' isn't a tuple or list"],
        ["dump([1], separators=())", "ValueError: requested length 2 but object has length 0"],
        ["json.dumps(1, 2)", "TypeError: extra positional arguments given"],
        ["json.dumps(1, indent=2)", "TypeError: extra keyword arguments given"],
        ["parts([12, 'ab'])", `[b'[', b'12', b', ', b'"ab"', b']']`],
        ["json.dump(1, 2)", "OSError: stream operation not supported"],
        ["json.dump([1], Count(2))", "OSError: [Errno 5] EIO"],
        ["json.dump([1], Count(-7))", "OSError: 7"],
        ["json.load(Count(2))", "OSError: [Errno 5] EIO"],
        ["json.load(Count(None))", "OSError: [Errno 11] EAGAIN"],
      ],
      PRELUDE,
    );
  });

  it("reads JSON, and a bit more", () => {
    checkExpressions(
      [
        [
          `json.loads('  [1, 2.5, -3e2, "a", null, true, false, {}] ')`,
          "[1, 2.5, -300.0, 'a', None, True, False, {}]",
        ],
        [`json.loads('{"a": {"b": [1]}}')["a"]["b"]`, "[1]"],
        ["json.loads('[1 2,,3:4}')", "[1, 2, 3, 4]"],
        [String.raw`json.loads('"\\u00e9\\n\\x\\/"')`, String.raw`'é\nx/'`],
        ["json.loads(b'12345678901234567890')", "12345678901234567890"],
        ["json.load(io.BytesIO(b'[1]'))", "[1]"],
        ...["", "[", "]", "[1", '"a', "nul", "{[1]:2}", "1 2", "x"].map((text): [string, string] => [
          `json.loads(${JSON.stringify(text)})`,
          "ValueError: syntax error in JSON",
        ]),
        ["json.loads('1.e.2')", "ValueError: invalid syntax for number"],
        ["json.loads('--1')", "ValueError: invalid syntax for integer with base 10: '-1'"],
        [String.raw`json.loads(b'"\xff"')`, "UnicodeError"],
        ["json.loads(1)", "TypeError: object with buffer protocol required"],
        ["json.load(1)", "OSError: stream operation not supported"],
      ],
      PRELUDE,
    );
  });

  it("reads the keys of objects that come again from one array", () => {
    const text =
      '[{"first": 1, "more": {"x": 2}}, {"first": 3, "more": {"x": 4}}, {"first": 5, "more": {"x": 6}}]';
    const list = readJsonText(text) as PyList;
    const keys = list.items.map((item) => (item as PyDict).recordKeys);
    assert.deepEqual(keys[1], ["first", "more"]);
    assert.equal(keys[1], keys[2]);
    const inner = list.items.map((item) => ((item as PyDict).get("more") as PyDict).recordKeys);
    assert.equal(inner[1], inner[2]);
    (list.items[1] as PyDict).set("added", 7);
    assert.deepEqual((list.items[2] as PyDict).recordKeys, ["first", "more"]);
  });
});
