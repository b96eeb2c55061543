/** Gives programs that run in the test process what `eval` and `exec` need: the compiler. */

import { LoadedScript } from "../../cli/evaluate.js";
import { compileDynamic } from "../../compiler/index.js";
import { setCompileHook } from "../../runtime-hal/core/dynamic-code.js";
import { newException, syntaxErrorType } from "../../runtime-hal/core/exceptions.js";

setCompileHook((text, fileName, mode) => {
  const { code, lineTable, hasErrors } = compileDynamic(text, fileName, mode);
  if (hasErrors) throw newException(syntaxErrorType, "invalid syntax");
  const { init } = new LoadedScript({ file: fileName, code, lineTable }).evaluate();
  return (module, namespace) => init(module, namespace);
});
