import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import { emitModule } from "../../compiler/emit/module.js";
import { analyse } from "../../compiler/index.js";
import type { Binary, Return } from "../../compiler/ir/ops.js";
import { verifyJavaScript } from "../../compiler/verify/javascript.js";
import { emit, emittedBody } from "../helpers/emit.js";
import { parseGolden } from "../helpers/golden.js";

describe("emitted JavaScript as acorn sees it", () => {
  for (const area of ["expressions", "calls", "statements", "functions", "classes", "names"]) {
    for (const { name, source } of parseGolden(readFileSync(`tests/emit/${area}.golden`, "utf8"))) {
      it(`${area}: ${name}`, () => {
        assert.deepEqual(verifyJavaScript(emit(source, "program").code, "script"), []);
        assert.deepEqual(verifyJavaScript(emit(source, "js").code, "module"), []);
      });
    }
  }

  it("reports names that nothing declares", () => {
    const messages = (code: string) => verifyJavaScript(code, "script").map((problem) => problem.message);
    assert.deepEqual(messages("(function ($) { let a; return () => a + b + $.c; })"), ["free name b"]);
    assert.deepEqual(messages("{ let a; } a;"), ["free name a"]);
    assert.deepEqual(messages("for (let i = 0; i < 3; i++) { i; } i;"), ["free name i"]);
    assert.deepEqual(messages("process.exit()"), ["free name process"]);
  });

  it("reports text that is not JavaScript", () => {
    const [problem] = verifyJavaScript("let a = ;", "module");
    assert.equal(problem?.offset, 8);
  });
});

describe("deep nesting", () => {
  it("cuts long chains of operators", () => {
    const entry = { name: "__main__", path: "example.py", text: "def f(a):\n    return a + a\n" };
    const { ir } = analyse({ entry, optimise: false });
    const { body } = ir[0]!.functions[1]!;
    const result = body[0] as Return;
    let value = result.value as Binary;
    for (let i = 0; i < 3000; i++) value = { ...value, left: value };
    body[0] = { ...result, value };
    const { code } = emitModule(ir[0]!, "program");
    assert.doesNotThrow(() => new Script(code));
    assert.deepEqual(verifyJavaScript(code, "script"), []);
  });

  it("writes a long chain in the right order", () => {
    const terms = Array.from({ length: 400 }, (_, i) => `a${i}`);
    const source = `def f(${terms.join(", ")}):\n    return ${terms.join(" - ")}\n`;
    const { code } = emit(source);
    const names = ["sub", "def", "meta", "expose", "arity"];
    const runtime: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, () => undefined]));
    let made: ((...args: string[]) => string) | undefined;
    runtime.def = (fn: typeof made) => (made = fn);
    runtime.sub = (a: string, b: string) => `${a} - ${b}`;
    const factory = new Script(code).runInThisContext() as (rt: unknown) => { init(module: unknown): void };
    factory(runtime).init({});
    assert.equal(made!(...terms), terms.join(" - "));
  });

  it("writes long chains of elif without nesting", () => {
    const branches = Array.from({ length: 500 }, (_, i) => `    elif a == ${i}:\n        return ${i}\n`).join(
      "",
    );
    const { code } = emit(`def f(a):\n    if a:\n        return 1\n${branches}`);
    assert.doesNotThrow(() => new Script(code));
  });
});

describe("headers", () => {
  it("import only what is used", () => {
    const { code, uses } = emit("print(1 + 2j)\n", "js");
    assert.deepEqual([...uses].sort(), ["add", "builtins", "complexConst", "registerModule"]);
    assert.match(code, /^import \{ add as \$add, builtins as \$builtins/);
  });

  it("make constants once", () => {
    const { code } = emit("x = [1.5, 1.5, b'a', b'a']\n");
    assert.equal(code.match(/\$float\(/g)?.length, 1);
    assert.equal(code.match(/\$bytes\(/g)?.length, 1);
  });

  it("declare temporaries where they are used", () => {
    assert.equal(emittedBody("def f(a):\n    return a.b\n").includes("let $t;"), true);
    assert.equal(emittedBody("def f(a):\n    return a\n").includes("let"), false);
  });
});
