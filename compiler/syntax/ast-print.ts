/**
 * Compact printed form of tokens and trees, for tests and `--dump`.
 *
 * One statement a line, blocks indented by two blanks, expressions as nested lists: `(+ a (* b 2))`.
 */

import type {
  Argument,
  ComprehensionClause,
  ExceptHandler,
  Expr,
  FStringPart,
  Module,
  Parameters,
  Stmt,
} from "./ast.js";
import type { Token } from "./token.js";

export function printModule(module: Module): string {
  return module.body.map((statement) => printStatement(statement, "")).join("");
}

/** One token a line: kind, range, text. */
export function printTokens(text: string, tokens: readonly Token[]): string {
  const lines = tokens.map(
    ({ kind, start, end }) => `${kind.text} ${start}-${end} ${JSON.stringify(text.slice(start, end))}`,
  );
  return lines.join("\n") + "\n";
}

// ---------------------------------------------------------------- statements

function block(label: string, body: readonly Stmt[], pad: string): string {
  return `${pad}${label}\n` + body.map((statement) => printStatement(statement, pad + "  ")).join("");
}

function optionalBlock(label: string, body: readonly Stmt[], pad: string): string {
  return body.length > 0 ? block(label, body, pad) : "";
}

function printStatement(s: Stmt, pad: string): string {
  const line = (...parts: (string | null)[]): string =>
    `${pad}(${parts.filter((part) => part !== null && part !== "").join(" ")})\n`;
  const async = "isAsync" in s && s.isAsync ? "async " : "";
  switch (s.kind) {
    case "FunctionDef": {
      const returns = s.returns === null ? "" : ` -> ${printExpression(s.returns)}`;
      const head = `${async}def ${s.name.name} (${printParameters(s.params)})${returns}`;
      return printDecorators(s.decorators, pad) + block(head, s.body, pad);
    }
    case "ClassDef": {
      const head = `class ${s.name.name} (${s.args.map(printArgument).join(" ")})`;
      return printDecorators(s.decorators, pad) + block(head, s.body, pad);
    }
    case "Return":
      return line("return", optional(s.value));
    case "Delete":
      return line("del", ...s.targets.map(printExpression));
    case "Assign":
      return line("=", ...s.targets.map(printExpression), printExpression(s.value));
    case "AugAssign":
      return line(`${s.operator}=`, printExpression(s.target), printExpression(s.value));
    case "AnnAssign":
      return line(":", printExpression(s.target), printExpression(s.annotation), optional(s.value));
    case "For": {
      const head = `${async}for ${printExpression(s.target)} in ${printExpression(s.iter)}`;
      return block(head, s.body, pad) + optionalBlock("else", s.orelse, pad);
    }
    case "While":
      return block(`while ${printExpression(s.test)}`, s.body, pad) + optionalBlock("else", s.orelse, pad);
    case "If":
      return block(`if ${printExpression(s.test)}`, s.body, pad) + optionalBlock("else", s.orelse, pad);
    case "With": {
      const items = s.items.map(({ context, target }) =>
        target === null
          ? printExpression(context)
          : `(as ${printExpression(context)} ${printExpression(target)})`,
      );
      return block(`${async}with ${items.join(" ")}`, s.body, pad);
    }
    case "Raise":
      return line(
        "raise",
        optional(s.exception),
        s.cause === null ? null : `from ${printExpression(s.cause)}`,
      );
    case "Try":
      return (
        block("try", s.body, pad) +
        s.handlers.map((handler) => printHandler(handler, pad)).join("") +
        optionalBlock("else", s.orelse, pad) +
        optionalBlock("finally", s.finalbody, pad)
      );
    case "Assert":
      return line("assert", printExpression(s.test), optional(s.message));
    case "Import":
      return line("import", ...s.names.map(({ path, alias }) => withAlias(dotted(path), alias)));
    case "ImportFrom": {
      const names = s.names === null ? ["*"] : s.names.map(({ name, alias }) => withAlias(name.name, alias));
      return line("from", ".".repeat(s.level) + dotted(s.path), "import", ...names);
    }
    case "Global":
      return line("global", ...s.names.map(({ name }) => name));
    case "Nonlocal":
      return line("nonlocal", ...s.names.map(({ name }) => name));
    case "ExprStmt":
      return `${pad}${printExpression(s.value)}\n`;
    case "Pass":
      return line("pass");
    case "Break":
      return line("break");
    case "Continue":
      return line("continue");
    case "ErrorStmt":
      return line("error");
  }
}

function printDecorators(decorators: readonly Expr[], pad: string): string {
  return decorators.map((decorator) => `${pad}@${printExpression(decorator)}\n`).join("");
}

function printHandler(handler: ExceptHandler, pad: string): string {
  const type = handler.type === null ? "" : ` ${printExpression(handler.type)}`;
  const name = handler.name === null ? "" : ` as ${handler.name.name}`;
  return block(`except${type}${name}`, handler.body, pad);
}

function dotted(path: readonly { readonly name: string }[]): string {
  return path.map(({ name }) => name).join(".");
}

function withAlias(name: string, alias: { readonly name: string } | null): string {
  return alias === null ? name : `(as ${name} ${alias.name})`;
}

function optional(e: Expr | null): string | null {
  return e === null ? null : printExpression(e);
}

// ---------------------------------------------------------------- parameters and arguments

function printParameters(params: Parameters): string {
  return params.list
    .map(({ form, name, annotation, default: value }) => {
      const mark = { posonly: "/", normal: "", vararg: "*", kwonly: "=", kwarg: "**" }[form];
      const type = annotation === null ? "" : `:${printExpression(annotation)}`;
      return `${mark}${name.name}${type}${value === null ? "" : `=${printExpression(value)}`}`;
    })
    .join(" ");
}

function printArgument({ form, name, value }: Argument): string {
  if (form === "keyword") return `${name?.name}=${printExpression(value)}`;
  return { positional: "", star: "*", doublestar: "**" }[form] + printExpression(value);
}

// ---------------------------------------------------------------- expressions

function list(head: string, items: readonly Expr[]): string {
  return `(${[head, ...items.map(printExpression)].join(" ")})`;
}

/** The printed form of one expression. */
function printExpression(e: Expr): string {
  switch (e.kind) {
    case "Int":
      return String(e.value);
    case "Float":
      return printFloat(e.value);
    case "Imaginary":
      return `${printFloat(e.value)}j`;
    case "Str":
      return JSON.stringify(e.value);
    case "Bytes":
      return `(bytes${Array.from(e.value, (byte) => ` ${byte}`).join("")})`;
    case "FString":
      return `(f${printParts(e.parts)})`;
    case "TString":
      return `(t${printParts(e.parts)})`;
    case "Constant":
      return e.value;
    case "Name":
      return e.name;
    case "Attribute":
      return `(. ${printExpression(e.value)} ${e.attr.name})`;
    case "Subscript":
      return `([] ${printExpression(e.value)} ${printExpression(e.index)})`;
    case "Slice":
      return `(slice ${[e.lower, e.upper, e.step].map((part) => optional(part) ?? "_").join(" ")})`;
    case "Call":
      return `(call ${[printExpression(e.func), ...e.args.map(printArgument)].join(" ")})`;
    case "Binary":
      return printBinaryChain(e);
    case "Unary":
      return `(${e.operator === "not" ? "not" : `u${e.operator}`} ${printExpression(e.operand)})`;
    case "BoolOp":
      return list(e.operator, e.values);
    case "Compare": {
      const pairs = e.operators.map((operator, i) => `${operator} ${printExpression(e.comparators[i]!)}`);
      return `(compare ${printExpression(e.left)} ${pairs.join(" ")})`;
    }
    case "Conditional":
      return list("if", [e.test, e.body, e.orelse]);
    case "Lambda":
      return `(lambda (${printParameters(e.params)}) ${printExpression(e.body)})`;
    case "Tuple":
      return list("tuple", e.elements);
    case "List":
      return list("list", e.elements);
    case "Set":
      return list("set", e.elements);
    case "Dict": {
      const items = e.items.map(({ key, value }) =>
        key === null ? `**${printExpression(value)}` : `${printExpression(key)}:${printExpression(value)}`,
      );
      return `(${["dict", ...items].join(" ")})`;
    }
    case "Comprehension": {
      const value = e.dictValue === null ? "" : `:${printExpression(e.dictValue)}`;
      return `(${e.form}-of ${printExpression(e.element)}${value} ${e.clauses.map(printClause).join(" ")})`;
    }
    case "Yield":
      return e.value === null ? "(yield)" : list("yield", [e.value]);
    case "YieldFrom":
      return list("yield-from", [e.value]);
    case "Await":
      return list("await", [e.value]);
    case "NamedExpr":
      return list(":=", [e.target, e.value]);
    case "Starred":
      return list("*", [e.value]);
    case "ErrorExpr":
      return "(error)";
  }
}

/** Long sums are deep on the left; they are printed from the inside without recursion. */
function printBinaryChain(e: Expr): string {
  const chain: Extract<Expr, { kind: "Binary" }>[] = [];
  let inner: Expr = e;
  while (inner.kind === "Binary") {
    chain.push(inner);
    inner = inner.left;
  }
  let text = printExpression(inner);
  for (let i = chain.length - 1; i >= 0; i--) {
    text = `(${chain[i]!.operator} ${text} ${printExpression(chain[i]!.right)})`;
  }
  return text;
}

function printFloat(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function printClause(clause: ComprehensionClause): string {
  if (clause.kind === "ComprehensionIf") return `if ${printExpression(clause.test)}`;
  const async = clause.isAsync ? "async " : "";
  return `${async}for ${printExpression(clause.target)} in ${printExpression(clause.iter)}`;
}

function printParts(parts: readonly FStringPart[]): string {
  return parts.map((part) => ` ${printPart(part)}`).join("");
}

function printPart(part: FStringPart): string {
  if (part.kind === "Text") return JSON.stringify(part.value);
  const debug = part.debug === null ? "" : ` =${JSON.stringify(part.debug)}`;
  const conversion = part.conversion === null ? "" : ` !${part.conversion}`;
  const spec = part.spec === null ? "" : ` (spec${printParts(part.spec)})`;
  return `{${printExpression(part.value)} ${JSON.stringify(part.text)}${debug}${conversion}${spec}}`;
}
