/** What all nodes of the syntax tree have. */

/** Every node covers the half-open range [start, end) of UTF-16 offsets in its source file. */
export interface NodeBase {
  readonly start: number;
  readonly end: number;
}
