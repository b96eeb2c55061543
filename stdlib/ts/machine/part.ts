/**
 * `machine` is put together from parts, one for each class or group of functions of a port: a built program carries only those
 * that it names. Which parts a port has is in stdlib/dialects.json.
 */

import type { PyType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard, bootNumber } from "../../../runtime-hal/exec/board.js";
import type { Board } from "../../../runtime-hal/hal/board.js";

/** Names that a part gives to the module. */
export type Part = (board: Board) => Record<string, Value>;

/** A type that is made when it is first wanted: most programs use few of the classes there are. */
export function lazyType(make: () => PyType): () => PyType {
  let type: PyType | undefined;
  return () => (type ??= make());
}

/** State that a restart of the board clears. */
export function perBoot<T>(make: (board: Board) => T): () => T {
  let state: T | undefined;
  let madeAt = -1;
  return () => {
    const board = bootBoard();
    if (madeAt !== bootNumber()) {
      madeAt = bootNumber();
      state = make(board);
    }
    return state as T;
  };
}
