/**
 * A whole module as text, in its two forms: a function expression to be run in memory, and an ES module (JavaScript
 * or TypeScript). The body is written first; the names of the runtime that it turned out to use go above it.
 */

import type { IrGlobal, IrModule } from "../ir/function.js";
import { emitIsIn } from "./access.js";
import { emitCall } from "./calls.js";
import { EmitContext, type EmittedFunction, type EmitParts } from "./context.js";
import { constantText } from "./constants.js";
import { emitExpression } from "./expressions.js";
import { emitTest } from "./truth.js";
import { emitBody, emitFunctionExpression } from "./function.js";
import { findLabels } from "./labels.js";
import { isIdentifier, NameClash, type Renamings } from "./names.js";
import { quote } from "./literals.js";
import { emitMake } from "./makers.js";
import { encodeMappings, type SourceMapJson } from "./source-map.js";
import { emitStatements } from "./statements.js";
import type { MappingList } from "./writer.js";

/** `program`: an expression whose value takes the runtime and gives the module; the others are ES modules. */
export type EmitForm = "program" | "js" | "ts";

export interface EmittedModule {
  readonly name: string;
  readonly isPackage: boolean;
  /** Path of the Python file, and its text. */
  readonly file: string;
  readonly source: string;
  readonly form: EmitForm;
  readonly code: string;
  /** Flat mappings of `code` to offsets in the source; see `Writer`. */
  readonly mappings: MappingList;
  readonly names: readonly string[];
  readonly lineStarts: readonly number[];
  readonly functions: readonly EmittedFunction[];
  /** Exports of the runtime that the code uses. */
  readonly uses: ReadonlySet<string>;
  /** Names that the code takes from builtins or from a namespace that others may write to. */
  readonly outerNames: ReadonlySet<string>;
}

const parts: EmitParts = {
  expression: emitExpression,
  test: emitTest,
  statements: emitStatements,
  functionExpression: emitFunctionExpression,
  call: emitCall,
  make: emitMake,
  constant: constantText,
  membership: emitIsIn,
};

const WIDTH = 100;
/** In a text with literals beyond U+FFFF, or with such escapes in them. */
const WIDE_LITERAL = /[\ud800-\udfff]|\\[UN]|\\u[dD]/;
/** Where ES modules import the runtime from. */
export const RUNTIME_SPECIFIER = "halpy/runtime";

/** Writes a module. */
export function emitModule(module: IrModule, form: EmitForm): EmittedModule {
  const renamings: Renamings = new Set();
  for (;;) {
    try {
      return emitWith(module, form, renamings);
    } catch (error) {
      // A clash of names is rare and cheap to mend: note it and write the module again.
      if (!(error instanceof NameClash) || renamings.has(error.hidden)) throw error;
      renamings.add(error.hidden);
    }
  }
}

function emitWith(module: IrModule, form: EmitForm, renamings: Renamings): EmittedModule {
  const e = new EmitContext(module, form === "ts", renamings, parts);
  const { writer } = e;
  const inMemory = form === "program";
  if (inMemory) writer.indent();
  if (WIDE_LITERAL.test(module.file.text)) writer.writeLine(`${e.runtime("wideText")}();`);
  emitInit(e);
  const description = `{ name: ${quote(module.name)}, file: ${quote(module.file.path)}, isPackage: ${module.isPackage}, init }`;
  if (inMemory) {
    writer.writeLine(`return ${description};`);
    writer.dedent();
    writer.writeLine("})");
  } else {
    writer.writeLine(`${e.runtime("registerModule")}(${description});`);
  }
  const written = writer.finish(inMemory ? programHeader(e) : moduleHeader(e));
  return {
    name: module.name,
    isPackage: module.isPackage,
    file: module.file.path,
    source: module.file.text,
    form,
    code: written.code,
    mappings: written.mappings,
    names: writer.names,
    lineStarts: module.file.lineStarts,
    functions: e.functions,
    uses: e.uses,
    outerNames: e.outerNames,
  };
}

/** The function that runs the module body; globals live in it, so every run starts afresh. */
function emitInit(e: EmitContext): void {
  const { writer, module } = e;
  e.within(module.init, (scope) => {
    scope.labels = findLabels(module.init.body);
    const namespace = module.isDynamicCode ? `, $C${e.annotation("Namespace")}` : "";
    writer.write(`function init($M${e.annotation("PyModule")}${namespace}) {`);
    writer.newline();
    writer.indent();
    if (e.isStatic) emitGlobals(e);
    if (e.showsGlobals) writer.writeLine(`${e.home()}.module = $M;`);
    emitBody(e, scope, module.init.body, false);
    writer.dedent();
    writer.writeLine("}");
  });
}

/** Declares the globals and shows them to other modules. */
function emitGlobals(e: EmitContext): void {
  const { writer, scope, module } = e;
  if (module.globals.size === 0) return;
  const globals = [...module.globals.values()];
  const plain = globals.filter((global) => global.held === undefined);
  if (plain.length > 0) {
    writer.write("let ");
    plain.forEach(({ name }, i) => {
      if (i > 0) writer.separator(WIDTH);
      writer.write(scope.global(name) + e.annotation("Value"));
    });
    writer.writeLine(";");
  }
  writer.writeLine(`${e.runtime("expose")}($M, {`);
  writer.indent();
  for (const global of globals) {
    const { name } = global;
    const key = isIdentifier(name) ? `$${name}` : quote(`$${name}`);
    const { read, store } = accessOf(e, global);
    writer.writeLine(`get ${key}() { return ${read}; }, set ${key}($v) { ${store} },`);
  }
  writer.dedent();
  writer.writeLine("});");
}

/** What stands for a global in front of others: how it is read as an object, and how it is given the object `$v`. */
function accessOf(e: EmitContext, { name, held }: IrGlobal): { read: string; store: string } {
  const { scope } = e;
  if (held === undefined || held.number.rep === "boxed") {
    const text = held === undefined ? scope.global(name) : scope.variable(held.number);
    return { read: text, store: `${text} = $v;` };
  }
  const number = scope.variable(held.number);
  const store = `${number} = ${e.runtime("bareNumber")}($v);`;
  if (held.kind === undefined) return { read: `${e.runtime("float")}(${number})`, store };
  const kind = scope.variable(held.kind);
  return {
    read: `${e.runtime("numberOfParts")}(${number}, ${kind})`,
    store: `${store} ${kind} = ${e.runtime("kindOfNumber")}($v);`,
  };
}

function programHeader(e: EmitContext): string {
  let text = '(function ($) {\n  "use strict";\n';
  const bindings = [...e.uses].sort().map((name) => `$${name} = $.${name}`);
  if (bindings.length > 0) text += `  const ${wrap(bindings, "    ")};\n`;
  for (const { name, text: value } of e.hoisted()) text += `  const ${name} = ${value};\n`;
  return text;
}

function moduleHeader(e: EmitContext): string {
  const values = [...e.uses].sort().map((name) => `${name} as $${name}`);
  let text = `import { ${wrap(values, "  ")} } from ${quote(RUNTIME_SPECIFIER)};\n`;
  if (e.typeUses.size > 0) {
    const types = [...e.typeUses].sort().map((name) => `${name} as $${name}`);
    text += `import type { ${wrap(types, "  ")} } from ${quote(RUNTIME_SPECIFIER)};\n`;
  }
  for (const { name, text: value } of e.hoisted()) text += `const ${name} = ${value};\n`;
  return `${text}\n`;
}

/** Items between commas, in lines of bearable length. */
function wrap(items: readonly string[], indent: string): string {
  let text = "";
  let width = 0;
  for (const item of items) {
    if (text !== "") {
      text += ",";
      width++;
      if (width + item.length > WIDTH) {
        text += `\n${indent}`;
        width = indent.length;
      } else {
        text += " ";
        width++;
      }
    }
    text += item;
    width += item.length;
  }
  return text;
}

/** The source map of an emitted module. */
export function sourceMapOf(module: EmittedModule): SourceMapJson {
  return {
    version: 3,
    sources: [module.file],
    sourcesContent: [module.source],
    names: [...module.names],
    mappings: encodeMappings(module.mappings, module.lineStarts),
  };
}
