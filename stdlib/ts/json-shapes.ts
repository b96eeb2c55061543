/**
 * Which keys the objects of a text of JSON are expected to have: those of the last one that stood in the same place, which is the
 * name under which it or the list around it stands. Where the text goes on as expected no key is cut out of it or looked for, and
 * all such dicts read their keys from one array.
 */

/** Of each place; the text itself is the place "". */
const shapes = new Map<string, readonly string[]>();
const MOST = 500;
/** A key with one of these may look other in the text than it is. */
const UNCLEAR = /["\\\x00-\x1f\x7f-\uffff]/;

export const NO_SHAPE: readonly string[] = [];

/** The keys that the next object in that place is expected to have. */
export const shapeAt = (place: string): readonly string[] => shapes.get(place) ?? NO_SHAPE;

/** These keys an object had that stood there. */
export function noteShape(place: string, keys: readonly string[]): void {
  const shape: string[] = [];
  for (const key of keys) {
    const name = nameOf(key);
    if (name === undefined) return;
    shape.push(name);
  }
  if (shapes.size >= MOST) shapes.clear();
  shapes.set(place, shape);
}

/** Keys as they were cut out of a text, and as names. */
const names = new Map<string, string>();

/** The same text as a name of V8's, of which there is one: constants of the program are such, and comparing with them is quick. */
function nameOf(key: string): string | undefined {
  const known = names.get(key);
  if (known !== undefined) return known;
  if (UNCLEAR.test(key)) return undefined;
  if (names.size >= MOST) names.clear();
  for (const name in { [key]: 0 }) names.set(key, name);
  return names.get(key);
}
