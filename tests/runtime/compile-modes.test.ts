/** What `compile` takes in each mode, and errors that only text compiled at run time can show. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

const INVALID = "SyntaxError: invalid syntax";

const PRELUDE = `
def accepts(text, mode):
    compile(text, "text", mode)
    return True
def run(text):
    names = {}
    exec(text, names)
    return names["r"]
`;

describe("compile", () => {
  it("takes one statement in single mode", () => {
    checkExpressions(
      [
        ["accepts('x = 1; y = 2', 'single')", "True"],
        ["accepts('if 1:\\n x = 1\\n', 'single')", "True"],
        ["accepts('\\n', 'single')", "True"],
        ["accepts('', 'single')", INVALID],
        ["accepts('\\\\\\n', 'single')", INVALID],
        ["accepts('\\n1', 'single')", INVALID],
        ["accepts('x = 1\\ny = 2\\n', 'single')", INVALID],
        ["accepts('if 1:\\n x = 1\\n\\ny = 1', 'single')", INVALID],
      ],
      PRELUDE,
    );
  });

  it("takes one expression in eval mode, which begins on the first line", () => {
    checkExpressions(
      [
        ["accepts('1\\n\\n', 'eval')", "True"],
        ["accepts('\\\\\\n1', 'eval')", "True"],
        ["accepts('\\n1', 'eval')", INVALID],
        ["accepts('', 'eval')", INVALID],
        ["accepts('', 'exec')", "True"],
      ],
      PRELUDE,
    );
  });

  it("refuses names of more than 255 bytes", () => {
    checkExpressions(
      [
        ["run('a' * 255 + ' = r = 1')", "1"],
        ["run('a' * 256 + ' = r = 1')", "RuntimeError: name too long"],
        ["run('\\u00e9' * 128 + ' = r = 1')", "RuntimeError: name too long"],
      ],
      PRELUDE,
    );
  });

  it("reads doubled braces in specifications of t-strings", () => {
    checkExpressions(
      [
        ["run(\"r = t'{1:{5}{{a}}}'.interpolations[0].format_spec\")", "'5{a}'"],
        ["run(\"r = t'{1:{{}}}'.interpolations[0].format_spec\")", "'{}'"],
        ["run(\"t'a { x'\")", "SyntaxError: malformed f-string"],
        ["run(\"t'{1!r :x}'\")", INVALID],
      ],
      PRELUDE,
    );
  });
});
