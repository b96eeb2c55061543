/** R56: how CircuitPython's guide wants drivers to be. */

import { walkTree } from "../../binding/walk-tree.js";
import type { ClassDef, FunctionDef } from "../../syntax/ast.js";
import type { Rule } from "../rule.js";

export const designGuide: Rule = {
  code: "PIN456",
  requirement: "R56",
  severity: "info",
  text: "{0}",
  summary: "a driver that departs from CircuitPython's design guide",
  explanation: {
    what: "A class has deinit() but is no context manager, or gives a state by a method without arguments.",
    why: "Users of CircuitPython expect `with Sensor(…) as sensor:` to close what the driver holds, and to read a state as an attribute.",
    example:
      "import board\nimport digitalio\n\nclass Button:\n    def __init__(self, pin):\n        self.pin = digitalio.DigitalInOut(pin)\n\n    def deinit(self):\n        self.pin.deinit()\n\nBUTTON = Button(board.D5)",
    instead:
      "import board\nimport digitalio\n\nclass Button:\n    def __init__(self, pin):\n        self.pin = digitalio.DigitalInOut(pin)\n\n    def deinit(self):\n        self.pin.deinit()\n\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *error):\n        self.deinit()\n\nBUTTON = Button(board.D5)",
  },
  board: "feather-m0-express",
  check(ctx) {
    if (ctx.board?.dialect !== "circuitpython") return;
    for (const module of ctx.modules) {
      if (module.file.path.startsWith(".frozen")) continue;
      walkTree(module.tree, (node) => {
        if (node.kind !== "ClassDef") return;
        for (const { at, text, hint } of departures(node)) {
          const place = ctx.textPlace(module, at);
          if (place !== undefined)
            ctx.report({
              code: "PIN456",
              at: place,
              args: [text],
              raises: "nothing",
              severity: "info",
              hint,
            });
        }
      });
    }
  },
};

interface Departure {
  readonly at: { readonly start: number; readonly end: number };
  readonly text: string;
  readonly hint: string;
}

function departures(cls: ClassDef): Departure[] {
  const methods = cls.body.filter((one): one is FunctionDef => one.kind === "FunctionDef");
  const has = (name: string): boolean => methods.some((method) => method.name.name === name);
  const found: Departure[] = [];
  // A base class may bring it.
  if (has("deinit") && !has("__exit__") && cls.args.length === 0)
    found.push({
      at: cls.name,
      text: `${cls.name.name} has deinit(), but cannot be used with 'with'`,
      hint: "add __enter__(), which returns self, and __exit__(), which calls deinit()",
    });
  for (const { name, params, decorators, body } of methods) {
    const state = /^(?:get|read)_([a-z]\w*)$/.exec(name.name)?.[1];
    const returns = body.some((one) => one.kind === "Return" && one.value !== null);
    if (state === undefined || decorators.length > 0 || params.list.length !== 1 || !returns) continue;
    found.push({
      at: name,
      text: `${name.name}() gives a state: the guide wants a property '${state}'`,
      hint: `write @property before 'def ${state}(self):'`,
    });
  }
  return found;
}
