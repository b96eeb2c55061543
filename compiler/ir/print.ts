/**
 * The IR as text, for tests and for people.
 *
 * One statement a line, values as nested calls of operations. Variables are written `name`, temporaries `%hint`, both
 * with a number where a function has several of one name; a `?` behind a read marks the check for unbound variables.
 */

import type { IrFunction, IrModule, IrVar } from "./function.js";
import type {
  ConstValue,
  GetAttr,
  IrStmt,
  IrValue,
  Keyword,
  RecordField,
  SetAttr,
  SpreadItem,
} from "./ops.js";
import { printType } from "../types/print-type.js";
import { OBJECT } from "./types.js";

/**
 * The whole module: the names it binds, then its functions, outer before inner. With `types`, what inference has found
 * stands behind the head of each function: its result, and each variable that is not just any object.
 */
export function printModule(module: IrModule, types = false): string {
  const header = [`module ${module.name} ${module.mode}`];
  if (module.globals.size > 0) header.push(`globals ${[...module.globals.keys()].join(" ")}`);
  if (types) {
    const known = [...module.globals.values()].filter((global) => global.type.kind !== OBJECT.kind);
    for (const global of known) header.push(`: ${global.name} ${printType(global.type)}`);
  }
  const printer = new Printer(types);
  return [header.join("\n"), ...module.functions.map((fn) => printer.function(fn))].join("\n\n") + "\n";
}

/** A field, or what is kept of it under a name of its own. */
const halfName = ({ name, half }: GetAttr | SetAttr): string =>
  half === undefined ? name : `${name}'${half}`;

class Printer {
  private readonly names = new Map<IrVar, string>();
  private readonly functionNames = new Map<IrFunction, string>();
  private readonly functionTaken = new Set<string>();
  /** Names given to variables of the function being printed. */
  private taken = new Set<string>();
  private lines: string[] = [];

  constructor(private readonly types: boolean) {}

  function(fn: IrFunction): string {
    this.taken = new Set();
    const flags = [
      fn.isAsync ? "async" : "",
      fn.isGenerator ? "generator" : "",
      fn.emitter === "bytecode" ? "" : fn.emitter,
    ].filter((flag) => flag !== "");
    const params = fn.params.map((param) => {
      const stars = param.form === "vararg" ? "*" : param.form === "kwarg" ? "**" : "";
      const form = param.form === "kwonly" ? "kw " : param.form === "posonly" ? "pos " : "";
      return `${form}${stars}${this.variable(param.variable)}${param.hasDefault ? "=" : ""}`;
    });
    this.lines = [];
    if (this.types) this.typesOf(fn);
    this.block(fn.body, 1);
    const head = [fn.kind, `${this.functionName(fn)}(${params.join(", ")})`, ...flags].join(" ");
    return [head, ...this.lines].join("\n");
  }

  private typesOf(fn: IrFunction): void {
    const variables = [...fn.params.map((param) => param.variable), ...fn.locals];
    const known = variables.filter((variable) => variable.type.kind !== OBJECT.kind);
    for (const variable of known) this.line(1, `: ${this.variable(variable)} ${printType(variable.type)}`);
    this.line(1, `-> ${printType(fn.returnType)}`);
  }

  private functionName(fn: IrFunction): string {
    let name = this.functionNames.get(fn);
    if (name === undefined) this.functionNames.set(fn, (name = unique(`@${fn.name}`, this.functionTaken)));
    return name;
  }

  private variable(variable: IrVar): string {
    let name = this.names.get(variable);
    if (name === undefined) {
      name = unique(variable.kind === "temp" ? `%${variable.name}` : variable.name, this.taken);
      this.names.set(variable, name);
    }
    return name;
  }

  private line(depth: number, text: string): void {
    this.lines.push("  ".repeat(depth) + text);
  }

  private block(statements: readonly IrStmt[], depth: number): void {
    if (statements.length === 0) this.line(depth, "pass");
    for (const stmt of statements) this.statement(stmt, depth);
  }

  private statement(stmt: IrStmt, depth: number): void {
    switch (stmt.op) {
      case "If":
        this.line(depth, `if ${this.value(stmt.test)}`);
        this.block(stmt.then, depth + 1);
        if (stmt.otherwise.length > 0) {
          this.line(depth, "else");
          this.block(stmt.otherwise, depth + 1);
        }
        return;
      case "While":
        this.loop(depth, `while L${stmt.label} ${this.value(stmt.test)}`, stmt);
        return;
      case "ForIter": {
        const iterator = stmt.isIterator ? "iterator " : stmt.codes === true ? "codes " : "";
        const head = `for L${stmt.label} ${this.variable(stmt.variable)} in ${iterator}${this.value(stmt.iterable)}`;
        this.loop(depth, head, stmt);
        return;
      }
      case "ForRange": {
        const bounds = [stmt.from, stmt.to, stmt.by].map((bound) => this.value(bound)).join(", ");
        this.loop(depth, `for L${stmt.label} ${this.variable(stmt.variable)} in range ${bounds}`, stmt);
        return;
      }
      case "Block":
        this.line(depth, `block L${stmt.label}`);
        this.block(stmt.body, depth + 1);
        return;
      case "Try":
        this.line(depth, "try");
        this.block(stmt.body, depth + 1);
        if (stmt.handler !== null) {
          this.line(depth, `catch ${stmt.exception === null ? "" : this.variable(stmt.exception)}`.trimEnd());
          this.block(stmt.handler, depth + 1);
        }
        if (stmt.finalizer !== null) {
          this.line(depth, "finally");
          this.block(stmt.finalizer, depth + 1);
        }
        return;
      default:
        this.line(depth, this.simple(stmt));
    }
  }

  private loop(depth: number, head: string, loop: { safepoint: boolean; body: readonly IrStmt[] }): void {
    this.line(depth, loop.safepoint ? `${head} !` : head);
    this.block(loop.body, depth + 1);
  }

  private simple(stmt: Exclude<IrStmt, { body: unknown } | { op: "If" }>): string {
    switch (stmt.op) {
      case "AssignVar":
        return `${this.variable(stmt.variable)} = ${this.value(stmt.value)}`;
      case "StoreGlobal":
        return `global ${stmt.name} = ${this.value(stmt.value)}`;
      case "StoreName":
        return `name ${stmt.name} = ${this.value(stmt.value)}`;
      case "SetAttr":
        return `setattr ${this.value(stmt.object)}, ${halfName(stmt)}, ${this.value(stmt.value)}`;
      case "SetItem":
        return `setitem ${this.list([stmt.object, stmt.index, stmt.value])}${place(stmt)}`;
      case "DeleteVar":
        return `delete ${this.variable(stmt.variable)}`;
      case "UnbindVar":
        return `unbind ${this.variable(stmt.variable)}`;
      case "DeleteGlobal":
        return `delete global ${stmt.name}`;
      case "UnbindGlobal":
        return `unbind global ${stmt.name}`;
      case "DeleteName":
        return `delete name ${stmt.name}`;
      case "UnbindName":
        return `unbind name ${stmt.name}`;
      case "DeleteAttr":
        return `delattr ${this.value(stmt.object)}, ${stmt.name}`;
      case "DeleteItem":
        return `delitem ${this.list([stmt.object, stmt.index])}`;
      case "Unpack": {
        const targets = stmt.variables.map((v, index) => (index === stmt.star ? "*" : "") + this.variable(v));
        return `unpack ${targets.join(", ")} = ${this.value(stmt.value)}`;
      }
      case "Evaluate":
        return this.value(stmt.value);
      case "Break":
        return `break L${stmt.label}`;
      case "Continue":
        return `continue L${stmt.label}`;
      case "Return":
        return `return ${this.value(stmt.value)}`;
      case "Raise":
        return `raise ${this.list(stmt.cause === null ? [stmt.exception] : [stmt.exception, stmt.cause])}`;
      case "Rethrow":
        return stmt.exception === null ? "rethrow" : `rethrow ${this.variable(stmt.exception)}`;
      case "ImportStar":
        return `import * ${this.value(stmt.module)}`;
      case "Safepoint":
        return "safepoint";
    }
  }

  private list(values: readonly (IrValue | null)[]): string {
    return values.map((value) => (value === null ? "-" : this.value(value))).join(", ");
  }

  private items(items: readonly SpreadItem[]): string[] {
    return items.map((item) => (item.spread ? "*" : "") + this.value(item.value));
  }

  private keywords(keywords: readonly (Keyword | { name: string | null; value: IrValue })[]): string[] {
    return keywords.map(({ name, value }) =>
      name === null ? `**${this.value(value)}` : `${name}=${this.value(value)}`,
    );
  }

  private value(value: IrValue): string {
    const text = this.operation(value);
    return value.rep === "f64" ? `${text}:f64` : text;
  }

  private operation(value: IrValue): string {
    switch (value.op) {
      case "Const":
        return printConstant(value.value);
      case "Load":
        return this.variable(value.variable) + (value.checked ? "?" : "");
      case "LoadGlobal":
        return `global ${value.name}`;
      case "LoadBuiltin":
        return `builtin ${value.name}`;
      case "LoadUnknown":
        return `unknown ${value.name}`;
      case "LoadName":
        return `name ${value.name}`;
      case "Binary":
        return `(${this.value(value.left)} ${value.operator}${value.inplace ? "=" : ""} ${this.value(value.right)})`;
      case "Unary":
        return `(${value.operator}${this.value(value.operand)})`;
      case "Not":
        return `not(${this.value(value.operand)})`;
      case "Compare":
      case "Logical":
        return `(${this.value(value.left)} ${value.operator} ${this.value(value.right)})`;
      case "Conditional":
        return `(${this.value(value.test)} ? ${this.value(value.then)} : ${this.value(value.otherwise)})`;
      case "Call":
        return `call(${[this.value(value.func), ...value.args.map((a) => this.value(a)), ...this.keywords(value.keywords)].join(", ")})`;
      case "CallMethod":
        return `method(${[this.value(value.object), `.${value.name}`, ...value.args.map((a) => this.value(a)), ...this.keywords(value.keywords)].join(", ")})`;
      case "CallSpread":
        return `call(${[this.value(value.func), ...this.items(value.args), ...this.keywords(value.keywords)].join(", ")})`;
      case "GetAttr":
        return `${this.value(value.object)}.${halfName(value)}`;
      case "GetItem":
        return `${this.value(value.object)}[${this.value(value.index)}${place(value)}]`;
      case "MakeSlice":
        return `slice(${this.list([value.lower, value.upper, value.step])})`;
      case "MakeTuple":
        return `tuple(${this.items(value.items).join(", ")})`;
      case "MakeList":
        return `list(${this.items(value.items).join(", ")})`;
      case "MakeSet":
        return `set(${this.items(value.items).join(", ")})`;
      case "MakeDict":
        return `dict(${value.items.map(({ key, value: item }) => (key === null ? `**${this.value(item)}` : `${this.value(key)}: ${this.value(item)}`)).join(", ")})`;
      case "MakeFunction":
        return `function(${[this.functionName(value.fn), ...value.positionalDefaults.map((d) => this.value(d)), ...this.keywords(value.keywordDefaults)].join(", ")})`;
      case "MakeClass": {
        const cell = value.cls.classCell === null ? [] : [`cell ${this.variable(value.cls.classCell)}`];
        return `class(${[this.functionName(value.cls.body), ...cell, ...this.items(value.bases), ...this.keywords(value.keywords)].join(", ")})`;
      }
      case "MakeComprehension":
        return `comprehension(${this.functionName(value.fn)}, ${this.value(value.iterable)})`;
      case "JoinStr":
        return `join(${this.list(value.parts)})`;
      case "FormatValue": {
        const conversion = value.conversion === null ? "" : `!${value.conversion}`;
        return `format(${this.list(value.spec === null ? [value.value] : [value.value, value.spec])}${conversion})`;
      }
      case "MakeTemplate":
        return `template(${value.strings.map((text) => JSON.stringify(text)).join(" ")}; ${value.fields
          .map(
            (field) =>
              `${this.value(field.value)} ${JSON.stringify(field.text)} ${field.conversion ?? "-"} ${this.value(field.spec)}`,
          )
          .join(", ")})`;
      case "AssignExpr":
        return `(${this.variable(value.variable)} = ${this.value(value.value)})`;
      case "AssignNameExpr":
        return `(${value.scope} ${value.name} = ${this.value(value.value)})`;
      case "Seq":
        return `seq(${this.list(value.values)})`;
      case "Yield":
        return `yield(${this.value(value.value)})`;
      case "YieldFrom":
        return `${value.isAwait ? "await" : "yieldfrom"}(${this.value(value.value)})`;
      case "MatchException":
        return `match(${this.variable(value.exception)}, ${this.value(value.matcher)})`;
      case "ImportModule": {
        const names = value.names.length === 0 ? "" : ` (${value.names.join(" ")})`;
        return `import(${".".repeat(value.level)}${value.path} ${value.want}${names})`;
      }
      case "ImportName":
        return `from(${this.value(value.module)}, ${value.name})`;
      case "CallHelper":
        return `$${value.helper}(${this.list(value.args)})`;
      case "Primitive":
        return `#${value.name}(${this.list(value.args)})`;
      case "Box":
        return `box(${this.value(value.value)})`;
      case "Unbox":
        return `${value.coerce ? "coerce" : "unbox"}(${this.value(value.value)})`;
      case "Absent":
        return "absent";
    }
  }
}

/** The place of an item in a record, if that is known. */
const place = ({ field }: { field?: RecordField | undefined }): string =>
  field === undefined ? "" : ` @${field.at}`;

function unique(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}.${number}`;
  taken.add(name);
  return name;
}

function printConstant(value: ConstValue): string {
  switch (value.kind) {
    case "int":
      return String(value.value);
    case "float":
      return Number.isInteger(value.value) && !Object.is(value.value, -0)
        ? `${value.value}.0`
        : String(value.value);
    case "imaginary":
      return `${value.value}j`;
    case "str":
      return JSON.stringify(value.value);
    case "bytes":
      return `b${JSON.stringify(String.fromCharCode(...value.value))}`;
    case "bool":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "ellipsis":
      return "...";
  }
}
