/**
 * What `with` does. The exit method is looked up before the manager is entered; methods of the type are called as functions with the
 * manager in front, so that no bound method is made.
 */

import { getattr } from "./attributes.js";
import type { PyBaseException } from "./exceptions.js";
import { call } from "./function.js";
import { truth } from "./operators.js";
import type { Value } from "./value.js";

/** An exit method that is no plain method of the type. */
export class OtherExit {
  constructor(readonly callee: Value) {}
}

/** The exit method, for `exitContext` and `exitContextWith`; AttributeError where there is none. */
export function lookupExit(manager: Value): Value {
  return manager?.m$__exit__ ?? new OtherExit(getattr(manager, "__exit__"));
}

/** The context manager is entered. */
export function enterContext(manager: Value): Value {
  const enter: Value = manager?.m$__enter__;
  return enter === undefined ? call(getattr(manager, "__enter__")) : enter(manager);
}

/** The block has come to its end. */
export function exitContext(exit: Value, manager: Value): Value {
  return exit instanceof OtherExit ? call(exit.callee, null, null, null) : exit(manager, null, null, null);
}

/** An exception leaves the block; true if it is to be swallowed. */
export function exitContextWith(exit: Value, manager: Value, e: PyBaseException): boolean {
  return truth(
    exit instanceof OtherExit ? call(exit.callee, e.type$, e, null) : exit(manager, e.type$, e, null),
  );
}
