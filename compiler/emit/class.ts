/** Class definitions: a call of the runtime with the body as a function that fills a namespace. */

import type { MakeClass } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { emitBody } from "./function.js";
import { findLabels } from "./labels.js";
import { quote } from "./literals.js";
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
  writer.write(", $M)");
}
