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
/** Stands for places that are found when they are first needed: what operators make is often only gone through. */
const UNPLACED: number[] = [];

export class SmallInts {
  /** How many members there are. */
  size: number;
  /** The indices of all members, while `places` is not in use. */
  private bits: number;
  /** By index of the int: one more than its place in `order`, or 0. */
  private places: number[];
  private order: number[];
  /** In front of this place in `order` all are gone: a set that is emptied by `pop` looks at each of them once. */
  private front: number;

  /** Members in order, none of them twice, and their bits, if they have some. */
  private constructor(order: number[], bits: number) {
    this.size = order.length;
    this.bits = bits;
    this.places = NO_PLACES;
    this.order = order;
    this.front = 0;
  }

  /** No members. */
  static none(): SmallInts {
    return new SmallInts([], 0);
  }

  has(v: number): boolean {
    const i = indexOf(v);
    const { places } = this;
    return i < places.length ? places[i] !== 0 : this.hasUnplaced(v, i);
  }

  private hasUnplaced(v: number, i: number): boolean {
    const { places } = this;
    if (places === NO_PLACES) return i < BITS && ((this.bits >>> i) & 1) !== 0;
    if (places !== UNPLACED) return false;
    this.placeAll();
    return this.has(v);
  }

  /** False: the int is refused. */
  add(v: number): boolean {
    const i = indexOf(v);
    const { places } = this;
    if (i >= places.length) return this.addUnplaced(v, i);
    if (places[i] === 0) {
      places[i] = this.order.push(v + 0);
      this.size++;
    }
    return true;
  }

  private addUnplaced(v: number, i: number): boolean {
    if (this.places === NO_PLACES && i < BITS) {
      const bit = 1 << i;
      if ((this.bits & bit) === 0) {
        this.bits |= bit;
        this.order.push(v + 0);
        this.size++;
      }
      return true;
    }
    if (this.places.length === 0) this.placeAll();
    return (i < this.places.length || this.reach(i)) && this.add(v);
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
    const { places } = this;
    if (places === NO_PLACES) return new SmallInts(this.order.slice(), this.bits);
    const copy = new SmallInts(this.members().slice(), this.bits);
    copy.places = places === UNPLACED ? places : places.slice();
    return copy;
  }

  /** Are all members those of another set as well? */
  areWithin(other: SmallInts): boolean {
    if (this.places === NO_PLACES && other.places === NO_PLACES) return (this.bits & ~other.bits) === 0;
    if (this.size > other.size) return false;
    const members = this.members();
    for (let i = 0; i < members.length; i++) if (!other.has(members[i] as number)) return false;
    return true;
  }

  /** The members that are those of another set as well, or those that are not; `undefined` if they are refused. */
  choose(other: SmallInts, areIn: boolean): SmallInts | undefined {
    const { bits } = this;
    if (this.places === NO_PLACES && other.places === NO_PLACES) {
      const left = bits & (areIn ? other.bits : ~other.bits);
      const order = left === bits ? this.order.slice() : bitsAmong(this.order, left, []);
      return new SmallInts(order, left);
    }
    const members = this.members();
    const order: number[] = [];
    let most = 0;
    let chosenBits = 0;
    for (let n = 0; n < members.length; n++) {
      const v = members[n] as number;
      if (other.has(v) !== areIn) continue;
      const i = indexOf(v);
      if (i > most) most = i;
      chosenBits |= 1 << i;
      order.push(v);
    }
    const chosen = new SmallInts(order, chosenBits);
    if (most < BITS) return chosen;
    chosen.places = UNPLACED;
    return chosen.hasRoom(most) ? chosen : undefined;
  }

  /** Adds the members of another set, if both have nothing but bits; false if they do not. */
  merge(other: SmallInts): boolean {
    if (this.places !== NO_PLACES || other.places !== NO_PLACES) return false;
    const missing = other.bits & ~this.bits;
    if (missing !== 0) {
      this.bits |= missing;
      this.size = bitsAmong(other.order, missing, this.order).length;
    }
    return true;
  }

  /** From bits to places. */
  private placeAll(): void {
    const { order } = this;
    const places: number[] = [];
    this.places = places;
    for (let n = 0; n < order.length; n++) {
      const i = indexOf(order[n] as number);
      this.reach(i);
      places[i] = n + 1;
    }
  }

  private hasRoom(i: number): boolean {
    return i < FREE || (i < MOST && i <= SPARSE * (this.size + 1));
  }

  /** Makes room for an index, if it may have some. */
  private reach(i: number): boolean {
    if (!this.hasRoom(i)) return false;
    const { places } = this;
    while (places.length <= i) places.push(0);
    return true;
  }
}

/** Puts those of `members`, all of which have bits, whose bits are in `wanted` behind what is in `order`, and gives that back. */
function bitsAmong(members: readonly number[], wanted: number, order: number[]): number[] {
  for (let n = 0; n < members.length; n++) {
    const v = members[n] as number;
    if (((wanted >>> (v < 0 ? -1 - 2 * v : 2 * v)) & 1) !== 0) order.push(v);
  }
  return order;
}

/** 0, -1, 1, -2 … are 0, 1, 2, 3 … */
function indexOf(v: number): number {
  return v < 0 ? -1 - 2 * v : 2 * v;
}
