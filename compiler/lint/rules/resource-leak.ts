/** R49: files and sockets that are not closed on all ways. */

import { walkTree } from "../../binding/walk-tree.js";
import type { Call } from "../../syntax/ast.js";
import type { Rule } from "../rule.js";
import type { BoundModule } from "../../program.js";
import { localObjects, type LocalObject } from "./local-objects.js";

const CLOSERS = new Set(["close", "aclose", "__exit__", "detach"]);

/** What a call opens: a file or a socket. */
function opened({ func }: Call, module: BoundModule): "file" | "socket" | undefined {
  if (func.kind === "Name")
    return func.name === "open" && !module.bindings.globals.has("open") ? "file" : undefined;
  if (func.kind !== "Attribute" || func.value.kind !== "Name") return undefined;
  return func.attr.name === "socket" && /^u?socket$/.test(func.value.name) ? "socket" : undefined;
}

export const resourceLeak: Rule = {
  code: "PIN449",
  requirement: "R49",
  severity: "info",
  text: "this {0} is {1}",
  summary: "a file or socket that is not closed on all ways",
  explanation: {
    what: "A file or socket is opened, and the function can end without closing it.",
    why: "What was written may stay in a buffer and never reach the flash; sockets stay open until memory runs out, and boards have few of them.",
    example: "def log(line):\n    f = open('log.txt', 'a')\n    f.write(line)\n\nlog('started')",
    instead: "def log(line):\n    with open('log.txt', 'a') as f:\n        f.write(line)\n\nlog('started')",
  },
  ofText: true,
  check(ctx) {
    for (const module of ctx.modules) {
      if (module.file.path.startsWith(".frozen")) continue;
      const say = (node: { start: number; end: number }, what: string, how: string): void => {
        const place = ctx.textPlace(module, node);
        if (place === undefined) return;
        ctx.report({
          code: "PIN449",
          at: place,
          args: [what, how],
          raises: "nothing",
          severity: "info",
          hint:
            what === "file" ? "with open(…) as f: closes it on all ways" : "close it in a finally: clause",
        });
      };
      const isOpened = (call: Call): boolean => opened(call, module) !== undefined;
      const servesForEver = hasEndlessLoop(module);
      for (const one of localObjects(module.tree, isOpened, true)) {
        // The socket of a server is meant to stay open.
        if (one.isGlobal && servesForEver && opened(one.call, module) === "socket") continue;
        const how = leak(one, module);
        if (how !== undefined) say(one.call, opened(one.call, module)!, how);
      }
      // `open(name).read()` leaves nothing that could be closed.
      walkTree(module.tree, (node) => {
        if (node.kind !== "Attribute" || node.value.kind !== "Call" || CLOSERS.has(node.attr.name)) return;
        const what = opened(node.value, module);
        if (what === "file") say(node.value, what, "never closed");
      });
    }
  },
};

/** How the object can stay open. */
function leak({ call, attributes, returns, isGlobal }: LocalObject, module: BoundModule): string | undefined {
  const closes = attributes.filter(({ attr }) => CLOSERS.has(attr.name));
  const [first] = closes;
  if (first === undefined) return "never closed";
  if (isGlobal || closes.some((one) => inFinally(one, module))) return undefined;
  const early = returns.some(
    ({ start, end }) =>
      start > call.end && start < first.start && !closes.some((one) => one.start > start && one.end < end),
  );
  return early ? "not closed where the function returns early" : undefined;
}

function hasEndlessLoop({ tree }: BoundModule): boolean {
  return tree.body.some(
    (one) =>
      one.kind === "While" &&
      ((one.test.kind === "Constant" && one.test.value === "True") ||
        (one.test.kind === "Int" && one.test.value !== 0)),
  );
}

function inFinally(at: { start: number; end: number }, { tree }: BoundModule): boolean {
  let found = false;
  walkTree(tree, (node) => {
    if (node.kind !== "Try") return;
    const [first] = node.finalbody;
    const last = node.finalbody.at(-1);
    if (first !== undefined && at.start >= first.start && at.end <= last!.end) found = true;
  });
  return found;
}
