/** Class definitions: a call of the runtime with the body as a function that fills a namespace. */

import type { IrClass } from "../ir/class.js";
import type { IrFunction } from "../ir/function.js";
import type { IrValue, MakeClass, SpreadItem } from "../ir/ops.js";
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
  const twofold = cls.bases.length === 0 ? [...cls.twofoldFields] : [];
  if (twofold.length > 0) writer.write(`${e.runtime("twofoldFields")}([${twofold.map(quote).join(", ")}], `);
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
  const bare = cls.bases.length === 0 ? [...cls.bareFields] : [];
  const fields = bare.length === 0 ? "" : `, [${bare.map(quote).join(", ")}]`;
  writer.write(`, $M, ${constructorOf(e, value)}${fields})${twofold.length > 0 ? ")" : ""}`);
}

/**
 * What makes the function that makes instances. It is written for each class anew, since V8 then knows which class it
 * makes and what its `__init__` does, and stands above the module: it is no place of the program in tracebacks.
 */
function constructorOf(e: EmitContext, { cls, bases }: MakeClass): string {
  const type = e.annotation("Value");
  const known = argumentCount(cls);
  const count = known ?? parameterCount(cls);
  const names = count === undefined ? [] : Array.from({ length: count }, (_, i) => `$a${i}`);
  // Without arrays where there is a name for each argument; calls with more or fewer of them are refused the general way.
  const rest = known === undefined ? ["...$a"] : [];
  const types = e.typescript ? `: ${e.typeName("Value")}[]` : "";
  const parameters = [...names.map((name) => name + type), ...rest.map((name) => name + types)].join(", ");
  const isOther = count === undefined || known !== undefined ? "" : mismatch(names.at(-1));
  const mayLack = isOther !== "" || (known !== undefined && initOf(cls)?.hasAllArguments !== true);
  const listed = `[${[...names, ...rest].join(", ")}]`;
  const all = mayLack ? `${listed}.filter(($v${type}) => $v !== undefined)` : listed;
  const given = (count === undefined ? rest : names).map((name) => `, ${name}`).join("");
  const native = bases.every(isObjectClass)
    ? ""
    : `if ($T.nativeBase !== null && $o.initialised$ === undefined) ${e.runtime("initialise")}($T, $o, ${all}); `;
  return e.hoist(
    "new",
    `($T${type}) => function ${mangle(cls.name)}$new(${parameters})${type} { ` +
      `if (!$T.isDirect${isOther}) return ${e.runtime("construct")}($T, ${all}); ` +
      `const $o = new $T.ctor(), $r = $o.m$__init__($o${given}); ` +
      `if ($r !== null) ${e.runtime("refuseInitResult")}($r); ${native}return $o; }`,
  );
}

/** Is this base the builtin `object`, which brings no part of its own into instances? */
const isObjectClass = ({ value, spread }: SpreadItem): boolean =>
  !spread && value.op === "LoadBuiltin" && value.name === "object";

/** Is the number of arguments another than that of the parameters, the last of which is named? */
function mismatch(last: string | undefined): string {
  return last === undefined ? " || $a.length > 0" : ` || ${last} === undefined || $a.length > 0`;
}

/** How many arguments `__init__` takes, if it is always as many. */
function parameterCount(cls: IrClass): number | undefined {
  const fn = initOf(cls);
  const isPlain = fn?.params.every((param) => param.form !== "vararg" && !param.hasDefault) === true;
  if (!isPlain || fn.params.some((param) => param.form === "kwonly" || param.form === "kwarg"))
    return undefined;
  return fn.params.length > 0 && fn.params.length <= MOST_NAMED ? fn.params.length - 1 : undefined;
}
const MOST_NAMED = 9;

/** How many arguments calls of the class give at most, where all are known: no array is needed to hand them on. */
function argumentCount(cls: IrClass): number | undefined {
  const fn = initOf(cls);
  return fn?.hasItsArguments === true ? fn.params.length - 1 : undefined;
}

/** The `__init__` of a class, which may be that of a base. */
function initOf(cls: IrClass): IrFunction | undefined {
  const value = valueOfInit(cls);
  return value?.op === "MakeFunction" ? value.fn : undefined;
}

function valueOfInit(cls: IrClass): IrValue | undefined {
  for (const s of cls.body.body) if (s.op === "StoreName" && s.name === "__init__") return s.value;
  for (const base of cls.bases) {
    const value = valueOfInit(base);
    if (value !== undefined) return value;
  }
  return undefined;
}
