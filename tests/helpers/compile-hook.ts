/** Gives programs that run in the test process what `eval` and `exec` need: the compiler. */

import { LoadedScript } from "../../cli/evaluate.js";
import { microPythonErrorOf } from "../../compiler/diagnostics/diagnostic.js";
import { compileDynamic } from "../../compiler/index.js";
import { setCompileHook } from "../../runtime-hal/core/dynamic-code.js";
import { builtins } from "../../runtime-hal/core/names.js";
import { newException } from "../../runtime-hal/core/exceptions.js";

setCompileHook((text, fileName, mode) => {
  const { code, lineTable, diagnostics } = compileDynamic(text, fileName, mode);
  const first = diagnostics.find((d) => d.severity === "error");
  if (first !== undefined) {
    const raised = microPythonErrorOf(first);
    throw newException(builtins[raised.type], raised.text);
  }
  const { init } = new LoadedScript({ file: fileName, code, lineTable }).evaluate();
  return (module, namespace) => init(module, namespace);
});
