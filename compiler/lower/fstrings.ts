/**
 * f-strings and t-strings.
 *
 * MicroPython turns `f"{a}{b}"` into a call of `format` with all values as arguments: every value is evaluated before the
 * first one is made text. That matters when a `__str__` has effects, so values are held where a later one could see it.
 */

import type * as ir from "../ir/ops.js";
import type { FString, FStringField, FStringPart, TString } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

export function lowerFString(ctx: FunctionContext, expr: FString): ir.IrValue {
  const values = new FieldValues(ctx, expr.parts);
  return values.wrap(expr, joinParts(values, expr, expr.parts));
}

export function lowerTString(ctx: FunctionContext, expr: TString): ir.IrValue {
  const values = new FieldValues(ctx, expr.parts);
  const strings: string[] = [];
  const fields: ir.MakeTemplate["fields"] = [];
  let text = "";
  for (const part of expr.parts) {
    if (part.kind === "Text") {
      text += part.value;
      continue;
    }
    strings.push(text + (part.debug ?? ""));
    text = "";
    fields.push({
      value: values.of(part),
      text: part.text,
      // `{x=}` asks for the repr, as long as nothing else is said.
      conversion: part.conversion ?? (part.debug !== null && part.spec === null ? "r" : null),
      spec: joinParts(values, part, part.spec ?? []),
    });
  }
  strings.push(text);
  return values.wrap(expr, b.value<ir.MakeTemplate>(expr, { op: "MakeTemplate", strings, fields }));
}

function joinParts(values: FieldValues, at: b.Place, parts: readonly FStringPart[]): ir.IrValue {
  const pieces: ir.IrValue[] = [];
  let text = "";
  function flush(): void {
    if (text !== "") pieces.push(b.str(at, text));
    text = "";
  }
  for (const part of parts) {
    if (part.kind === "Text") {
      text += part.value;
      continue;
    }
    text += part.debug ?? "";
    flush();
    pieces.push(
      b.value<ir.FormatValue>(part, {
        op: "FormatValue",
        value: values.of(part),
        conversion: part.conversion,
        spec: part.spec === null || part.spec.length === 0 ? null : joinParts(values, part, part.spec),
      }),
    );
  }
  flush();
  if (pieces.length === 0) return b.str(at, "");
  return pieces.length === 1 ? pieces[0] : b.value<ir.JoinStr>(at, { op: "JoinStr", parts: pieces });
}

/** The values of all fields of one string, those in format specifications included. */
class FieldValues {
  private readonly values = new Map<FStringField, ir.IrValue>();
  private readonly held: ir.IrValue[] = [];

  constructor(
    private readonly ctx: FunctionContext,
    parts: readonly FStringPart[],
  ) {
    const fields = allFields(parts);
    for (const field of fields) this.values.set(field, ctx.value(field.value));
    const unstable = fields.filter((field) => !ctx.isStable(this.values.get(field)!));
    const mustHold = unstable.length > 1 || (unstable.length === 1 && unstable[0] !== fields[0]);
    if (mustHold) for (const field of unstable) this.hold(field);
  }

  of(field: FStringField): ir.IrValue {
    return this.values.get(field)!;
  }

  /** Puts the evaluation of held values before the string. */
  wrap(at: b.Place, joined: ir.IrValue): ir.IrValue {
    return b.seq(at, [...this.held, joined]);
  }

  private hold(field: FStringField): void {
    const source = this.values.get(field)!;
    const variable = this.ctx.temp("field");
    this.held.push(b.assignExpr(field, variable, source));
    this.values.set(field, b.load(field, variable));
  }
}

function allFields(parts: readonly FStringPart[]): FStringField[] {
  return parts.flatMap((part) => (part.kind === "Text" ? [] : [part, ...allFields(part.spec ?? [])]));
}
