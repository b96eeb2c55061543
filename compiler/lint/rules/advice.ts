/** Advice that is shown with --strict: R52, R61, R62. */

import { asInt } from "../evaluate/value.js";
import { walkTree } from "../../binding/walk-tree.js";
import type { Expr, Module } from "../../syntax/ast.js";
import type { Rule } from "../rule.js";

export const busyLoop: Rule = {
  code: "PIN461",
  requirement: "R61",
  severity: "info",
  text: "this loop never rests",
  summary: "an endless loop without a pause",
  explanation: {
    what: "An endless loop does nothing that waits.",
    why: "It keeps the processor at full power and leaves no time for the network or other tasks.",
    example:
      "from machine import Pin\n\nbutton = Pin(4, Pin.IN)\nled = Pin(13, Pin.OUT)\nwhile True:\n    led.value(button.value())",
    instead:
      "import time\nfrom machine import Pin\n\nbutton = Pin(4, Pin.IN)\nled = Pin(13, Pin.OUT)\nwhile True:\n    led.value(button.value())\n    time.sleep_ms(10)",
  },
  check(ctx) {
    const inLoop = ctx.facts.events.filter((event) => event.loops > 0);
    const [first] = inLoop;
    if (first === undefined || !ctx.evaluator.complete) return;
    const waits = inLoop.some(
      ({ kind, name }) =>
        kind === "call" &&
        /sleep|wait|delay|idle|recv|accept|read|measure|poll|input|schedule|connect|get|\?/.test(name),
    );
    if (waits) return;
    ctx.report({
      code: "PIN461",
      at: first.place,
      args: [],
      raises: "nothing",
      severity: "info",
      hint: "add time.sleep_ms(…) to the loop",
    });
  },
};

export const ticksArithmetic: Rule = {
  code: "PIN462",
  requirement: "R62",
  severity: "info",
  text: "a difference of ticks is taken with '-'",
  summary: "ticks are subtracted",
  explanation: {
    what: "Two values of ticks_ms() or ticks_us() are subtracted with '-'.",
    why: "The counter starts again from 0 after some days (ticks_us: minutes to hours), and then the difference is negative. ticks_diff() knows.",
    example:
      "import time\nimport machine\n\nstart = time.ticks_ms()\nmachine.idle()\nprint(time.ticks_ms() - start)",
    instead:
      "import time\nimport machine\n\nstart = time.ticks_ms()\nmachine.idle()\nprint(time.ticks_diff(time.ticks_ms(), start))",
  },
  check(ctx) {
    for (const module of ctx.modules) {
      const frame = ctx.evaluator.frameOf(module.name);
      if (frame === undefined) continue;
      const names = tickNames(module.tree);
      const isTick = (side: Expr): boolean => isTicksCall(side) || names.has(nameOf(side) ?? "");
      walkTree(module.tree, (node) => {
        if (node.kind !== "Binary" || node.operator !== "-") return;
        // Of a name both sides are wanted: what is subtracted from a tick may be a number of milliseconds.
        const { left, right } = node;
        const isTicks = isTicksCall(left) || isTicksCall(right) || (isTick(left) && isTick(right));
        if (!isTicks) return;
        ctx.report({
          code: "PIN462",
          at: { file: module.file, start: node.start, end: node.end, frame },
          args: [],
          raises: "nothing",
          severity: "info",
          hint: "write time.ticks_diff(later, earlier)",
        });
      });
    }
  },
};

function isTicksCall(value: Expr): boolean {
  if (value.kind !== "Call") return false;
  const { func } = value;
  const name = func.kind === "Attribute" ? func.attr.name : func.kind === "Name" ? func.name : "";
  return /^ticks_(ms|us|cpu)$/.test(name);
}

/** A variable or attribute as text: `start`, `self.last`. */
function nameOf(value: Expr): string | undefined {
  if (value.kind === "Name") return value.name;
  if (value.kind !== "Attribute" || value.value.kind !== "Name") return undefined;
  return `${value.value.name}.${value.attr.name}`;
}

/** Names that hold ticks wherever the module assigns them, but for a first value as a constant. */
function tickNames(tree: Module): ReadonlySet<string> {
  const ticks = new Set<string>();
  const others = new Set<string>();
  walkTree(tree, (node) => {
    if (node.kind === "AugAssign") others.add(nameOf(node.target) ?? "");
    if (node.kind !== "Assign") return;
    for (const target of node.targets) {
      const name = nameOf(target);
      if (name === undefined) continue;
      if (isTicksCall(node.value)) ticks.add(name);
      else if (node.value.kind !== "Int" && !(node.value.kind === "Name" && ticks.has(node.value.name)))
        others.add(name);
    }
  });
  return new Set([...ticks].filter((name) => !others.has(name)));
}

export const connectorNumber: Rule = {
  code: "PIN452",
  requirement: "R52",
  severity: "info",
  text: "{0} is GPIO{0}, contact {1} of the header; contact {0} is {2}",
  summary: "a number that may be meant as that of a contact",
  explanation: {
    what: "All pins of a program are numbers that are GPIO contacts of the header too.",
    why: "Pins are numbered by the chip (BCM), not by the contacts of the header. Programs written for the other numbering work, on the wrong pins.",
    example:
      "from machine import Pin\n\na = Pin(11, Pin.OUT)\nb = Pin(13, Pin.OUT)\nc = Pin(15, Pin.OUT)\nd = Pin(16, Pin.IN)",
    instead:
      "from machine import Pin\n\na = Pin(17, Pin.OUT)\nb = Pin(27, Pin.OUT)\nc = Pin(22, Pin.OUT)\nd = Pin(23, Pin.IN)",
  },
  board: "rpi3",
  check(ctx) {
    const headers = ctx.board?.target.board.headers ?? [];
    if (ctx.board?.target.chip.family !== "linux") return;
    const contacts = headers
      .flatMap(({ left, right }) => [...left, ...right])
      .filter((one) => one.number !== undefined);
    const uses = ctx.facts.uses.filter(
      (use) => use.want === "digital" && asInt(use.argument?.value) !== undefined,
    );
    const numbers = new Set(uses.map((use) => asInt(use.argument!.value)!));
    // Four numbers that all are contacts with a pin are no accident.
    if (numbers.size < 4) return;
    const isContact = (n: number): boolean =>
      contacts.some(({ number, pin }) => number === n && pin !== undefined);
    if (![...numbers].every(isContact)) return;
    for (const use of uses) {
      const n = asInt(use.argument!.value)!;
      const own = contacts.find(({ pin }) => pin === n);
      const other = contacts.find(({ number }) => number === n);
      if (other?.pin === undefined) continue;
      ctx.report({
        code: "PIN452",
        at: use.argument!,
        args: [String(n), String(own?.number ?? "none"), `GPIO${other.pin}`],
        raises: "nothing",
        severity: "info",
      });
    }
  },
};

export const shadowedBuiltin: Rule = {
  code: "PIN458",
  requirement: "R58",
  severity: "info",
  text: "'{0}' hides the builtin of that name",
  summary: "a name hides a builtin",
  explanation: {
    what: "A variable or function of the program has the name of a builtin.",
    why: "From there on the builtin cannot be called by its name, and the message about it is hard to understand.",
    example: "from machine import Pin\n\ninput = Pin(4, Pin.IN)",
    instead: "from machine import Pin\n\nbutton = Pin(4, Pin.IN)",
  },
  check(ctx) {
    for (const module of ctx.modules) {
      const frame = ctx.evaluator.frameOf(module.name);
      if (frame === undefined) continue;
      walkTree(module.tree, (node) => {
        const [target] = node.kind === "Assign" ? node.targets : [];
        const name = target?.kind === "Name" ? target : node.kind === "FunctionDef" ? node.name : undefined;
        if (name === undefined || !COMMON_BUILTINS.has(name.name)) return;
        // Methods of classes hide nothing.
        if (node.kind === "FunctionDef" && module.file.position(node.start).column > 0) return;
        ctx.report({
          code: "PIN458",
          at: { file: module.file, start: name.start, end: name.end, frame },
          args: [name.name],
          raises: "nothing",
          severity: "info",
        });
      });
    }
  },
};

/** Builtins that scripts call; others hide nothing that is missed. */
const COMMON_BUILTINS = new Set(
  "abs all any bytes callable chr dict dir enumerate eval filter float hash hex input int isinstance iter len list map max min next open ord pow print range repr reversed round set sorted str sum super tuple type zip".split(
    " ",
  ),
);
