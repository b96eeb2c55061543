import assert from "node:assert/strict";
import { linkProgram, linkTree } from "../../compiler/link/link.js";
import { lineTableOf } from "../../compiler/link/line-table.js";
import { lineTableLookup } from "../../runtime-hal/core/line-table.js";
import { emit } from "../helpers/emit.js";

const source = `def area(r):
    return r * helper(
        r)

class Square:
    def side(self):
        return [x.y for x in self.sides]

area(2)
`;

/** What the table says about the place where `text` stands in the code. */
function at(text: string): string {
  const module = emit(source);
  const lookup = lineTableLookup(lineTableOf(module));
  const offset = module.code.indexOf(text);
  assert.ok(offset >= 0, `${text} is not in\n${module.code}`);
  const before = module.code.slice(0, offset).split("\n");
  const frame = lookup(before.length, before.at(-1)!.length + 1);
  return frame === undefined ? "-" : `${frame.file}:${frame.line} in ${frame.name}`;
}

describe("line table", () => {
  it("gives line and function of places in the code", () => {
    assert.equal(at("$mul("), "example.py:2 in area");
    assert.equal(at("$getattr(x"), "example.py:7 in <listcomp>");
    assert.equal(at("$getattr(self"), "example.py:7 in side");
    assert.equal(at("$class("), "example.py:5 in <module>");
    assert.equal(at('$C.set("side"'), "example.py:6 in Square");
    assert.equal(at("(2);"), "example.py:9 in <module>");
  });

  it("knows nothing of the header", () => {
    assert.equal(at('"use strict"'), "-");
  });

  it("is small", () => {
    const long = "def f(a):\n" + "    a.b(a, a + 1, a[2])\n".repeat(1000);
    const module = emit(long);
    assert.ok(JSON.stringify(lineTableOf(module)).length < 25 * 1000);
  });
});

describe("linking", () => {
  it("makes a program table", () => {
    const program = linkProgram([emit("x = 1\n")], "__main__");
    const [module] = program.modules;
    assert.equal(module?.name, "__main__");
    assert.deepEqual(module.lineTable.sources, ["example.py"]);
    assert.throws(() => linkProgram([emit("x = 1\n", "js")], "__main__"));
  });

  it("makes a tree of ES modules", () => {
    const main = emit("import a.b\n", "js");
    const modules = [
      main,
      { ...emit("", "js"), name: "a", isPackage: true },
      { ...emit("y = 2\n", "js"), name: "a.b" },
    ];
    const files = linkTree(modules, { entry: "__main__" });
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        "example.js",
        "example.js.map",
        "a/__init__.js",
        "a/__init__.js.map",
        "a/b.js",
        "a/b.js.map",
        "index.js",
      ],
    );
    assert.ok(files[0]!.text.endsWith("//# sourceMappingURL=example.js.map\n"));
    assert.match(files.at(-1)!.text, /import "\.\/a\/b\.js";\n[^]*runMain\("__main__"\);/);
  });

  it("names the starting file so that it meets no module", () => {
    const entry = { ...emit("", "ts"), file: "dir/index.py" };
    const files = linkTree([entry], { entry: "__main__" });
    assert.deepEqual(
      files.map(({ path }) => path),
      ["index.ts", "index.ts.map", "_index.ts"],
    );
  });
});
