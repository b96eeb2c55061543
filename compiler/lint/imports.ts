/**
 * Imports of modules that are not there, and names that a module does not have.
 *
 * A missing module is a warning: it may be on the device, or be installed later. A name that a known module lacks is
 * an error, unless the module could get it while the program runs.
 */

import { closest } from "../diagnostics/closest.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import { absoluteModule } from "../program.js";
import type { Attribute, Expr, Identifier, Import, ImportFrom, NodeBase } from "../syntax/ast.js";
import type { Scope } from "../binding/scope.js";
import { meant, reportFinding } from "./finding.js";
import { firmwareText, isInFirmware, packageHint, portsOfFirmware, wayWithout } from "./firmware.js";
import { otherFirmwareText } from "./other-firmware.js";
import type { Foreseen } from "./guards.js";
import type { CheckedModule } from "./checked-module.js";
import type { ProgramView } from "./program-view.js";
import extensions from "./library-extensions.json" with { type: "json" };

/** Checks all imports of a module, and all attributes of modules that it reads. */
export function checkImports(program: ProgramView, module: CheckedModule, sink: DiagnosticSink): void {
  const checker = new ImportChecker(program, module, sink);
  module.eachNode((node, scope) => {
    if (node.kind === "ExprStmt") checker.mention(node.value);
    else if (node.kind === "Import") checker.plainImport(node);
    else if (node.kind === "ImportFrom") checker.fromImport(node);
    else if (node.kind === "Attribute") checker.attribute(node, scope);
    else if (node.kind === "Call") checker.question(node.func, node.args[1]?.value);
  });
  checker.reportAttributes();
}

class ImportChecker {
  private readonly attributes: { readonly node: Attribute; readonly module: string }[] = [];
  /** Names that `hasattr`, `getattr` or a `try` ask for. */
  private readonly asked = new Set<string>();

  constructor(
    private readonly program: ProgramView,
    private readonly module: CheckedModule,
    private readonly sink: DiagnosticSink,
  ) {}

  plainImport(node: Import): void {
    for (const { path } of node.names) this.path(path, "");
  }

  fromImport(node: ImportFrom): void {
    const full = absoluteModule(this.module.source, node);
    if (full === null || full === "") return;
    const written = node.path.map((part) => part.name).join(".");
    const before = full.slice(0, full.length - written.length);
    if (!this.path(node.path, before)) return;
    for (const { name } of node.names ?? []) {
      if (!this.program.mayHave(full, name.name)) this.missingName(full, name, "ImportError");
      else this.onBoardOnly(full, name, "ImportError");
    }
  }

  attribute(node: Attribute, scope: Scope): void {
    const object = this.program.entityOf(this.module, scope, node.value);
    if (object?.kind !== "module") return;
    if (this.program.mayHave(object.name, node.attr.name)) {
      this.onBoardOnly(object.name, node.attr, "AttributeError");
      return;
    }
    if (this.module.guards.certainty(node.attr.start, "AttributeError") === "expected")
      this.asked.add(node.attr.name);
    this.attributes.push({ node, module: object.name });
  }

  /** `module.name` alone under a `try` is a question, whatever is caught. */
  mention(value: Expr): void {
    if (value.kind !== "Attribute") return;
    if (this.module.guards.certainty(value.attr.start, "AttributeError") !== "certain")
      this.asked.add(value.attr.name);
  }

  question(func: Expr, name: Expr | undefined): void {
    if (func.kind === "Name" && /^(has|get)attr$/.test(func.name) && name?.kind === "Str")
      this.asked.add(name.value);
  }

  /** When all questions of the module are known. */
  reportAttributes(): void {
    for (const { node, module } of this.attributes)
      if (!this.asked.has(node.attr.name)) this.missingName(module, node.attr, "AttributeError");
  }

  /** Whether the module is there; the parts before it are looked at too. */
  private path(path: readonly Identifier[], before: string): boolean {
    let full = before;
    for (const part of path) {
      full += (full === "" || full.endsWith(".") ? "" : ".") + part.name;
      const place = { start: path[0]!.start, end: part.end };
      const isOnBoardOnly = this.program.isOnBoardOnly(full);
      const isLacking = isOnBoardOnly || !this.program.hasModule(full);
      if (isLacking && this.lackingModule(full, place)) {
        if (isOnBoardOnly) continue;
        return false;
      }
      if (isOnBoardOnly) this.notHere(full, part, "ImportError");
      if (!isLacking || isOnBoardOnly) continue;
      this.missingModule(full, place);
      return false;
    }
    return true;
  }

  /** A module that firmware has and this library has not. True: there is nothing else to say of it. */
  private lackingModule(name: string, place: NodeBase): boolean {
    const { target } = this.program.surroundings;
    if (portsOfFirmware(name) === undefined) return false;
    if (target !== undefined && !isInFirmware(name, target)) return false;
    reportFinding(this.module, this.sink, {
      code: "NAM234",
      place,
      args: [name, target?.board.name ?? firmwareText(name)],
      raises: "ImportError",
      extra: { hint: wayWithout(name, target !== undefined) },
    });
    return true;
  }

  private missingModule(name: string, place: NodeBase): void {
    if (this.program.changesImports) return;
    const { library, bytecodeOf, target } = this.program.surroundings;
    const bytecode = bytecodeOf?.(name);
    if (bytecode !== undefined) {
      const args = [name, bytecode, bytecode.replace(/mpy$/, "py")];
      reportFinding(this.module, this.sink, { code: "NAM233", place, args, raises: "ValueError" });
      return;
    }
    const known = [...this.program.modules.map((module) => module.name), ...Object.keys(library.modules)];
    const hint = packageHint(name, target !== undefined) ?? neitherHint(name) ?? otherFirmwareText(name);
    reportFinding(this.module, this.sink, {
      code: "NAM230",
      place,
      args: [name],
      raises: "ImportError",
      extra: hint === undefined ? meant(closest(name, known)) : { hint },
    });
  }

  /** A name that boards have, but this library has not. */
  private onBoardOnly(module: string, name: Identifier, raises: Foreseen): void {
    if (this.program.isOnBoardOnly(module, name.name)) this.notHere(`${module}.${name.name}`, name, raises);
  }

  private notHere(name: string, place: NodeBase, raises: Foreseen): void {
    if (this.module.guards.certainty(place.start, raises) !== "certain") return;
    const { file } = this.module.source;
    this.sink.report("NAM232", file, place.start, place.end, [name]);
  }

  private missingName(module: string, name: Identifier, raises: Foreseen): void {
    const isExtension = isExtending(module, name.name);
    reportFinding(this.module, this.sink, {
      code: "NAM231",
      place: name,
      args: [module, name.name],
      raises,
      ...(this.program.changesImports || variesByPort(module) || isExtension ? { atMost: "likely" } : {}),
      extra: isExtension
        ? { hint: "the module of that name in micropython-lib has it; put it beside the program" }
        : meant(closest(name.name, this.program.namesOf(module) ?? [])),
    });
  }
}

/** The hint for a module of firmware that the board does not have. */
function neitherHint(name: string): string | undefined {
  return (
    portsOfFirmware(name) && `the firmware of the board has it neither; that of ${firmwareText(name)} has it`
  );
}

/** Modules of which some port has more than this library: a name that is missing here may be there on the board. */
const PORT_MODULES: ReadonlySet<string> = new Set(["network", "os", "socket", "select", "vfs", "bluetooth"]);

function variesByPort(module: string): boolean {
  return PORT_MODULES.has(module) || PORT_MODULES.has(module.replace(/^u/, ""));
}

/** Whether a name is one that a package of micropython-lib adds to a module, which may be on the device. */
function isExtending(module: string, name: string): boolean {
  const names = (extensions as Readonly<Record<string, string>>)[module.replace(/^u/, "")];
  return names?.split(" ").includes(name) === true;
}
