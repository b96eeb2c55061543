/**
 * The ES modules of a built program as `reach.ts` sees them: their top-level declarations and statements, and what each imported
 * name stands for. Pruning works on this form because esbuild keeps whatever a prototype or a table of methods was given.
 */

import { parse } from "acorn";

/** A node of acorn's tree, seen as data. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export type DeclarationKind = "function" | "class" | "variable";

/** One top-level name of a module. */
export interface Declaration {
  readonly module: ModuleFile;
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The function, the class or the declarator. */
  readonly node: Node;
  /** Units that describe the instances of this class: `defineType({ js: C … })`. They are needed once there is an instance. */
  readonly definers: (Declaration | Statement)[];
}

/** A top-level statement that is run for its effect. */
export interface Statement {
  readonly module: ModuleFile;
  readonly node: Node;
  /** It describes instances of classes, and is not needed without them. */
  onlyDefines: boolean;
}

export interface ModuleFile {
  readonly path: string;
  readonly text: string;
  readonly declarations: Map<string, Declaration>;
  readonly statements: Statement[];
  /** Local name → where it comes from; `*` is the module itself. */
  readonly imports: Map<string, { from: string; name: string }>;
  /** Exported name → local name, or another module's. */
  readonly exports: Map<string, { local: string } | { from: string; name: string }>;
  readonly stars: string[];
  /** Modules that are imported for what they do. */
  readonly effects: string[];
}

/** The whole of a module: what `import * as x` gives. */
export interface WholeModule {
  readonly whole: ModuleFile;
}

export type Meaning = Declaration | WholeModule | undefined;

const text = (node: Node | undefined): string => String((node as Node).name ?? (node as Node).value);

/** Reads modules and follows names from one to another. */
export class ProgramGraph {
  readonly modules = new Map<string, ModuleFile>();

  /** `resolve` gives the path for an import, `undefined` for what is not to be looked at (node's own modules). */
  constructor(
    private readonly read: (path: string) => string,
    private readonly resolve: (specifier: string, from: string) => string | undefined,
  ) {}

  /** The module and, behind it, all that it imports. */
  load(path: string): ModuleFile {
    const known = this.modules.get(path);
    if (known !== undefined) return known;
    const source = this.read(path);
    const module: ModuleFile = {
      path,
      text: source,
      declarations: new Map(),
      statements: [],
      imports: new Map(),
      exports: new Map(),
      stars: [],
      effects: [],
    };
    this.modules.set(path, module);
    const tree = parse(source, { ecmaVersion: 2022, sourceType: "module" }) as unknown as { body: Node[] };
    for (const node of tree.body) this.addTopLevel(module, node);
    for (const { from } of module.imports.values()) this.load(from);
    for (const target of module.exports.values()) if ("from" in target) this.load(target.from);
    for (const from of [...module.stars, ...module.effects]) this.load(from);
    return module;
  }

  private addTopLevel(module: ModuleFile, node: Node): void {
    const from = node.source ? this.resolve(text(node.source as Node), module.path) : undefined;
    switch (node.type) {
      case "ImportDeclaration": {
        if (from === undefined) return;
        const specifiers = node.specifiers as Node[];
        if (specifiers.length === 0) module.effects.push(from);
        for (const s of specifiers) {
          const name = s.type === "ImportSpecifier" ? text(s.imported as Node) : "*";
          module.imports.set(text(s.local as Node), { from, name });
        }
        return;
      }
      case "ExportAllDeclaration":
        if (from !== undefined) module.stars.push(from);
        return;
      case "ExportNamedDeclaration": {
        for (const s of node.specifiers as Node[]) {
          const name = text(s.local as Node);
          module.exports.set(text(s.exported as Node), from === undefined ? { local: name } : { from, name });
        }
        const inner = node.declaration as Node | null;
        if (inner === null) return;
        const before = new Set(module.declarations.keys());
        this.addTopLevel(module, inner);
        for (const name of module.declarations.keys())
          if (!before.has(name)) module.exports.set(name, { local: name });
        return;
      }
      case "FunctionDeclaration":
      case "ClassDeclaration":
        declare(module, node, node.type === "ClassDeclaration" ? "class" : "function");
        return;
      case "VariableDeclaration":
        for (const declarator of node.declarations as Node[]) {
          if ((declarator.id as Node).type === "Identifier") declare(module, declarator, "variable");
          else module.statements.push({ module, node: declarator, onlyDefines: false });
        }
        return;
      case "ExpressionStatement": {
        // A minifier joins statements with commas.
        const expression = node.expression as Node;
        const parts = expression.type === "SequenceExpression" ? (expression.expressions as Node[]) : [node];
        for (const part of parts) module.statements.push({ module, node: part, onlyDefines: false });
        return;
      }
      default:
        module.statements.push({ module, node, onlyDefines: false });
    }
  }

  /** What a name at the top level of a module means; names of the language itself mean nothing here. */
  meaning(module: ModuleFile, name: string): Meaning {
    const own = module.declarations.get(name);
    if (own !== undefined) return own;
    const imported = module.imports.get(name);
    if (imported === undefined) return undefined;
    const target = this.modules.get(imported.from) as ModuleFile;
    return imported.name === "*" ? { whole: target } : this.exported(target, imported.name);
  }

  /** What a module exports under a name. */
  exported(module: ModuleFile, name: string): Meaning {
    const found = module.exports.get(name);
    if (found !== undefined) {
      return "local" in found
        ? this.meaning(module, found.local)
        : this.exported(this.modules.get(found.from) as ModuleFile, found.name);
    }
    for (const path of module.stars) {
      const behind = this.exported(this.modules.get(path) as ModuleFile, name);
      if (behind !== undefined) return behind;
    }
    return undefined;
  }

  /** The class that a name means, if it is one. */
  classOf(module: ModuleFile, node: Node): Declaration | undefined {
    if (node.type !== "Identifier") return undefined;
    const meaning = this.meaning(module, text(node));
    return meaning !== undefined && "kind" in meaning && meaning.kind === "class" ? meaning : undefined;
  }
}

function declare(module: ModuleFile, node: Node, kind: DeclarationKind): void {
  const name = text(node.id as Node);
  module.declarations.set(name, { module, name, kind, node, definers: [] });
}
