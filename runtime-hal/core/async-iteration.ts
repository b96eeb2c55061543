/** What `async for` asks of what it walks. */

import { getattr } from "./attributes.js";
import { match, stopAsyncIterationType, type PyBaseException } from "./exceptions.js";
import { call } from "./function.js";
import type { Value } from "./value.js";

export function aiter(v: Value): Value {
  return call(getattr(v, "__aiter__"));
}
export function anext(it: Value): Value {
  return call(getattr(it, "__anext__"));
}
export function isStopAsyncIteration(e: PyBaseException): boolean {
  return match(e, stopAsyncIterationType);
}
