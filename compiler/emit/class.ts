/** Class definitions: a call of the runtime with the body as a function that fills a namespace. */

import type { IrClass } from "../ir/class.js";
import type { MakeClass } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { emitBody } from "./function.js";
import { findLabels } from "./labels.js";
import { quote } from "./literals.js";
import { mangle } from "./names.js";
import { ASSIGNMENT } from "./precedence.js";

export function emitMakeClass(e: EmitContext, value: MakeClass): void {
  const { writer } = e;
  const { cls } = value;
  e.markValue(value);
  writer.write(`${e.runtime("class")}(${quote(cls.name)}, [`);
  e.spreadList(value.bases);
  writer.write("], [");
  value.keywords.forEach((keyword, i) => {
    writer.write(`${i > 0 ? ", " : ""}[${quote(keyword.name)}, `);
    e.expression(keyword.value, ASSIGNMENT);
    writer.write("]");
  });
  writer.write("], ");
  e.within(cls.body, (scope) => {
    scope.labels = findLabels(cls.body.body);
    writer.write(`function ($C${e.annotation("ClassNamespace")}) {`);
    writer.newline();
    writer.indent();
    if (cls.classCell === null) {
      emitBody(e, scope, cls.body.body, false);
    } else {
      // One variable for each class made; it gets its value through the function that the body gives back.
      scope.declare(cls.classCell);
      const name = scope.variable(cls.classCell);
      writer.writeLine(`let ${name}${e.annotation("Value")};`);
      emitBody(e, scope, cls.body.body, false);
      writer.writeLine(`return ($v${e.annotation("Value")}) => { ${name} = $v; };`);
    }
    writer.dedent();
    writer.write("}");
  });
  const bare = cls.base === null ? [...cls.bareFields] : [];
  const fields = bare.length === 0 ? "" : `, [${bare.map(quote).join(", ")}]`;
  writer.write(`, $M, ${constructorOf(e, cls)}${fields})`);
}

/**
 * What makes the function that makes instances. It is written for each class anew, since V8 then knows which class it
 * makes and what its `__init__` does, and stands above the module: it is no place of the program in tracebacks.
 */
function constructorOf(e: EmitContext, cls: IrClass): string {
  const type = e.annotation("Value");
  const count = argumentCount(cls);
  const names = count === undefined ? ["...$a"] : Array.from({ length: count }, (_, i) => `$a${i}`);
  const listed = e.typescript ? `: ${e.typeName("Value")}[]` : "";
  const parameters = names.map((name) => name + (count === undefined ? listed : type)).join(", ");
  const given = names.map((name) => `, ${name}`).join("");
  return e.hoist(
    "new",
    `($T${type}) => function ${mangle(cls.name)}$new(${parameters})${type} { ` +
      `if (!$T.isDirect) return ${e.runtime("construct")}($T, [${names.join(", ")}]); ` +
      `const $o = new $T.ctor(), $r = $o.m$__init__($o${given}); ` +
      `if ($r !== null) ${e.runtime("refuseInitResult")}($r); ` +
      `if ($T.nativeBase !== null) ${e.runtime("initialise")}($T, $o, [${names.join(", ")}]); return $o; }`,
  );
}

/** How many arguments every call of the class gives, where all are known: no array is needed to hand them on. */
function argumentCount(cls: IrClass): number | undefined {
  for (const s of cls.body.body) {
    if (s.op !== "StoreName" || s.name !== "__init__" || s.value.op !== "MakeFunction") continue;
    const { fn } = s.value;
    return fn.hasAllArguments === true ? fn.params.length - 1 : undefined;
  }
  return undefined;
}
