/**
 * Generators and coroutines: a JavaScript generator inside, Python's protocol outside. Inside the runtime the end of a
 * generator is `undefined` with the value in `returned$`; a StopIteration is only made where Python can see it.
 */

import {
  PyBaseException,
  caught,
  exceptionValue,
  generatorExitType,
  match,
  lastStop,
  newException,
  runtimeError,
  stopIteration,
  stopIterationType,
  ThrownValue,
  typeError,
  valueError,
} from "./exceptions.js";
import { getattr, loadAttr, lookupMethod } from "./attributes.js";
import type { FunctionMeta } from "./function-meta.js";
import { call } from "./function.js";
import { iterValue, nextOrUndefined } from "./iteration.js";
import { native } from "./native.js";
import { identity } from "./identity.js";
import { defineType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

type JsGenerator = Generator<Value, Value, Value>;

/** What comes out of a generator that an exception has left. */
export function generatorError(e: unknown): unknown {
  if (e instanceof PyBaseException && match(e, stopIterationType))
    return runtimeError("generator raised StopIteration");
  return e;
}

/** What all generators have in common; how the body runs is up to the derived classes. */
export abstract class PyGenerator extends PyObject {
  /** The value of its `return`. */
  returned$: Value;

  constructor() {
    super();
    this.returned$ = null;
  }

  /** The name of the function, for `repr`. */
  abstract get name(): string;

  /** It has come to its end. */
  abstract get isOver(): boolean;

  /** Runs to the next `yield`; `undefined` when it returned. `thrown` is an exception to raise inside. */
  abstract resume(sent: Value, thrown: ThrownValue | undefined): Value | undefined;

  /** `exception` is raised at the next resumption; gives the one that was to be raised so far. */
  abstract pendThrow(exception: Value): Value;

  abstract override next$(): Value | undefined;

  /**
   * The body, for a generator that does nothing until it has come to its end; `undefined` if that would make a difference.
   */
  lend(): JsGenerator | undefined {
    return undefined;
  }

  override iter$(): Iterator {
    return this as Iterator;
  }

  /** Its `next$` needs no care for exceptions that mean its end. */
  get isGenerator$(): boolean {
    return true;
  }

  /** As Python's `send` and `throw` give it: StopIteration at the end. */
  resumeOrStop(sent: Value, thrown: ThrownValue | undefined): Value {
    const wasOver = this.isOver;
    const v = this.resume(sent, thrown);
    if (v === undefined) throw stopIteration(wasOver ? null : this.returned$);
    return v;
  }

  close(): null {
    if (this.isOver) return null;
    let v: Value | undefined;
    try {
      v = this.resume(null, new ThrownValue(newException(generatorExitType)));
    } catch (e) {
      if (caught(e).type$.isSubclassOf(generatorExitType)) return null;
      throw e;
    }
    if (v !== undefined) throw runtimeError("generator ignored GeneratorExit");
    return null;
  }
}

/** A generator whose body is one of JavaScript. */
class BodyGenerator extends PyGenerator {
  private started = false;
  /** Another generator hands on what the body yields, without coming by here. */
  private isLent = false;
  private running = false;
  private finished = false;
  /** Set by `pend_throw`: raised at the next resumption. */
  private pending: Value = null;
  /** Waits at a `yield` or at its beginning, with nothing to raise there: `next$` may go straight on. */
  private isWaiting = true;

  constructor(
    readonly body: JsGenerator,
    override readonly name: string,
    /** It handles no exceptions: what is thrown into it leaves it. */
    private readonly isPlain: boolean,
  ) {
    super();
  }

  override get isOver(): boolean {
    return this.finished;
  }

  /** To a body that has begun JavaScript would send `undefined` first. */
  override lend(): JsGenerator | undefined {
    if (!this.isPlain || !this.isWaiting || this.started) return undefined;
    this.isLent = this.started = true;
    return this.body;
  }

  /** `sent` only goes to a body that waits at a `yield`. */
  override next$(sent: Value = null): Value | undefined {
    if (!this.isWaiting) return this.resume(null, undefined);
    this.isWaiting = false;
    this.running = true;
    let r: IteratorResult<Value, Value>;
    try {
      r = this.body.next(sent);
    } catch (raw) {
      this.running = false;
      throw this.failed(raw);
    }
    this.running = false;
    if (!r.done) {
      this.started = this.isWaiting = true;
      return r.value;
    }
    this.finished = true;
    // A body that has come to its end elsewhere gives nothing.
    this.returned$ = lastStop.value = r.value === undefined ? null : r.value;
    return undefined;
  }

  override resumeOrStop(sent: Value, thrown: ThrownValue | undefined): Value {
    if (thrown !== undefined || !this.isWaiting || !this.started) return super.resumeOrStop(sent, thrown);
    const v = this.next$(sent);
    if (v === undefined) throw stopIteration(this.returned$);
    return v;
  }

  private failed(raw: unknown): unknown {
    if (this.isLent && raw instanceof TypeError) {
      // V8's own refusal: the body is running, for the one it is lent to.
      this.isWaiting = true;
      return valueError("generator already executing");
    }
    this.finished = true;
    return generatorError(raw instanceof ThrownValue ? caught(raw) : raw);
  }

  override resume(sent: Value, thrown: ThrownValue | undefined): Value | undefined {
    if (this.finished) {
      this.returned$ = lastStop.value = null;
      return undefined;
    }
    if (this.running) throw valueError("generator already executing");
    if (this.pending !== null) {
      thrown = new ThrownValue(this.pending);
      this.pending = null;
    }
    if (!this.started) {
      if (sent !== null) throw typeError("can't send non-None value to a just-started generator");
      this.started = true;
    }
    this.running = true;
    this.isWaiting = false;
    try {
      const r = thrown === undefined ? this.body.next(sent) : this.body.throw(thrown);
      if (!r.done) return r.value;
      this.finished = true;
      this.returned$ = lastStop.value = r.value === undefined ? null : r.value;
      return undefined;
    } catch (raw) {
      throw this.failed(raw);
    } finally {
      this.running = false;
      this.isWaiting = !this.finished;
    }
  }

  override pendThrow(exception: Value): Value {
    if (this.running) throw valueError("generator already executing");
    const previous = this.pending;
    this.pending = exception;
    this.isWaiting = false;
    return previous;
  }
}

/** `throw(type[, value[, traceback]])`: an instance in second place wins. */
function thrownException(type: Value, value: Value | undefined): ThrownValue {
  return new ThrownValue(value !== undefined && value !== null ? value : type);
}

export const generatorType = defineType({
  name: "generator",
  js: PyGenerator,
  slots: {
    repr$(this: PyGenerator): string {
      return `<generator object '${this.name}' at ${identity(this).toString(16)}>`;
    },
  },
  methods: {
    send: native("send", 2, 2, (self: PyGenerator, v: Value) => self.resumeOrStop(v, undefined)),
    throw: native("throw", 2, 4, (self: PyGenerator, type: Value, value: Value) =>
      self.resumeOrStop(null, thrownException(type, value)),
    ),
    close: native("close", 1, 1, (self: PyGenerator) => self.close()),
    pend_throw: native("pend_throw", 2, 2, (self: PyGenerator, e: Value) => self.pendThrow(e)),
  },
});

/** Made at the call of a generator function, after its arguments are bound. */
export function generator(f: { meta$: FunctionMeta }, body: () => JsGenerator, isPlain = false): PyGenerator {
  return new BodyGenerator(body(), f.meta$.name, isPlain);
}

/** `yield from v` where no handler stands around it: a generator without handlers of its own is handed on as it is. */
export function delegate(v: Value): JsGenerator {
  return (v instanceof PyGenerator ? v.lend() : undefined) ?? yieldFrom(v);
}

/** `yield from v`: gives the return value of the inner iterator. */
export function* yieldFrom(v: Value): JsGenerator {
  const it: Value = v instanceof PyGenerator ? v : iterValue(v);
  let sent: Value = null;
  let thrown: ThrownValue | undefined;
  for (;;) {
    lastStop.value = null;
    const item = resumeInner(it, sent, thrown);
    if (item === undefined) return lastStop.value;
    thrown = undefined;
    try {
      sent = yield item;
    } catch (e) {
      thrown = e instanceof ThrownValue ? e : new ThrownValue(caught(e));
      sent = null;
    }
  }
}

/** One step of the inner iterator; `undefined` at its end, its value in `lastStop`. */
export function resumeInner(it: Value, sent: Value, thrown: ThrownValue | undefined): Value | undefined {
  if (it instanceof PyGenerator) return resumeGenerator(it, sent, thrown);
  if (thrown !== undefined) return throwInto(it, thrown);
  if (sent === null) return stepMethod(() => nextOrUndefined(it));
  return stepMethod(() => call(getattr(it, "send"), sent));
}

/** A GeneratorExit that the inner generator swallowed by returning goes on outside; a value it yields is passed out. */
function resumeGenerator(it: PyGenerator, sent: Value, thrown: ThrownValue | undefined): Value | undefined {
  const item: Value = it.resume(sent, thrown);
  if (item === undefined && thrown !== undefined && isGeneratorExit(thrown.value)) throw caught(thrown);
  return item;
}

/** Passes an exception to an inner object that may have `throw` or, for an instance of GeneratorExit, `close`. */
function throwInto(it: Value, thrown: ThrownValue): Value | undefined {
  const closes = thrown.value instanceof PyBaseException && isGeneratorExit(thrown.value);
  const method = loadAttr(it, closes ? "close" : "throw");
  if (method !== undefined) {
    if (!closes) return stepMethod(() => call(method, thrown.value));
    call(method);
  }
  const e = caught(thrown);
  if (match(e, stopIterationType)) throw runtimeError("generator raised StopIteration");
  throw e;
}

function isGeneratorExit(v: Value): boolean {
  return v === generatorExitType || (v instanceof PyBaseException && match(v, generatorExitType));
}

/** A StopIteration of the inner object is its end. */
function stepMethod(step: () => Value): Value | undefined {
  try {
    return step();
  } catch (e) {
    if (e instanceof PyBaseException && match(e, stopIterationType)) {
      lastStop.value = exceptionValue(e);
      return undefined;
    }
    throw e;
  }
}

/** `await v`: an object with `__await__` is asked for its iterator, anything else is iterated. */
export function awaitValue(v: Value): JsGenerator {
  if (v instanceof PyGenerator) return yieldFrom(v);
  const method = lookupMethod(v, "__await__");
  return yieldFrom(method === undefined ? v : call(method, v));
}

/** `await v` where no handler stands around it, as `delegate` has it. */
export function delegateAwait(v: Value): JsGenerator {
  return (v instanceof PyGenerator ? v.lend() : undefined) ?? awaitValue(v);
}
