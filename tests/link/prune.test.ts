/** Bundles leave out what a program cannot reach of the runtime: programs must not notice. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prune } from "../../compiler/link/prune/prune.js";
import { buildHere } from "../helpers/build-here.js";

const programs = fileURLToPath(new URL("../test-programs", import.meta.url));

/** Prunes modules given by name; `main` is the program. */
function pruned(modules: Record<string, string>): Map<string, string> {
  return prune({
    program: new Map([["main", modules.main as string]]),
    emitted: ["main"],
    read: (path) => modules[path] as string,
    resolve: (specifier) => (specifier in modules ? specifier : undefined),
  });
}

const TYPES = `export function defineType(spec) { return spec; }
export function native(name, min, max, f) { return f; }
export class PyCat { meow() { return 1; } purr() { return 2; } }
export class PyDog {}
export const catType = defineType({ name: "cat", js: PyCat, slots: { len$() { return 9; }, repr$() { return "cat"; } },
  methods: { feed: native("feed", 1, 1, () => bowl()), brush: native("brush", 1, 1, () => comb()) } });
export const dogType = defineType({ name: "dog", js: PyDog, methods: { feed: native("feed", 1, 1, () => bone()) } });
function bowl() { return "full"; }
function comb() { return "smooth"; }
function bone() { return "gone"; }
export function newCat() { return new PyCat(); }
export function newDog() { return new PyDog(); }
export function kindOf(v) { return v instanceof PyDog ? bone() : "other"; }
export function compute(op, a, b) { switch (op) { case "+": return a + b; case "**": return bone() + power(a, b); default: return 0; } }
function power(a, b) { return a ** b; }
`;

function keptOf(main: string): string {
  return pruned({
    main: `import { newCat, newDog, kindOf, compute } from "types";\n${main}`,
    types: TYPES,
  }).get("types") as string;
}

describe("leaving out what a program cannot reach", function () {
  this.timeout(120_000);

  it("keeps methods that are named, and what they need", () => {
    const kept = keptOf(`const c = newCat(); c.m$feed(c);`);
    assert.match(kept, /"full"/);
    assert.doesNotMatch(kept, /brush|"smooth"/);
  });

  it("drops types without instances, their tests and what stands behind those", () => {
    const kept = keptOf(`kindOf(newCat());`);
    assert.doesNotMatch(kept, /"gone"|instanceof PyDog/);
    assert.match(keptOf(`kindOf(newDog());`), /"gone"/);
  });

  it("drops slots and methods of classes that nobody reads", () => {
    const kept = keptOf(`newCat().len$(); newCat().purr();`);
    assert.match(kept, /len\$/);
    assert.match(kept, /return 2/);
    assert.doesNotMatch(kept, /repr\$|return 1;/);
  });

  it("drops operators that do not occur", () => {
    assert.doesNotMatch(keptOf(`compute("+", 1, 2);`), /\*\*/);
    assert.match(keptOf(`compute("**", 1, 2);`), /a \*\* b/);
  });

  it("keeps every name for a program that makes names", () => {
    assert.match(keptOf(`const c = newCat(); $builtins.getattr(c, "br" + "ush");`), /"smooth"/);
  });

  const FLAGS = `export class PyType { isUser = false; kw$ = undefined; constructor(name) { this.name = name; } get own() { return "lazy"; } }
export function mark(type) { type.isUser = true; }
export function ask(type) { return type.isUser ? "yours" : "built in"; }
export function askNot(type) { return !type.isUser || type.kw$ !== undefined && "keywords"; }
export function attribute(name) { if (name === "__dict__") return "names"; return "attribute"; }
export let describe = () => "nothing";
export function setDescribe(f) { describe = f; }
export function long(v) { return "long description"; }
setDescribe(long);
`;
  const flagsOf = (main: string): string =>
    pruned({
      main: `import { PyType, mark, ask, askNot, attribute, describe } from "flags";\n${main}`,
      flags: FLAGS,
    }).get("flags") ?? FLAGS;

  it("drops what stands behind properties that nobody sets", () => {
    const kept = flagsOf(`ask(new PyType("a")); askNot(new PyType("b"));`);
    assert.doesNotMatch(kept, /"yours"|"keywords"/);
    assert.match(kept, /"built in"/);
    const marked = flagsOf(`const t = new PyType("a"); mark(t); ask(t); askNot(t);`);
    assert.match(marked, /"yours"/);
    assert.doesNotMatch(marked, /"keywords"/);
    assert.match(flagsOf(`const t = new PyType("a"); t.kw$ = 1; mark(t); askNot(t);`), /"keywords"/);
    assert.match(
      flagsOf(`const t = new PyType("a"); Object.assign(t, { kw$: 1 }); mark(t); askNot(t);`),
      /"keywords"/,
    );
  });

  it("keeps what stands behind a test for an attribute if the program has the name", () => {
    assert.doesNotMatch(flagsOf(`attribute("x");`), /"names"/);
    assert.match(flagsOf(`attribute(x.$__class__); attribute("__dict__");`), /"names"/);
  });

  it("drops getters that nobody reads", () => {
    assert.doesNotMatch(flagsOf(`new PyType("a");`), /"lazy"/);
    assert.match(flagsOf(`new PyType("a").own;`), /"lazy"/);
  });

  it("drops what a file gives to another that does not use it", () => {
    assert.doesNotMatch(flagsOf(`ask(new PyType("a"));`), /"long description"/);
    assert.match(flagsOf(`describe(1);`), /"long description"/);
  });

  const names = [
    "arguments",
    "big_ints",
    "bytes_and_memory",
    "classes",
    "comprehensions",
    "dicts",
    "exceptions",
  ];
  names.push("floats", "formatting", "generators", "inheritance", "iterators", "library_basics");
  names.push("lists_and_tuples", "operators", "sets", "slices", "sorting", "strings", "with_statement");
  for (const name of names) {
    it(`does not change what ${name.replaceAll("_", " ")} prints`, async () => {
      const out = mkdtempSync(join(tmpdir(), "halpy-pruned-"));
      const folder = join(programs, "language");
      await buildHere(`${name}.py`, ["--bundle", "--minify", "-o", out], folder);
      const result = spawnSync(process.execPath, [join(out, `${name}.mjs`)], {
        encoding: "utf8",
        cwd: folder,
      });
      const errors = join(folder, `${name}.stderr`);
      assert.equal(result.stderr, existsSync(errors) ? readFileSync(errors, "utf8") : "");
      assert.equal(result.stdout, readFileSync(join(folder, `${name}.expected`), "utf8"));
    });
  }

  it("keeps what makes values of the type of others", async () => {
    const out = mkdtempSync(join(tmpdir(), "halpy-pruned-"));
    writeFileSync(join(out, "copies.py"), "d = {1: 2}\nprint(d.copy(), [1].copy(), {3}.copy())\n");
    await buildHere("copies.py", ["--bundle", "--minify", "-o", out], out);
    const { stdout } = spawnSync(process.execPath, [join(out, "copies.mjs")], { encoding: "utf8" });
    assert.equal(stdout, "{1: 2} [1] {3}\n");
  });

  it("finds packages that are folders without a file", async () => {
    const out = mkdtempSync(join(tmpdir(), "halpy-pruned-"));
    mkdirSync(join(out, "devices/outer"), { recursive: true });
    writeFileSync(join(out, "devices/outer/lamp.py"), "watts = 5\n");
    writeFileSync(join(out, "lamps.py"), "from devices.outer.lamp import watts\nprint(watts)\n");
    for (const [form, file] of [
      [["--bundle"], "one/lamps.mjs"],
      [[], "tree/index.js"],
    ] as const) {
      await buildHere("lamps.py", [...form, "-o", dirname(file)], out);
      const { stdout } = spawnSync(process.execPath, [join(out, file)], { encoding: "utf8" });
      assert.equal(stdout, "5\n");
    }
  });

  it("makes the bundle of a program that needs little small", async () => {
    const out = mkdtempSync(join(tmpdir(), "halpy-pruned-"));
    writeFileSync(join(out, "small.py"), "for i in range(3):\n    print('round', i)\n");
    await buildHere("small.py", ["--bundle", "--minify", "-o", out], out);
    const file = join(out, "small.mjs");
    assert.equal(
      spawnSync(process.execPath, [file], { encoding: "utf8" }).stdout,
      "round 0\nround 1\nround 2\n",
    );
    assert.ok(statSync(file).size < 56_500, `${statSync(file).size} bytes`);
  });
});
