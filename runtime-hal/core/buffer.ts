/** The buffer protocol: bytes of any object that has some (the slot `buffer$`), as a view that shares memory. */

import { typeError } from "./exceptions.js";
import { protoOf, unwrap } from "./type.js";
import type { BufferView, Value } from "./value.js";

/** The view of an object's memory, or `undefined` if it has none. */
export function bufferOrUndefined(v: Value): BufferView | undefined {
  if (v === null || v === undefined) return undefined;
  const slot = protoOf(v).buffer$;
  if (slot !== undefined) return slot.call(v);
  const plain = unwrap(v);
  return plain === v ? undefined : bufferOrUndefined(plain);
}

/** The view of an object's memory for reading; TypeError if it has none. */
export function getBuffer(v: Value): BufferView {
  const view = bufferOrUndefined(v);
  if (view === undefined) throw typeError("object with buffer protocol required");
  return view;
}

/** The bytes of an object for reading. */
export function getBytes(v: Value): Uint8Array {
  return getBuffer(v).u8;
}

/** The bytes of an object for writing in place; TypeError for read-only ones too. */
export function getWritableBytes(v: Value): Uint8Array {
  const view = bufferOrUndefined(v);
  if (view === undefined || !view.writable) throw typeError("object with buffer protocol required");
  return view.u8;
}
