/** From this length on the room behind the items is small beside them. */
const LONG = 16;

/**
 * The items of a list that is complete, in an array of exactly their number. V8 makes room for 17 items when something is pushed to an empty
 * array; trees and IR consist of lists of one or two that live through a compilation, and are copied by each collection of
 * garbage until they are old.
 */
export function compact<T>(list: T[]): T[] {
  return list.length === 0 || list.length >= LONG ? list : list.slice();
}
