/**
 * Calls whose arguments do not fit the function: too many or too few, keywords that it does not have, parameters given
 * twice. Only functions that are certainly the ones called are looked at.
 */

import type { Scope } from "../binding/scope.js";
import { closest } from "../diagnostics/closest.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { Argument, Call, NodeBase } from "../syntax/ast.js";
import { compilerDecorator } from "../syntax/compiler-decorators.js";
import { bindsIn, ClassTable, instanceOf } from "./classes.js";
import { meant, reportFinding } from "./finding.js";
import type { CheckedModule, Entity } from "./checked-module.js";
import type { ProgramView } from "./program-view.js";
import { nativeSignature, signatureOf, type Signature } from "./signature.js";

/** Checks the calls of all modules. */
export function checkCalls(program: ProgramView, sink: DiagnosticSink): void {
  const classes = new ClassTable(program);
  for (const module of program.modules) {
    module.eachNode((node, scope) => {
      if (node.kind !== "Call") return;
      const signature = calledSignature(program, classes, module, scope, node);
      if (signature !== undefined) new CallCheck(module, sink, node, signature).run();
    });
  }
}

function calledSignature(
  program: ProgramView,
  classes: ClassTable,
  module: CheckedModule,
  scope: Scope,
  { func }: Call,
): Signature | undefined {
  const entity = program.entityOf(module, scope, func);
  if (entity !== undefined) return entitySignature(classes, entity);
  if (func.kind !== "Attribute" || func.value.kind !== "Name") return undefined;
  const self = func.value.name;
  const node = instanceOf(module, module.owner(scope, self), self);
  const name = func.attr.name;
  const method = node === undefined ? undefined : classes.method({ module, node }, name, true);
  return method === undefined ? undefined : signatureOf(method.module, method.node, name, method.bound);
}

function entitySignature(classes: ClassTable, entity: Entity): Signature | undefined {
  switch (entity.kind) {
    case "module":
      return undefined;
    case "native":
      return nativeSignature(entity.name, entity.signature);
    case "function": {
      const { module, node, name } = entity;
      const isPlain =
        node.kind === "Lambda" ||
        node.decorators.every((d) => (compilerDecorator(d)?.emitter ?? null) !== null);
      return isPlain ? signatureOf(module, node, name, 0) : undefined;
    }
    case "class": {
      // Without __init__ MicroPython's classes take any arguments.
      const { name } = entity.node.name;
      const line = classes.lineOf(entity);
      if (line === null || line.some((one) => bindsIn(one, "__new__"))) return undefined;
      const init = classes.method(entity, "__init__", false);
      return init === undefined ? undefined : signatureOf(init.module, init.node, name, init.bound);
    }
  }
}

class CallCheck {
  private readonly given: readonly Argument[];
  private readonly keywords: readonly Argument[];
  private readonly hasStar: boolean;
  private readonly hasDoubleStar: boolean;

  constructor(
    private readonly module: CheckedModule,
    private readonly sink: DiagnosticSink,
    private readonly call: Call,
    private readonly signature: Signature,
  ) {
    const { args } = call;
    this.given = args.filter(({ form }) => form === "positional");
    this.keywords = args.filter(({ form }) => form === "keyword");
    this.hasStar = args.some(({ form }) => form === "star");
    this.hasDoubleStar = args.some(({ form }) => form === "doublestar");
  }

  /** One finding a call for wrong numbers, and one for each bad keyword. */
  run(): void {
    const { given, signature } = this;
    const ok = this.checkKeywords();
    if (given.length > signature.max) this.tooMany();
    else if (ok) this.checkMissing();
  }

  private tooMany(): void {
    const { given, signature } = this;
    const { shown, max, positional } = signature;
    // Of a method without any parameter even the instance is too much.
    if (max < 0) {
      this.report(
        "TYP301",
        this.call,
        [shown, "no arguments", given.length === 0 ? "self is" : `self and ${given.length} are`],
        {
          hint: "a method needs a first parameter for the instance",
        },
      );
      return;
    }
    const first = given[max]!;
    const last = given.at(-1)!;
    const extra =
      positional !== null && signature.keywordOnly.length > 0
        ? { hint: "parameters after '*' are given by keyword" }
        : {};
    this.report(
      "TYP301",
      { start: first.start, end: last.end },
      [
        shown,
        max === 0 ? "no positional arguments" : atMost(signature),
        `${given.length} ${given.length === 1 ? "is" : "are"}`,
      ],
      extra,
    );
  }

  /** Whether all keywords are good. */
  private checkKeywords(): boolean {
    const { signature } = this;
    const seen = new Set<string>();
    let ok = true;
    for (const argument of this.keywords) {
      const name = argument.name!;
      const index = signature.positional?.findIndex((p) => p.byKeyword && p.name === name.name) ?? -1;
      const isKeywordOnly = signature.keywordOnly.some((p) => p.name === name.name);
      const place = { start: name.start, end: name.end };
      if (seen.has(name.name) || (index >= 0 && index < this.given.length)) {
        this.report("TYP304", place, [signature.shown, name.name]);
        ok = false;
      } else if (index < 0 && !isKeywordOnly && !signature.takesAnyKeyword) {
        this.unknownKeyword(name.name, place);
        ok = false;
      }
      seen.add(name.name);
    }
    return ok;
  }

  private unknownKeyword(name: string, place: NodeBase): void {
    const { positional, keywordOnly, shown } = this.signature;
    const known = [...(positional ?? []), ...keywordOnly].filter((p) => p.byKeyword).map((p) => p.name);
    const free = known.filter((other) => !this.keywords.some((argument) => argument.name!.name === other));
    this.report("TYP303", place, [shown, name], meant(closest(name, free)));
  }

  private checkMissing(): void {
    const { signature, given, call } = this;
    const names = new Set(this.keywords.map((argument) => argument.name!.name));
    if (!this.hasStar && given.length < signature.min && signature.positional === null)
      this.report("TYP302", call, [
        signature.shown,
        count(signature.min - given.length, "positional argument"),
      ]);
    if (this.hasDoubleStar || signature.positional === null) return;
    const missing = this.hasStar
      ? []
      : signature.positional.filter(
          (p, i) => i >= given.length && p.isRequired && !(p.byKeyword && names.has(p.name)),
        );
    const all = [...missing, ...signature.keywordOnly.filter((p) => p.isRequired && !names.has(p.name))];
    if (all.length > 0)
      this.report("TYP302", call, [signature.shown, all.map((p) => `'${p.name}'`).join(", ")]);
  }

  private report(
    code: string,
    place: NodeBase,
    args: readonly string[],
    extra: { hint?: string } = {},
  ): void {
    const { definition } = this.signature;
    reportFinding(this.module, this.sink, {
      code,
      place,
      args,
      raises: "TypeError",
      extra: { ...extra, ...(definition === undefined ? {} : { related: [definition] }) },
    });
  }
}

function atMost({ min, max }: Signature): string {
  return `${min === max ? "" : "at most "}${count(max, "positional argument")}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
