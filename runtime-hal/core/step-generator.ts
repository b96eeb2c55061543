/**
 * Generators that the compiler has made machines of steps: an emitted class has the variables of the body as fields, and
 * a `next$` that goes on at the place noted in `at$`. V8 puts such a `next$` into the loop that calls it, which it cannot do with
 * generators of JavaScript. No handler of the body stands around a `yield`: what is thrown into it there leaves it.
 */

import {
  caught,
  lastStop,
  PyBaseException,
  ThrownValue,
  typeError,
  valueError,
  type RaisePoint,
} from "./exceptions.js";
import { generatorError, PyGenerator, resumeInner } from "./generator.js";
import { iterValue } from "./iteration.js";
import { PyObject, type Value } from "./value.js";

/** Values of `at$` that are no places of the body; emitted code uses `RUNNING` as it is. */
const OVER = -1;
const RUNNING = -2;
const PENDING = -3;

export abstract class StepGenerator extends PyGenerator {
  /** Where the body goes on, from 0. */
  at$: number;
  /** What a `yield from` at that place goes through. */
  inner$: Value;

  constructor() {
    super();
    this.at$ = 0;
    this.inner$ = null;
  }

  override get isOver(): boolean {
    return this.at$ === OVER;
  }

  /** `sent` is `undefined` for None. */
  abstract override next$(sent?: Value): Value | undefined;

  /** What `next$` does if the body does not wait at one of its places. */
  idle$(sent: Value): Value | undefined {
    return this.resume(sent === undefined ? null : sent, undefined);
  }

  /** The end of the body, with its result. */
  ended$(value: Value): undefined {
    this.at$ = OVER;
    this.returned$ = lastStop.value = value;
    return undefined;
  }

  /** The error to be thrown for one that has left the body. */
  failed$(raw: unknown): unknown {
    this.at$ = OVER;
    this.inner$ = null;
    const left = raw instanceof ThrownValue ? caught(raw) : raw;
    const error = generatorError(left);
    // One that was made of it here comes from the generator's caller: the body, on whose stack this is, had ended before.
    if (error !== left && error instanceof PyBaseException && error.raised.length > 0) {
      const point: RaisePoint = {};
      Error.captureStackTrace(point, this.next$);
      error.raised = [point];
    }
    return error;
  }

  /** Begins a `yield from`. */
  enter$(v: Value): void {
    this.inner$ = v instanceof PyGenerator ? v : iterValue(v);
  }

  /** One step of the `yield from`, with what is sent to it; emitted code asks another generator by itself. */
  through$(sent: Value): Value | undefined {
    lastStop.value = null;
    return resumeInner(this.inner$, sent === undefined ? null : sent, undefined);
  }

  /** What the `yield from` that has just come to its end gives. */
  result$(): Value {
    this.inner$ = null;
    return lastStop.value;
  }

  override resume(sent: Value, thrown: ThrownValue | undefined): Value | undefined {
    switch (this.at$) {
      case OVER:
        this.returned$ = lastStop.value = null;
        return undefined;
      case RUNNING:
        throw valueError("generator already executing");
      case PENDING: {
        const { exception, at } = pendings.get(this) as Pending;
        this.at$ = at;
        return this.resume(null, new ThrownValue(exception));
      }
    }
    if (thrown !== undefined) return this.raiseInside(thrown);
    if (this.at$ === 0 && sent !== null)
      throw typeError("can't send non-None value to a just-started generator");
    return this.next$(sent === null ? undefined : sent);
  }

  private raiseInside(thrown: ThrownValue): Value | undefined {
    const at = this.at$;
    this.at$ = RUNNING;
    if (this.inner$ === null) throw this.failed$(thrown);
    let item: Value | undefined;
    try {
      item = resumeInner(this.inner$, null, thrown);
    } catch (e) {
      throw this.failed$(e);
    }
    this.at$ = at;
    if (item !== undefined) return item;
    // The inner one has taken the exception and is over: the body goes on behind it.
    this.inner$ = new Spent(lastStop.value);
    return this.next$();
  }

  override pendThrow(exception: Value): Value {
    if (this.at$ === RUNNING) throw valueError("generator already executing");
    const before = this.at$ === PENDING ? pendings.get(this) : undefined;
    if (before !== undefined) this.at$ = before.at;
    if (exception !== null && this.at$ !== OVER) {
      pendings.set(this, { exception, at: this.at$ });
      this.at$ = PENDING;
    }
    return before === undefined ? null : before.exception;
  }
}

/** What is left of the inner iterator of a `yield from` that has come to its end: its result. */
class Spent extends PyObject {
  constructor(private readonly value: Value) {
    super();
  }
  override next$(): undefined {
    lastStop.value = this.value;
    return undefined;
  }
}

interface Pending {
  readonly exception: Value;
  readonly at: number;
}

/** What is to be raised in generators at their next step; only asyncio does that. */
const pendings = new WeakMap<StepGenerator, Pending>();
