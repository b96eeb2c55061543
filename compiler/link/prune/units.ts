/**
 * What is known to be reached of a built program: declarations and statements, classes with instances, names that are read, properties
 * that are set. It only grows, until nothing waits any more for something that was reached (`run`). How code reaches things is the
 * matter of `reach.ts`.
 */

import { Conditions, sets, type Condition } from "./conditions.js";
import {
  FLAG,
  TABLE_NAME,
  definedName,
  tableKind,
  valueOf,
  type ProgramNames,
  type TableKind,
} from "./forms.js";
import { lateBound } from "./late-binding.js";
import type { Declaration, Meaning, ModuleFile, Node, ProgramGraph, Statement } from "./program-graph.js";

/** Something that is reached only when `when` becomes true; until then `edits` leave it out. */
interface Pending {
  readonly when: Condition;
  readonly run: () => void;
  readonly module: ModuleFile;
  readonly edits: readonly Edit[];
}

/** A place that is never reached. */
export interface Edit {
  readonly node: Node;
  readonly form:
    "declaration" | "statement" | "property" | "method" | "branch" | "case" | "instanceof" | "flag";
}

export abstract class ReachedUnits {
  private readonly live = new Set<Declaration | Statement>();
  private readonly active = new Set<ModuleFile>();
  private readonly instantiated = new Set<Declaration>();
  protected readonly strings = new Set<string>();
  /** Names of properties that are read. */
  protected readonly members = new Set<string>();
  protected readonly tests: { module: ModuleFile; node: Node; type: Declaration }[] = [];
  /** Properties of the form `FLAG` that reached code gives a value. */
  protected readonly stored = new Set<string>();
  protected readonly flags: { module: ModuleFile; node: Node; name: string }[] = [];
  /** Functions within functions that give tables, by name: reached when an entry names them. */
  protected readonly helpers = new Map<ModuleFile, Map<string, Node>>();
  private queue: (() => void)[] = [];
  protected pending: Pending[] = [];

  /** The program can come to a type from any value of it. */
  private readonly asksForTypes: boolean;
  protected readonly conditions: Conditions;

  constructor(
    protected readonly graph: ProgramGraph,
    protected readonly names: ProgramNames | null,
    /** Path of the module whose texts name nothing. */
    protected readonly data?: string,
  ) {
    const asks = names?.builtins.has("type") === true || names?.attributes.has("__bases__") === true;
    this.asksForTypes = asks || names?.attributes.has("__class__") === true;
    this.conditions = new Conditions({
      classOf: (module, node) => graph.classOf(module, node),
      isInstantiated: (type) => this.instantiated.has(type),
      hasOperator: (operator) => this.strings.has(operator),
      hasAttribute: (name) => this.has(name, "attributes"),
      isStored: (property) => this.isStored(property),
    });
    for (const module of graph.modules.values()) {
      for (const unit of [...module.statements, ...module.declarations.values()]) this.findDefined(unit);
    }
  }

  /** Everything that is reached from these modules; gives what is not, by module. */
  run(roots: readonly ModuleFile[]): Map<ModuleFile, Edit[]> {
    for (const module of roots) {
      this.activate(module);
      // What the program itself imports runs, even if the names come from behind it.
      for (const { from } of module.imports.values())
        this.activate(this.graph.modules.get(from) as ModuleFile);
    }
    let changed = true;
    while (changed) {
      while (this.queue.length > 0) (this.queue.pop() as () => void)();
      const before = this.pending;
      this.pending = [];
      changed = false;
      for (const item of before) {
        if (item.when()) {
          changed = true;
          item.run();
        } else this.pending.push(item);
      }
      changed ||= this.queue.length > 0;
    }
    return this.edits();
  }

  private edits(): Map<ModuleFile, Edit[]> {
    const edits = new Map<ModuleFile, Edit[]>();
    const add = (module: ModuleFile, node: Node, form: Edit["form"]): void => {
      const list = edits.get(module);
      if (list === undefined) edits.set(module, [{ node, form }]);
      else list.push({ node, form });
    };
    for (const module of this.graph.modules.values()) {
      for (const d of module.declarations.values()) if (!this.live.has(d)) add(module, d.node, "declaration");
      for (const s of module.statements) if (!this.live.has(s)) add(module, s.node, "statement");
    }
    for (const { module, edits: left } of this.pending)
      for (const { node, form } of left) add(module, node, form);
    for (const [module, helpers] of this.helpers)
      for (const node of helpers.values()) add(module, node, "declaration");
    for (const { module, node, type } of this.tests)
      if (!this.instantiated.has(type)) add(module, node, "instanceof");
    for (const { module, node, name } of this.flags) if (!this.isStored(name)) add(module, node, "flag");
    return edits;
  }

  // ---------------------------------------------------------------- units

  /** Notes the classes whose instances a top-level call describes. */
  private findDefined(unit: Declaration | Statement): void {
    let call = unit.node;
    if (call.type === "VariableDeclarator") call = (call.init ?? call) as Node;
    else if (call.type === "ExpressionStatement") call = call.expression as Node;
    if (call.type !== "CallExpression") return;
    for (const argument of call.arguments as Node[]) {
      const js = argument.type === "ObjectExpression" ? valueOf(argument, "js") : argument;
      const described = js === undefined ? undefined : this.graph.classOf(unit.module, js);
      if (described === undefined) continue;
      described.definers.push(unit);
      if (!("kind" in unit)) unit.onlyDefines = true;
    }
  }

  /** A module runs: its statements have their effects. */
  protected activate(module: ModuleFile): void {
    if (this.active.has(module)) return;
    this.active.add(module);
    for (const statement of module.statements) {
      const name = definedName(statement.node);
      const bound = lateBound(statement, this.graph);
      if (name !== undefined) this.whenNamed(name, statement);
      else if (bound.length > 0) this.whenUsed(bound, statement);
      else if (!statement.onlyDefines) this.reach(statement);
    }
    for (const declaration of module.declarations.values()) {
      const name = definedName(declaration.node);
      if (name !== undefined) this.whenNamed(name, declaration);
    }
    for (const path of module.effects) this.activate(this.graph.modules.get(path) as ModuleFile);
  }

  protected reach(unit: Declaration | Statement): void {
    if (this.live.has(unit)) return;
    this.live.add(unit);
    this.queue.push(() => {
      this.activate(unit.module);
      if ("kind" in unit && unit.kind === "variable") {
        const init = unit.node.init as Node | null;
        if (init === null) return;
        if (TABLE_NAME.test(unit.name) && init.type === "ObjectExpression")
          this.visitTable(init, unit.module, tableKind(unit));
        else this.visit(init, unit.module);
      } else if ("kind" in unit && unit.kind === "function") {
        this.visitFunction(unit.node, unit.module, TABLE_NAME.test(unit.name) ? tableKind(unit) : undefined);
      } else this.visit(unit.node, unit.module);
    });
  }

  protected use(meaning: Meaning): void {
    if (meaning === undefined) return;
    if ("whole" in meaning) {
      this.activate(meaning.whole);
      for (const name of meaning.whole.exports.keys()) this.use(this.graph.exported(meaning.whole, name));
    } else if (meaning.kind === "class") this.instantiate(meaning);
    else this.reach(meaning);
  }

  /** There may be instances of the class (a subclass of it counts too). */
  protected instantiate(type: Declaration): void {
    if (this.instantiated.has(type)) return;
    this.instantiated.add(type);
    this.reach(type);
    for (const unit of type.definers) this.reach(unit);
  }

  protected useName(name: string): void {
    this.names?.attributes.add(name);
  }

  protected useBuiltin(name: string): void {
    this.names?.builtins.add(name);
  }

  protected store(property: string, value: Node | null): void {
    if (FLAG.test(property) && sets(property, value)) this.stored.add(property);
  }

  /** Could a property of the form `FLAG` have a value? Its name in a string may stand for a slot that is set by name. */
  private isStored(property: string): boolean {
    return this.stored.has(property) || this.strings.has(property);
  }

  /** Is this entry of a table looked up by somebody? */
  protected has(name: string, kind: keyof ProgramNames): boolean {
    return this.names === null || this.names[kind].has(name);
  }

  /** The type can be called: its name is known to the program, or it comes from `type(v)`. */
  protected canBeCalled(type: string): boolean {
    return this.names === null || this.asksForTypes || this.names.builtins.has(type);
  }

  /** Visits a node when the condition holds. */
  protected later(when: Condition, node: Node, module: ModuleFile, form: Edit["form"]): void {
    const run = (): void => this.visit(node, module);
    if (when()) run();
    else this.pending.push({ when, run, module, edits: [{ node, form }] });
  }

  /** An exception's type: it puts itself into the builtins. */
  private whenNamed(name: string, unit: Declaration | Statement): void {
    const when = (): boolean => this.has(name, "builtins");
    if (when()) this.reach(unit);
    else this.pending.push({ when, run: () => this.reach(unit), module: unit.module, edits: [] });
  }

  /** A function that one file gives to another: not needed before something there uses it. */
  private whenUsed(variables: readonly Declaration[], unit: Statement): void {
    const when = (): boolean => variables.some((variable) => this.live.has(variable));
    if (when()) this.reach(unit);
    else this.pending.push({ when, run: () => this.reach(unit), module: unit.module, edits: [] });
  }

  // ---------------------------------------------------------------- how code reaches things

  protected abstract visit(node: Node, module: ModuleFile): void;
  /** An object whose entries are found by their names. */
  protected abstract visitTable(table: Node, module: ModuleFile, kind: TableKind): void;
  /** A function; of one that gives a table, the object it returns is one. */
  protected abstract visitFunction(node: Node, module: ModuleFile, table: TableKind | undefined): void;
}
