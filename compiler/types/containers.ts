/**
 * What lists, dicts and the like hold, in cells that all who have the container share. A dict knows the types under keys
 * that stand in the text apart from the others, as long as they are not many.
 */

import type { IrFunction } from "../ir/function.js";
import { NEVER, type Cell, type RType } from "../ir/types.js";
import { find, newCell } from "./cells.js";
import { type JoinHooks, sameType, tabulate } from "./lattice.js";
import { grown } from "./widening.js";

/** What is needed of the state of inference. */
interface Places extends JoinHooks {
  /** The function that is being looked at. */
  readonly current: IrFunction;
  join(a: RType, b: RType): RType;
  joinAll(types: readonly RType[]): RType;
  mark(readers: ReadonlySet<IrFunction> | null | undefined): void;
}

export class Containers {
  /** Cells of what a place in the program makes. */
  private readonly made = new Map<object, Cell>();

  constructor(private readonly state: Places) {}

  /** The cell of what a place in the program makes. */
  cellOf(place: object): Cell {
    let cell = this.made.get(place);
    if (cell === undefined) this.made.set(place, (cell = newCell()));
    return cell;
  }

  /** What a container holds, for the current function. */
  element(cell: Cell): RType {
    const root = find(cell);
    (root.readers ??= new Set()).add(this.state.current);
    return root.fields === null ? root.element : this.state.joinAll([root.element, ...root.fields.values()]);
  }

  key(cell: Cell): RType {
    const root = find(cell);
    (root.readers ??= new Set()).add(this.state.current);
    return root.key;
  }

  /** What a dict holds under a key; `key` is `undefined` where that does not stand in the text. */
  valueAt(cell: Cell, key: string | undefined): RType {
    const root = find(cell);
    const field = key === undefined || root.isTable ? undefined : root.fields?.get(key);
    if (key === undefined || (field === undefined && root.fields === null)) return this.element(cell);
    (root.readers ??= new Set()).add(this.state.current);
    return field === undefined ? root.element : this.state.join(field, root.element);
  }

  put(cell: Cell, t: RType): void {
    this.hold(cell, "element", t);
    this.settle(find(cell));
  }

  /** A dict is given a value, under a key that stands in the text if it is not `undefined`. */
  putAt(cell: Cell, key: string | undefined, t: RType): void {
    const root = find(cell);
    if (key === undefined || root.isTable || root.element.kind === "object") return this.put(cell, t);
    grown(root.fields?.get(key) ?? NEVER, t, this.state);
    const { fields } = find(cell);
    const before = fields?.get(key) ?? NEVER;
    const joined = grown(before, t, this.state);
    if (fields !== null && sameType(before, joined)) return;
    const united = find(cell);
    (united.fields ??= new Map()).set(key, joined);
    this.state.mark(united.readers);
    this.settle(united);
  }

  /** One dict is given what another one holds. */
  putAll(cell: Cell, from: Cell): void {
    const root = find(from);
    (root.readers ??= new Set()).add(this.state.current);
    this.putKey(cell, root.key);
    this.put(cell, root.element);
    for (const [key, t] of [...(root.fields ?? [])]) this.putAt(cell, key, t);
  }

  putKey(cell: Cell, t: RType): void {
    this.hold(cell, "key", t);
  }

  /** A generator is sent a value. */
  send(cell: Cell, t: RType): void {
    this.hold(cell, "sent", t);
  }

  /** What a generator is sent, None aside, for the current function. */
  sent(cell: Cell): RType {
    const root = find(cell);
    (root.readers ??= new Set()).add(this.state.current);
    return root.sent;
  }

  private settle(cell: Cell): void {
    if (cell.fields !== null && tabulate(cell, this.state)) this.state.mark(find(cell).readers);
  }

  private hold(cell: Cell, part: "element" | "key" | "sent", t: RType): void {
    // Joining may unite the cell with another one, whose type then counts.
    grown(find(cell)[part], t, this.state);
    const root = find(cell);
    const joined = grown(root[part], t, this.state);
    if (sameType(root[part], joined)) return;
    root[part] = joined;
    this.state.mark(root.readers);
  }
}
