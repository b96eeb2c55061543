/** Cells of containers: making, following and comparing them. Uniting two is the business of `lattice.ts`. */

import { NEVER, OBJECT, type Cell, type RType } from "../ir/types.js";

export function newCell(element: RType = NEVER, key: RType = NEVER, sent: RType = NEVER): Cell {
  return { element, fields: null, isTable: false, key, sent, into: null, readers: null };
}

/** The cell that holds what was put into this one. */
export function find(cell: Cell): Cell {
  let root = cell;
  while (root.into !== null) root = root.into;
  // Shorter ways for the next time.
  let next = cell;
  while (next.into !== null) {
    const { into } = next;
    next.into = root;
    next = into;
  }
  return root;
}

/** A container that may hold anything. */
export function anything(kind: "list" | "set" | "dict" | "iterator"): RType {
  return { kind, cell: newCell(OBJECT, OBJECT, OBJECT) };
}
