/**
 * The members of a set as long as all of them are small ints: under each int stands its place in the order of insertion, so that
 * asking, adding and removing are reads and writes of arrays, without hashing. The smallest ints are bits of one number at
 * first. An int that would leave the arrays mostly empty is refused, and the set goes on with a Map (`PySetBase`).
 */

/**
 * Indices up to here are given room whatever the size: ints from -32 to 31. No more, as programs may have a great many small sets
 * (the neighbours of each node of a graph): a Map of a few items takes as much memory as this.
 */
const FREE = 64;
/** Beyond, at least one index in so many is to be that of a member. */
const SPARSE = 8;
/** What stands in `order` for a member that was removed; no index reaches that far. */
const GONE = -(2 ** 30);
const MOST = 2 ** 24;
/** Indices below, ints from -15 to 15, are bits as long as nothing is removed: most sets of a few ints need no second array. */
const BITS = 31;
const NO_PLACES: number[] = [];

export class SmallInts {
  /** How many members there are. */
  size = 0;
  /** The indices of all members, while `places` is not in use. */
  private bits = 0;
  /** By index of the int: one more than its place in `order`, or 0. */
  private places: number[] = NO_PLACES;
  private order: number[] = [];
  /** In front of this place in `order` all are gone: a set that is emptied by `pop` looks at each of them once. */
  private front = 0;

  has(v: number): boolean {
    const i = indexOf(v);
    const { places } = this;
    if (places === NO_PLACES) return i < BITS && ((this.bits >>> i) & 1) !== 0;
    return i < places.length && places[i] !== 0;
  }

  /** False: the int is refused. */
  add(v: number): boolean {
    const i = indexOf(v);
    if (this.places === NO_PLACES) {
      if (i < BITS) {
        const bit = 1 << i;
        if ((this.bits & bit) === 0) {
          this.bits |= bit;
          this.order.push(v + 0);
          this.size++;
        }
        return true;
      }
      this.placeAll();
    }
    const { places } = this;
    if (i >= places.length && !this.reach(i)) return false;
    if (places[i] === 0) {
      places[i] = this.order.push(v + 0);
      this.size++;
    }
    return true;
  }

  /** False: it was not there. */
  delete(v: number): boolean {
    if (!this.has(v)) return false;
    if (this.places === NO_PLACES) this.placeAll();
    const i = indexOf(v);
    const { places, order } = this;
    const place = places[i] as number;
    places[i] = 0;
    this.size--;
    if (place === order.length) order.pop();
    else {
      order[place - 1] = GONE;
      if (order.length > 2 * this.size + 32) this.members();
    }
    return true;
  }

  /** The member that was inserted first; there is one. */
  first(): number {
    const { order } = this;
    while (order[this.front] === GONE) this.front++;
    return order[this.front] as number;
  }

  /** All members in the order of insertion, until the next change. */
  members(): readonly number[] {
    const { places } = this;
    if (this.order.length > this.size) {
      this.front = 0;
      this.order = this.order.filter((v) => v !== GONE);
      this.order.forEach((v, n) => (places[indexOf(v)] = n + 1));
    }
    return this.order;
  }

  /** The same members in the same order, in arrays of their own. */
  copy(): SmallInts {
    const copy = new SmallInts();
    copy.order = this.members().slice();
    copy.bits = this.bits;
    copy.places = this.places === NO_PLACES ? NO_PLACES : this.places.slice();
    copy.size = this.size;
    return copy;
  }

  /** From bits to places. */
  private placeAll(): void {
    this.places = [];
    this.order.forEach((v, n) => {
      const i = indexOf(v);
      this.reach(i);
      this.places[i] = n + 1;
    });
  }

  /** Makes room for an index, if it may have some. */
  private reach(i: number): boolean {
    if (i >= FREE && (i >= MOST || i > SPARSE * (this.size + 1))) return false;
    const { places } = this;
    while (places.length <= i) places.push(0);
    return true;
  }
}

/** 0, -1, 1, -2 … are 0, 1, 2, 3 … */
function indexOf(v: number): number {
  return v < 0 ? -1 - 2 * v : 2 * v;
}
