/** R60: results that are dropped where they were wanted, or taken where there are none. */

import { walkTree } from "../../binding/walk-tree.js";
import type { Expr } from "../../syntax/ast.js";
import type { Rule } from "../rule.js";
import type { Problem, RuleContext } from "../rule-context.js";

/** Methods that do something and give nothing. */
const GIVES_NOTHING = new Set(
  "on off toggle high low deinit append extend insert sort reverse clear update sleep sleep_ms sleep_us".split(
    " ",
  ),
);
/** Methods without arguments that nobody names without wanting them called. */
const WANTS_CALL = new Set(
  "on off toggle high low deinit measure convert_temp feed disconnect show".split(" "),
);

export const resultUse: Rule = {
  code: "PIN460",
  requirement: "R60",
  severity: "warning",
  text: "{0}",
  summary: "a result that is dropped, or taken where there is none",
  explanation: {
    what: "A method is named but not called, a comparison stands alone, or the result of something that gives none is kept.",
    why: "led.on without parentheses does nothing, x == 1 changes nothing, and led = Pin(2).on() leaves None in led: all of them are valid and silent.",
    example: "from machine import Pin\n\nled = Pin(2, Pin.OUT)\nled.on",
    instead: "from machine import Pin\n\nled = Pin(2, Pin.OUT)\nled.on()",
  },
  ofText: true,
  check(ctx) {
    const own = ownMethods(ctx);
    for (const module of ctx.modules) {
      if (module.file.path.startsWith(".frozen")) continue;
      const asked = new Set<Expr>();
      walkTree(module.tree, (node) => {
        // Under a try an attribute alone is a question.
        if (node.kind === "Try") walkTree(node, (inner) => inner.kind === "Attribute" && asked.add(inner));
        const found =
          node.kind === "ExprStmt" && !asked.has(node.value)
            ? dropped(node.value, own)
            : node.kind === "Assign"
              ? nothing(node.value, own)
              : undefined;
        const place = found === undefined ? undefined : ctx.textPlace(module, node);
        if (found !== undefined && place !== undefined)
          ctx.report({ code: "PIN460", at: place, raises: "nothing", ...found });
      });
    }
  },
};

type Found = Pick<Problem, "args" | "hint" | "severity">;

function dropped(value: Expr, own: ReadonlySet<string>): Found | undefined {
  if (value.kind === "Attribute" && WANTS_CALL.has(value.attr.name) && !own.has(value.attr.name))
    return {
      args: [`${value.attr.name} is named, but not called`],
      hint: `write ${value.attr.name}()`,
    };
  if (value.kind === "Compare" && value.operators.length === 1 && value.operators[0] === "==")
    return { args: ["this comparison is of no use: nothing looks at its result"], hint: "one '=' assigns" };
  if (value.kind === "Binary")
    return { severity: "info", args: ["the result of this expression is dropped"] };
  return undefined;
}

function nothing(value: Expr, own: ReadonlySet<string>): Found | undefined {
  if (value.kind !== "Call" || value.func.kind !== "Attribute") return undefined;
  const { name } = value.func.attr;
  if (!GIVES_NOTHING.has(name) || own.has(name)) return undefined;
  return {
    severity: "info",
    args: [`${name}() gives nothing: what is kept is None`],
    hint: "call it in a line of its own",
  };
}

/** Methods and properties that the program's classes give these names; they may be anything. */
function ownMethods(ctx: RuleContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tree } of ctx.modules)
    walkTree(tree, (node) => {
      if (node.kind !== "ClassDef") return;
      for (const one of node.body) {
        if (one.kind === "FunctionDef") names.add(one.name.name);
        if (one.kind === "Assign")
          for (const target of one.targets) if (target.kind === "Name") names.add(target.name);
      }
    });
  return names;
}
