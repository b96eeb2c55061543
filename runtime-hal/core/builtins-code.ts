/** Builtin functions that depend on the calling module, or compile: globals, exec, `__import__` … */

import { openPath } from "../../stdlib/ts/mounts.js";
import { buildClassFunction } from "./class.js";
import { bufferOrUndefined } from "./buffer.js";
import { nameOf, textOf } from "./builtins-objects.js";
import { directory } from "./directory.js";
import { PyDict } from "./dict-data.js";
import { PyCode, compileCode, moduleOfDict, moduleOver, runCode, type CodeMode } from "./dynamic-code.js";
import { typeError, valueError } from "./exceptions.js";
import { call } from "./function.js";
import { intArgument } from "./int-argument.js";
import { builtins, builtinsModule, defineContextualBuiltin } from "./names.js";
import { importModule, setImportHook, type ImportHook } from "./import.js";
import { type PyModule } from "./modules.js";
import { native } from "./native.js";
import { PyList, PyTuple } from "./objects.js";
import { closeStream, readWholeStream } from "./stream.js";
import { typeName, unwrap } from "./type.js";
import { utf8Decode } from "./utf8.js";
import type { Value } from "./value.js";

/** Text to compile: a str or anything with bytes. */
function sourceText(v: Value): string {
  const plain: Value = unwrap(v);
  if (typeof plain === "string") return plain;
  const view = bufferOrUndefined(plain);
  if (view === undefined) throw typeError("object with buffer protocol required");
  return utf8Decode(view.u8);
}

function run(module: PyModule, source: Value, mode: CodeMode, globals: Value, locals: Value): Value {
  const code = source instanceof PyCode ? source : compileCode(sourceText(source), "<string>", mode);
  return runCode(code, module, globals, locals);
}

function isMode(mode: string): mode is CodeMode {
  return mode === "exec" || mode === "eval" || mode === "single";
}

const compile = native("compile", 3, 6, (source: Value, file: Value, modeValue: Value) => {
  const text = textOf(source);
  const fileName = nameOf(file);
  const mode = nameOf(modeValue);
  if (!isMode(mode)) throw valueError("bad compile mode");
  return compileCode(text, fileName, mode);
});

/** The module whose `globals()` were given to `__import__`. */
function moduleOf(globals: Value): PyModule {
  if (!(globals instanceof PyDict)) throw typeError("");
  return moduleOfDict(globals) ?? moduleOver(globals);
}

/** Without dicts of its own, code runs in the names it is called from. */
function localsFor(globals: Value, locals: Value, names: PyDict | undefined): Value {
  return globals === undefined && locals === undefined ? names : locals;
}

/** `__import__` that the program put in place of ours. */
const replacedImport: ImportHook = (module, path, level, names) => {
  const own: Value = (builtinsModule as unknown as Record<string, Value>).$__import__;
  if (own === builtins.__import__ || own === undefined) return undefined;
  return call(own, path, module.globals, null, names.length > 0 ? new PyTuple([...names]) : null, level);
};

/** Builtins made anew for each module, by name. */
const contextualBuiltins: Record<string, (module: PyModule, names?: PyDict) => Value> = {
  globals: (module) => native("globals", 0, 0, () => module.globals),
  locals: (module, names) => native("locals", 0, 0, () => names ?? module.globals),
  dir: (module, names) =>
    native("dir", 0, 1, (v?: Value) => {
      if (v !== undefined) return directory(v);
      return new PyList([...(names ?? module.globals).entries()].map(([name]) => name as Value));
    }),
  eval: (module, names) =>
    native("eval", 1, 3, (source: Value, globals?: Value, locals?: Value) =>
      run(module, source, "eval", globals, localsFor(globals, locals, names)),
    ),
  exec: (module, names) =>
    native("exec", 1, 3, (source: Value, globals?: Value, locals?: Value) => {
      run(module, source, "exec", globals, localsFor(globals, locals, names));
      return null;
    }),
  execfile: (module, names) =>
    native("execfile", 1, 3, (path: Value, globals?: Value, locals?: Value) => {
      const name: Value = unwrap(path);
      if (typeof name !== "string")
        throw typeError(`can't convert '${typeName(path)}' object to str implicitly`);
      const stream: Value = openPath(name, "rb");
      const text = utf8Decode(readWholeStream(stream));
      closeStream(stream);
      runCode(compileCode(text, name, "exec"), module, globals, localsFor(globals, locals, names));
      return null;
    }),
  __import__: (module) => {
    setImportHook(replacedImport);
    return native(
      "__import__",
      1,
      5,
      (name: Value, globals?: Value, _locals?: Value, names?: Value, level?: Value) => {
        const wanted = names !== undefined && names !== null;
        const depth = level === undefined ? 0 : intArgument(level);
        if (depth < 0) throw valueError("");
        const from = depth > 0 && globals !== undefined && globals !== null ? moduleOf(globals) : module;
        return importModule(from, nameOf(name), depth, wanted);
      },
    );
  },
};

const plainBuiltins: Record<string, Value> = { compile, __build_class__: buildClassFunction };

/** The builtins of this file as they look from `module`; those of the calling module are declared besides. */
export function codeBuiltins(module: PyModule): Record<string, Value> {
  const table: Record<string, Value> = { ...plainBuiltins };
  for (const [name, make] of Object.entries(contextualBuiltins)) {
    table[name] = make(module);
    defineContextualBuiltin(name, make);
  }
  return table;
}
