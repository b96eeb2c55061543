/** `weakref`: references that do not keep an object alive, on JavaScript's own (extmod/modweakref.c of MicroPython). */

import { call, callWith } from "../../runtime-hal/core/function.js";
import { typeError } from "../../runtime-hal/core/exceptions.js";
import { native } from "../../runtime-hal/core/native.js";
import { PySingleton, PyTuple } from "../../runtime-hal/core/objects.js";
import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../runtime-hal/core/value.js";

/** Only objects with an identity of their own can be referenced. */
function requireObject(v: Value): void {
  const isObject = (typeof v === "object" && v !== null) || typeof v === "function";
  const isSingleton = v instanceof PySingleton || (v instanceof PyTuple && v.items.length === 0);
  if (!isObject || isSingleton) throw typeError("not a heap object");
}

const collected = new FinalizationRegistry<() => void>((run) => run());

class PyWeakReference extends PyObject {
  private readonly target: WeakRef<object>;
  constructor(object: object, callback: Value) {
    super();
    this.target = new WeakRef(object);
    if (callback !== null) collected.register(object, () => call(callback, this));
  }
  override call$(): Value {
    return this.target.deref() ?? null;
  }
}

class PyFinalizer extends PyObject {
  /** The object is held weakly; `undefined` once called or detached. */
  private task: { target: WeakRef<object>; f: Value; args: Value[]; kw: Keywords } | undefined;
  constructor(object: object, f: Value, args: Value[], kw: Keywords) {
    super();
    this.task = { target: new WeakRef(object), f, args, kw };
    collected.register(object, () => this.call$(), this);
  }

  get alive(): boolean {
    return this.task !== undefined;
  }

  /** `(object, function, args, kwargs)`, or None once it has run. */
  peek(): Value {
    const task = this.task;
    if (task === undefined) return null;
    const kwargs = new PyDict();
    for (const [name, v] of task.kw ?? []) kwargs.set(name, v);
    return new PyTuple([task.target.deref() ?? null, task.f, new PyTuple(task.args), kwargs]);
  }

  detach(): Value {
    const state = this.peek();
    this.task = undefined;
    collected.unregister(this);
    return state;
  }

  override call$(): Value {
    const task = this.task;
    if (task === undefined) return null;
    this.detach();
    return callWith(task.f, task.args, task.kw);
  }
}

const refType = defineType({
  name: "ref",
  js: PyWeakReference,
  make: (_type, args) => {
    if (args.length < 1 || args.length > 2)
      throw typeError(`function expected at most 2 arguments, got ${args.length}`);
    requireObject(args[0]);
    return new PyWeakReference(args[0], args[1] ?? null);
  },
});

const finalizeType = defineType({
  name: "finalize",
  js: PyFinalizer,
  make: (_type, args, kw) => {
    if (args.length < 2) throw typeError(`function missing ${2 - args.length} required positional arguments`);
    requireObject(args[0]);
    return new PyFinalizer(args[0], args[1], args.slice(2), kw);
  },
  slots: {
    getattr$(this: PyFinalizer, name: string): Value | undefined {
      return name === "alive" ? this.alive : undefined;
    },
  },
  methods: {
    peek: native("peek", 1, 1, (self: PyFinalizer) => self.peek()),
    detach: native("detach", 1, 1, (self: PyFinalizer) => self.detach()),
  },
});

export function weakrefModule(): Record<string, Value> {
  return { ref: refType, finalize: finalizeType };
}
