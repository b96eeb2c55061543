import { describe, it } from "mocha";
import { getattr } from "../../runtime-hal/core/attributes.js";
import { spread } from "../../runtime-hal/core/iteration.js";
import { PyList } from "../../runtime-hal/core/objects.js";
import { add } from "../../runtime-hal/core/operators.js";
import { interpolationType, template, templateType } from "../../runtime-hal/core/template.js";
import { callType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { checkTable } from "../helpers/shown.js";

const hello = template(["Hello ", "!"], [["World", "name", "r", ">5"]]);
const make = (...args: Value[]): Value => callType(templateType, args, null);
const field = (...args: Value[]): Value => callType(interpolationType, args, null);

describe("template strings", () => {
  it("have parts", () => {
    checkTable([
      [
        () => hello,
        "Template(strings=('Hello ', '!'), interpolations=(Interpolation('World', 'name', 'r', '>5'),))",
      ],
      [() => getattr(hello, "strings"), "('Hello ', '!')"],
      [() => getattr(hello, "values"), "('World',)"],
      [() => getattr(getattr(hello, "interpolations").items[0], "format_spec"), "'>5'"],
      [
        () => new PyList(spread(template(["", ""], [[1, "x", null, ""]]))),
        "[Interpolation(1, 'x', None, '')]",
      ],
    ]);
  });

  it("can be joined and made", () => {
    checkTable([
      [() => getattr(add(hello, hello), "strings"), "('Hello ', '!Hello ', '!')"],
      [() => add(hello, "x"), "TypeError: unsupported types for __add__: 'Template', 'str'"],
      [() => getattr(make("a", "b", field(1, "x"), "c"), "strings"), "('ab', 'c')"],
      [() => getattr(make(field(1), field(2)), "strings"), "('', '', '')"],
      [() => make(1), "TypeError: expected str or Interpolation"],
    ]);
  });
});
