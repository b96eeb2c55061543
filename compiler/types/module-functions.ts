/**
 * What functions of the library give. Modules of the library cannot be changed by a program other than by an assignment
 * to an attribute of that name, which is looked for in its text.
 */

import type { ConstValue, ImportModule, IrValue } from "../ir/ops.js";
import { BOOL, FLOAT, INT, NEVER, NONE, OBJECT, STR, type FieldNames, type RType } from "../ir/types.js";
import type { Site } from "./arguments.js";
import { callWith } from "./callbacks.js";
import { ordered } from "./comparisons.js";
import { namedTuple, namedTupleType } from "./named-tuples.js";
import { itemOfTypecode, structTypes } from "./struct-formats.js";
import { itemOf } from "./iteration.js";
import { libraryCall } from "./library-objects.js";
import type { State } from "./state.js";

const BYTES: RType = { kind: "bytes" };
/** Ticks are 30 bits, a difference of two has a sign. */
const TICKS: RType = INT;

const named = (names: string, t: RType): [string, RType][] => names.split(" ").map((name) => [name, t]);

/** Functions that neither keep nor change what they are given. */
const RESULTS = new Map<string, RType>([
  ...named(
    "math.sqrt math.sin math.cos math.tan math.asin math.acos math.atan math.atan2 math.exp math.expm1 math.log " +
      "math.log2 math.log10 math.pow math.fabs math.fmod math.sinh math.cosh math.tanh math.asinh math.acosh " +
      "math.atanh math.degrees math.radians math.copysign math.ldexp math.erf math.erfc math.gamma math.lgamma " +
      "random.random random.uniform",
    FLOAT,
  ),
  ...named("math.floor math.ceil math.trunc random.getrandbits random.randint random.randrange", INT),
  ...named("math.isnan math.isinf math.isfinite math.isclose", BOOL),
  ...named("time.ticks_us time.ticks_ms time.ticks_cpu time.ticks_diff time.ticks_add time.time_ns", TICKS),
  ...named("time.sleep time.sleep_ms time.sleep_us struct.pack_into random.seed", NONE),
  ...named("cmath.rect cmath.exp cmath.sqrt cmath.cos cmath.sin cmath.log cmath.log10", { kind: "complex" }),
  ...named("cmath.phase", FLOAT),
  ...named("struct.pack binascii.hexlify binascii.unhexlify binascii.a2b_base64 binascii.b2a_base64", BYTES),
  ...named("struct.calcsize binascii.crc32", INT),
  ...named("json.dumps", STR),
]);

/** The result of `module.name(…)`; `undefined` if nothing is known of the function. */
export function moduleCall(
  state: State,
  module: string,
  v: Site & { readonly name: string },
): RType | undefined {
  return state.classes.isStored(v.name) ? undefined : nativeCall(state, `${module}.${v.name}`, v);
}

/** The same whatever it is given, of a function that neither keeps nor changes that. */
export function resultOfNative(state: State, name: string): RType | undefined {
  return state.classes.isStored(name.slice(name.indexOf(".") + 1)) ? undefined : RESULTS.get(name);
}

/** The result of a function of the library, by its full name. */
export function nativeCall(state: State, name: string, v: Site, names?: FieldNames): RType | undefined {
  const [first, second] = v.args;
  if (names !== undefined) return namedTuple(names, v);
  const t = RESULTS.get(name);
  if (t !== undefined) return t;
  // Nothing has been seen of an argument yet, so nothing comes of the call.
  if (v.args.some((arg) => arg.type.kind === "never")) return NEVER;
  switch (name) {
    case "struct.unpack":
    case "struct.unpack_from": {
      const format = first && constantAt(state, first);
      const elements = format?.kind === "str" ? structTypes(format.value) : undefined;
      return elements === undefined
        ? { kind: "tuple", elements: [], item: OBJECT }
        : { kind: "tuple", elements };
    }
    case "micropython.schedule":
      // It is called later, with nothing but that.
      if (first === undefined || second === undefined || v.args.length > 2 || v.keywords.length > 0)
        return undefined;
      callWith(state, first.type, [second.type]);
      return NONE;
    case "heapq.heappush":
      if (first?.type.kind !== "list" || second === undefined) return undefined;
      state.containers.put(first.type.cell, second.type);
      ordered(state, state.containers.element(first.type.cell));
      return NONE;
    case "heapq.heappop":
      if (first?.type.kind !== "list") return undefined;
      ordered(state, state.containers.element(first.type.cell));
      return state.containers.element(first.type.cell);
    case "heapq.heapify":
      if (first?.type.kind !== "list") return undefined;
      ordered(state, state.containers.element(first.type.cell));
      return NONE;
    case "collections.deque": {
      if (v.args.length < 2 || v.keywords.length > 0) return undefined;
      const cell = state.containers.cellOf(v);
      state.containers.put(cell, itemOf(state, v.args[0]!.type));
      return { kind: "deque", cell };
    }
    case "collections.OrderedDict": {
      if (v.keywords.length > 0 || (first !== undefined && first.type.kind !== "dict")) return undefined;
      const cell = state.containers.cellOf(v);
      if (first?.type.kind === "dict") state.containers.putAll(cell, first.type.cell);
      return { kind: "dict", cell };
    }
    case "random.choice":
      return first === undefined ? undefined : itemOf(state, first.type);
    case "collections.namedtuple":
      return namedTupleType(state, v);
    case "array.array":
      return arrayType(state, v);
    default:
      return libraryCall(name, v);
  }
}

/** `array("h", items)`: what its items are is told by the typecode. */
function arrayType(state: State, { args, keywords }: Site): RType | undefined {
  const [typecode, source] = args;
  const code = typecode && constantAt(state, typecode);
  const item = code?.kind === "str" ? itemOfTypecode(code.value) : undefined;
  if (item === undefined || keywords.length > 0) return undefined;
  if (source !== undefined) itemOf(state, source.type);
  return { kind: "array", item };
}

/** The value of a constant, also of one in the body of a class. */
function constantAt(state: State, v: IrValue): ConstValue | undefined {
  if (v.op === "Const") return v.value;
  if (v.op !== "GetAttr" || (v.object.type.kind !== "class" && v.object.type.kind !== "instance"))
    return undefined;
  return state.classes.constantOf(state.classes.get(v.object.type.cls), v.name);
}

type ModuleType = RType & { kind: "module" };

/** What an import gives. */
export function moduleType(state: State, v: ImportModule): RType {
  const module = state.privacy.uses.moduleAt(v);
  if (module === undefined) return OBJECT;
  if (module !== "library") return { kind: "module", module, name: module.name };
  const name = knownModule(v.path);
  return name === undefined ? OBJECT : { kind: "module", module: null, name };
}

/** The value of `module.name`. */
export function moduleAttribute(
  state: State,
  { module: own, name: module }: ModuleType,
  name: string,
): RType {
  if (own !== null) return state.readGlobal(name, own);
  if (state.classes.isStored(name)) return OBJECT;
  if (module === "math" && (name === "pi" || name === "e" || name === "tau" || name === "inf")) return FLOAT;
  if (module === "cmath" && (name === "pi" || name === "e")) return FLOAT;
  return { kind: "native", name: `${module}.${name}` };
}

/** The module of the library whose functions are known here that is imported so: `utime` is `time`. */
function knownModule(path: string): string | undefined {
  const name = path.startsWith("u") ? path.slice(1) : path;
  return KNOWN_MODULES.has(name) ? name : undefined;
}
const KNOWN_MODULES = new Set([
  "array",
  "math",
  "cmath",
  "random",
  "time",
  "micropython",
  "struct",
  "json",
  "heapq",
  "collections",
  "binascii",
  "hashlib",
  "re",
]);
