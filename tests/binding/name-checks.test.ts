import assert from "node:assert/strict";
import { bindModule } from "../../compiler/binding/binder.js";
import { joinFacts } from "../../compiler/binding/bindings.js";
import { checkNames } from "../../compiler/binding/name-checks.js";
import { DiagnosticSink, messageOf } from "../../compiler/diagnostics/diagnostic.js";
import { SourceFile } from "../../compiler/source/source-file.js";
import { parseModule } from "../../compiler/syntax/parser.js";

/** Line, message and hint of each finding. */
function findings(text: string): string[] {
  const file = new SourceFile("test.py", text);
  const sink = new DiagnosticSink();
  const tree = parseModule(file, sink);
  const bindings = bindModule({ tree, file, sink });
  checkNames({ tree, file, bindings, program: joinFacts([bindings.facts]), sink });
  return sink.diagnostics.map((d) => [file.lineOf(d.start), messageOf(d), d.hint ?? ""].join("; "));
}

describe("name checks", () => {
  it("find names that nothing defines and say what may have been meant", () => {
    assert.deepEqual(findings("counter = 0\ndef f(value):\n  print(conter)\n  return vlaue\n"), [
      "3; nothing in the program defines 'conter'; did you mean 'counter'?",
      "4; nothing in the program defines 'vlaue'; did you mean 'value'?",
    ]);
    assert.deepEqual(findings("pritn(1)\n"), [
      "1; nothing in the program defines 'pritn'; did you mean 'print'?",
    ]);
  });

  it("report a name once a scope", () => {
    assert.equal(findings("def f():\n  qqqqqq()\n  qqqqqq()\n").length, 1);
  });

  it("know builtins, names of modules, later definitions and globals of functions", () => {
    assert.deepEqual(
      findings("print(__name__, len)\ndef f(): return g()\ndef g():\n  global h\n  h = 1\nh\n"),
      [],
    );
  });

  it("are silent where names may come from elsewhere", () => {
    assert.deepEqual(findings("from m import *\nx\n"), []);
    assert.deepEqual(findings("exec('x = 1')\nprint(x)\n"), []);
    assert.deepEqual(findings("import builtins\nbuiltins.x = 1\nprint(x)\n"), []);
    assert.deepEqual(findings("try:\n  unicode\nexcept NameError:\n  pass\n"), []);
  });

  it("know the types of viper functions there only", () => {
    assert.deepEqual(findings("@micropython.viper\ndef f(p: ptr8): return ptr8(p)[0]\n"), []);
    assert.equal(findings("def f(p): return ptr8(p)[0]\n").length, 1);
  });
});
