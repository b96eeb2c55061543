/** The module `sys`. */

import {
  handledException,
  newException,
  systemExitType,
  PyBaseException,
} from "../../runtime-hal/core/exceptions.js";
import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { modulesDict, searchPathList, sysAttribute } from "../../runtime-hal/core/import.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import { writeToStream } from "../../runtime-hal/core/stream.js";
import { repr } from "../../runtime-hal/core/text.js";
import { formatException, setTracebackLimit } from "../../runtime-hal/core/traceback.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { PyAttrTuple } from "./attr-tuple.js";
import { firmwareBuild, firmwareMachine, firmwareThreads, platformName } from "./firmware.js";
import { stderr, stdin, stdout } from "./file.js";
import { VERSION } from "./version.js";

let startArguments: readonly string[] = [];
let argumentList: PyList | undefined;

/** What `sys.argv` holds when the program starts. */
export function setArguments(argv: readonly string[]): void {
  startArguments = argv;
  if (argumentList !== undefined) argumentList.items = [...argv];
}

let exitFunction: Value = null;

/** What `sys.atexit` was given last. */
export function takeExitFunction(): Value {
  const f = exitFunction;
  exitFunction = null;
  return f;
}

function versionText(): string {
  const [major, minor, micro, stage] = VERSION;
  return `3.4.0; MicroPython v${major}.${minor}.${micro}-${stage}`;
}

function implementation(): PyAttrTuple {
  return new PyAttrTuple({
    name: "micropython",
    version: new PyTuple([...VERSION]),
    _machine: firmwareMachine() ?? `${rt.host.platform} [halpy] version`,
    // The version and features of .mpy files that the reference loads; none can be loaded here.
    _mpy: 2822,
    _build: firmwareBuild(),
    ...firmwareThreads(),
  });
}

function printException(e: Value, file?: Value): null {
  const text = e instanceof PyBaseException ? formatException(e, false) : `${repr(e)}\n`;
  if (file === undefined) rt.write(text);
  else writeToStream(file, text);
  return null;
}

/** Bytes that an object takes, as a 64-bit MicroPython would have it. */
function getSizeOf(v: Value): number {
  const WORD = 8;
  if (v instanceof PyList) return 4 * WORD + WORD * Math.max(4, v.items.length);
  if (v instanceof PyTuple) return 2 * WORD + WORD * v.items.length;
  if (v instanceof PyDict) return 5 * WORD + 2 * WORD * v.size;
  return 4 * WORD;
}

/** Names of the module. */
export function sysModule(): Record<string, Value> {
  setTracebackLimit(() => {
    const limit: Value = sysAttribute("tracebacklimit");
    return typeof limit === "number" ? limit : Infinity;
  });
  return {
    getsizeof: native("getsizeof", 1, 1, getSizeOf),
    argv: (argumentList ??= new PyList([...startArguments])),
    path: searchPathList(),
    modules: modulesDict(),
    version: versionText(),
    version_info: new PyTuple([3, 4, 0]),
    implementation: implementation(),
    platform: platformName(),
    byteorder: "little",
    maxsize: 2n ** 63n - 1n,
    executable: rt.host.executable,
    ps1: ">>> ",
    ps2: "... ",
    stdin,
    stdout,
    stderr,
    exit: native("exit", 0, 1, (code?: Value) => {
      throw code === undefined ? newException(systemExitType) : newException(systemExitType, code);
    }),
    print_exception: native("print_exception", 1, 2, printException),
    exc_info: native("exc_info", 0, 0, () => {
      const e = handledException();
      return new PyTuple(e === null ? [null, null, null] : [e.type$, e, null]);
    }),
    atexit: native("atexit", 1, 1, (f: Value) => {
      const before = exitFunction;
      exitFunction = f;
      return before;
    }),
  };
}
