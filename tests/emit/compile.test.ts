import assert from "node:assert/strict";
import { Script } from "node:vm";
import { compile, compileDynamic, type ModuleInput } from "../../compiler/index.js";
import { printStage, STAGES } from "../../compiler/print-stage.js";
import { importedNames } from "../../compiler/program.js";
import { DiagnosticSink } from "../../compiler/diagnostics/diagnostic.js";
import { SourceFile } from "../../compiler/source/source-file.js";
import { parseModule } from "../../compiler/syntax/parser.js";

function program(texts: Record<string, string>, packages: string[] = []) {
  const input = (name: string): ModuleInput => ({
    name,
    path: `${name}.py`,
    text: texts[name]!,
    isPackage: packages.includes(name),
  });
  const asked: string[] = [];
  const result = compile({
    entry: input("__main__"),
    resolve: (name, from) => {
      asked.push(`${name} from ${from}`);
      return name in texts ? input(name) : undefined;
    },
  });
  return { asked, ...result, names: result.modules.map((module) => module.name) };
}

describe("compile", () => {
  it("says which statement nests too deeply", () => {
    const text = `x = 1\nprint(x)\ny = ${Array(8000).fill("x").join(" + ")}\n`;
    const { diagnostics, hasErrors } = program({ __main__: text });
    assert.ok(hasErrors);
    assert.deepEqual(
      diagnostics.map(({ code, file, start }) => [code, file.position(start).line]),
      [["SYN179", 3]],
    );
  });

  it("follows imports, each once, packages before their parts", () => {
    const { names, asked } = program(
      {
        __main__: "import a.b\nimport time\ndef f():\n    from a import c\n",
        a: "from . import b\nimport time\n",
        "a.b": "from .c import x\n",
        "a.c": "x = 1\n",
      },
      ["a"],
    );
    assert.deepEqual(names, ["__main__", "a", "a.b", "a.c"]);
    assert.deepEqual(
      asked.map((text) => text.replace(/ .*/, "")),
      ["a", "a.b", "time", "a.c", "a.c.x"],
    );
  });

  it("gives no modules when there are errors", () => {
    const { modules, hasErrors, diagnostics } = program({ __main__: "x = = 1\n" });
    assert.equal(modules.length, 0);
    assert.ok(hasErrors && diagnostics.length > 0);
  });

  it("knows whether the program compiles text when it runs", () => {
    const uses = (text: string) => program({ __main__: text }).usesExec;
    assert.equal(uses("exec('x')\n"), true);
    assert.equal(uses("f = eval\n"), true);
    assert.equal(uses("import re\nre.compile('a')\n# exec\n"), false);
    assert.equal(uses("def exec(x): pass\nexec(1)\n"), false);
  });
});

describe("imported names", () => {
  const names = (text: string, name = "__main__", isPackage = false) => {
    const { body } = parseModule(new SourceFile("a.py", text), new DiagnosticSink());
    return [...importedNames(body, name, isPackage)];
  };

  it("resolve dots from the package", () => {
    assert.deepEqual(names("from . import x", "p", true), ["p", "p.x"]);
    assert.deepEqual(names("from . import x", "p.m"), ["p", "p.x"]);
    assert.deepEqual(names("from ..q import x", "p.m.n"), ["p", "p.q", "p.q.x"]);
    assert.deepEqual(names("from ... import x", "p"), []);
  });

  it("are found in every block", () => {
    const text =
      "try:\n    import a\nexcept E:\n    import b\nfinally:\n    with x:\n        while y:\n            import c\n";
    assert.deepEqual(names(text), ["a", "b", "c"]);
  });
});

describe("code compiled at run time", () => {
  it("looks every name up", () => {
    const { code } = compileDynamic("x = y\ndef f():\n    return x\n", "<string>", "exec");
    assert.match(code, /\$C\.set\("x", \$loadName\(\$C, \$M, "y"\)\)/);
    assert.match(code, /return \$loadGlobal\(\$M, "x"\)/);
    assert.doesNotThrow(() => new Script(code));
  });

  it("gives the value of an expression", () => {
    const { code } = compileDynamic("1 + 2", "<string>", "eval");
    assert.match(code, /return \$add\(1, 2\);/);
  });

  it("shows expressions at a prompt, in blocks too, but not in functions", () => {
    const { code } = compileDynamic("if a:\n    b\n    def f():\n        c\n", "<stdin>", "single");
    assert.match(code, /"__repl_print__"\)[^\n]*"b"/);
    assert.doesNotMatch(code, /"__repl_print__"\)[^\n]*"c"/);
  });

  it("tells whether more lines are needed", () => {
    assert.equal(compileDynamic("def f():", "<stdin>", "single").isIncomplete, true);
    assert.equal(compileDynamic("f(", "<stdin>", "single").isIncomplete, true);
    assert.equal(compileDynamic("f)", "<stdin>", "single").isIncomplete, false);
  });

  it("reports errors instead of code", () => {
    const { code, hasErrors } = compileDynamic("return = 1", "<string>", "exec");
    assert.ok(hasErrors);
    assert.equal(code, "");
  });
});

describe("stages", () => {
  it("can all be printed", () => {
    for (const stage of STAGES) {
      const { text, diagnostics } = printStage("def f(x):\n    return x + 1\nprint(f(1.5))\n", "a.py", stage);
      assert.notEqual(text, "", stage);
      assert.deepEqual(diagnostics, []);
    }
  });

  it("show names of scopes", () => {
    const { text } = printStage("x = 1\ndef f(a):\n    y = a\n    return lambda: y\n", "a.py", "scopes");
    assert.match(text, /^module: .*x:assigned/);
    assert.match(text, /^ {2}function f: a:parameter local, y:cell$/m);
    assert.match(text, /^ {4}lambda: y:free$/m);
  });

  it("stop at errors", () => {
    const { text, diagnostics } = printStage("x = = 1\n", "a.py", "js");
    assert.equal(text, "");
    assert.equal(diagnostics.length, 1);
  });
});
