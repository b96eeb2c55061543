/** Builtin functions that read and write: print, input, help. */

import { stdin, stdout } from "../../stdlib/ts/file.js";
import { getattr } from "./attributes.js";
import { textOf } from "./builtins-objects.js";
import { eofErrorType, newException } from "./exceptions.js";
import { call } from "./function.js";
import { PyModule } from "./modules.js";
import { builtinsModule } from "./names.js";
import { nativeModuleNames } from "./import.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "./native.js";
import { PyFloat } from "./objects.js";
import { rt } from "./state.js";
import { PyIOBase, writeToStream } from "./stream.js";
import { repr, str } from "./text.js";
import { PyType, objectType, typeName, typeOf } from "./type.js";
import type { Keywords, Value } from "./value.js";

const PRINT_PARAMETERS: readonly ArgumentSpec[] = [
  { name: "sep", keywordOnly: true, default: " " },
  { name: "end", keywordOnly: true, default: "\n" },
  { name: "file", keywordOnly: true, default: stdout },
];

function print(args: readonly Value[], kw: Keywords): null {
  if (kw === null || kw.size === 0) {
    let line = "";
    for (let i = 0; i < args.length; i++) {
      const v: Value = args[i];
      if (i > 0) line += " ";
      if (typeof v === "object" && v !== null && v.type$.isUser) {
        // Its `__str__` may print or raise: what comes before is to be seen first.
        rt.write(line);
        line = "";
      }
      line += str(v);
    }
    rt.write(line + "\n");
    return null;
  }
  const given = parseArguments([], kw, PRINT_PARAMETERS);
  const separator = textOf(given[0]);
  const end: Value = given[1];
  const file: Value = given[2];
  if (file === stdout) {
    rt.write(lineOf(args, separator) + textOf(end));
    return null;
  }
  if (!(file instanceof PyIOBase) && areSimple(args)) {
    writeToStream(file, lineOf(args, separator) + textOf(end));
    return null;
  }
  // A stream of the program sees each part by itself, and others what was there before one raised.
  for (let i = 0; i < args.length; i++) {
    if (i > 0) writeToStream(file, separator);
    writeToStream(file, str(args[i]));
  }
  writeToStream(file, textOf(end));
  return null;
}

function lineOf(values: readonly Value[], separator: string): string {
  let line = "";
  for (let i = 0; i < values.length; i++) line += i === 0 ? str(values[i]) : separator + str(values[i]);
  return line;
}

/** Does none of the values run code of the program when it is shown? */
function areSimple(values: readonly Value[]): boolean {
  for (let i = 0; i < values.length; i++) {
    const v: Value = values[i];
    if (typeof v === "object" && v !== null && !(v instanceof PyFloat && v.native$ === undefined))
      return false;
  }
  return true;
}

function input(prompt?: Value): string {
  if (prompt !== undefined) rt.write(str(prompt));
  rt.host.flush();
  const line = call(getattr(stdin, "readline")) as string;
  if (line === "") throw newException(eofErrorType);
  return line.endsWith("\n") ? line.slice(0, -1) : line;
}

const MODULE_COLUMNS = 4;
const MODULE_WIDTH = 18;

const WELCOME = `Welcome to halpy!

Programs for MicroPython run here as JavaScript, on this computer's pins or on a simulated board.

For help on an object, type help(obj).
`;

/** Names and values that `help(v)` lists: those of a module, else of the class. */
function members(v: Value): Iterable<readonly [Value, Value]> {
  if (v instanceof PyModule) return v.globals.entries();
  const type = v instanceof PyType ? v : typeOf(v);
  if (type === objectType) return [];
  const own = [...type.dict.entries()];
  return type.isUser ? own : own.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The names of all built-in modules, in four columns that read downwards. */
function moduleList(): string {
  const names = [...nativeModuleNames(), "builtins", "__main__"].sort();
  const rows = Math.ceil(names.length / MODULE_COLUMNS);
  let text = "";
  for (let row = 0; row < rows; row++) {
    for (let i = row; i < names.length; i += rows) text += (names[i] as string).padEnd(MODULE_WIDTH);
    text = text.trimEnd() + "\n";
  }
  return text + "Plus any modules on the filesystem\n";
}

function help(v?: Value): null {
  if (v === undefined) {
    rt.write(WELCOME);
    return null;
  }
  if (v === "modules") {
    rt.write(moduleList());
    return null;
  }
  let text = `object ${str(v)} is of type ${typeName(v)}\n`;
  for (const [name, value] of members(v)) text += `  ${str(name)} -- ${str(value)}\n`;
  rt.write(text);
  return null;
}

export const consoleBuiltins: Record<string, Value> = {
  help: native("help", 0, 1, help),
  input: native("input", 0, 1, input),
  print: nativeKw("print", 0, Infinity, print),
  __repl_print__: native("__repl_print__", 1, 1, (v: Value) => {
    if (v !== null) {
      rt.write(repr(v) + "\n");
      (builtinsModule as unknown as Record<string, Value>).$_ = v;
    }
    return null;
  }),
};
