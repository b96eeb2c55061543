/** Checks scripts one after the other, each with its settings, and gathers what is to be shown. */

import { DiagnosticSink } from "../compiler/diagnostics/diagnostic.js";
import type { Diagnostic } from "../compiler/index.js";
import type { SourceFile } from "../compiler/source/source-file.js";
import { findProblems, Silencer, usesHardware } from "../compiler/lint/index.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import type { Target } from "../targets/load.js";
import { configFor, isMeant, type CheckConfig } from "./check-config.js";
import { surroundingsOf } from "./check-surroundings.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { isForCircuitPython } from "./firmware-of.js";
import { boardFolder, searchPathFor } from "./module-search.js";
import { cannotOpen } from "./file-failure.js";
import { readText } from "./read-file.js";
import { backendNamed } from "./backend-of.js";
import { findTarget } from "./find-target.js";

/** What the command line says; it comes before the settings of files. */
export interface CheckOptions {
  readonly board: string | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Put free pins in place of those that cannot do what is asked. */
  readonly replacePins?: boolean;
  readonly strict: boolean;
  readonly strictPins: boolean;
  readonly backend: BackendDescription | undefined;
}

export class CheckRun {
  /** Findings to show, in the order of the files. */
  readonly findings: Diagnostic[] = [];
  /** Scripts that use hardware, though no board is known. */
  readonly boardless: string[] = [];
  private readonly seen = new Set<string>();
  private readonly silencer = new Silencer();
  private readonly files = new Map<string, { file: SourceFile; withBoard: boolean; config: CheckConfig }>();
  private readonly targets = new Map<string, Target>();

  constructor(private readonly options: CheckOptions) {}

  /** Checks a script with all that it imports; gives its new findings. */
  check(path: string): readonly Diagnostic[] {
    const text = readText(path);
    if (text === undefined) throw cannotOpen(path);
    const config = configFor(path);
    const folder = path.replace(/[^/]*$/, "").replace(/\/$/, "");
    const target = this.targetOf(path, config);
    const resolver = new ModuleResolver(
      searchPathFor(folder, process.env, boardFolder(target), isForCircuitPython(text, folder, target)),
      undefined,
      target?.board.dialect,
    );
    const { analyse } = compiler();
    const { bound, ir, diagnostics, hasErrors } = analyse({
      entry: resolver.entry({ path, text }),
      resolve: (name) => resolver.resolve(name),
      optimise: false,
    });
    if (target === undefined && !hasErrors && usesHardware(bound)) this.boardless.push(path);
    const strictPins = this.options.strictPins || config.strictPins;
    // What could not be parsed would be taken for undefined names.
    const problems = hasErrors
      ? []
      : findProblems(bound, surroundingsOf(resolver), {
          ir,
          target,
          strictPins,
          backend: this.backendOf(config, target),
          replacePins: this.options.replacePins ?? false,
        });
    if (!hasErrors)
      for (const { file } of bound)
        if (isOwn(file.path)) this.files.set(file.path, { file, withBoard: target !== undefined, config });
    const fresh = [...diagnostics, ...problems].filter(
      (found) => this.isFirst(found) && this.isWanted(found),
    );
    this.findings.push(...fresh);
    return fresh;
  }

  /** Comments that were of no use, when all scripts have been checked. */
  finish(): readonly Diagnostic[] {
    const sink = new DiagnosticSink();
    for (const { file, withBoard, config } of this.files.values()) {
      const wasChecked = (code: string): boolean =>
        (withBoard || !code.startsWith("PIN")) && this.isSelected(code, config, file.path);
      this.silencer.reportUnused(file, wasChecked, sink);
    }
    const fresh = sink.diagnostics.filter((found) => this.isWanted(found));
    this.findings.push(...fresh);
    return fresh;
  }

  /** Whether the findings are reason to fail. */
  get failed(): boolean {
    return this.findings.some(
      ({ severity, file }) =>
        severity === "error" ||
        (severity === "warning" && (this.options.strict || configFor(file.path).strict)),
    );
  }

  private targetOf(path: string, config: CheckConfig): Target | undefined {
    const own = Object.entries(config.perFileBoards).find(([pattern]) =>
      isMeant(pattern, path, config.folder),
    );
    const id = this.options.board ?? own?.[1] ?? config.board;
    if (id === undefined) return undefined;
    const target = this.targets.get(id) ?? findTarget(id);
    this.targets.set(id, target);
    return target;
  }

  private backendOf(config: CheckConfig, target: Target | undefined): BackendDescription | undefined {
    if (this.options.backend !== undefined || config.backend === undefined || target === undefined)
      return this.options.backend;
    return backendNamed(config.backend, target);
  }

  /** Modules that several of the scripts import are checked with each. */
  private isFirst({ code, severity, file, start, args }: Diagnostic): boolean {
    const key = [code, severity, file.path, start, ...args].join("\0");
    return !this.seen.has(key) && this.seen.add(key) !== undefined;
  }

  private isWanted(found: Diagnostic): boolean {
    const config = configFor(found.file.path);
    // Without a program there is nothing to choose from.
    const isSyntax = found.severity === "error" && found.code.startsWith("SYN");
    if (!isSyntax && !this.isSelected(found.code, config, found.file.path)) return false;
    if (found.severity === "info" && !this.showsInfo(found.code, config)) return false;
    return this.silencer.isShown(found);
  }

  private showsInfo(code: string, config: CheckConfig): boolean {
    if (this.options.strict || config.strict || code === "PIN400") return true;
    return [...this.options.select, ...config.select].some(
      (prefix) => prefix.length > 3 && code.startsWith(prefix),
    );
  }

  private isSelected(code: string, config: CheckConfig, path: string): boolean {
    const starts = (prefixes: readonly string[]): boolean =>
      prefixes.some((prefix) => prefix === "ALL" || code.startsWith(prefix));
    const { select, ignore } = this.options;
    if (starts(ignore)) return false;
    if (select.length > 0) return starts(select);
    if (starts(config.ignore)) return false;
    for (const [pattern, codes] of Object.entries(config.perFileIgnores))
      if (starts(codes) && isMeant(pattern, path, config.folder)) return false;
    return config.select.length === 0 || starts(config.select);
  }
}

/** Not a module of the package itself. */
function isOwn(path: string): boolean {
  return !path.startsWith(".frozen");
}
