/**
 * Descriptors of uctypes: how types, offsets and bit fields are packed into ints, and the sizes that follow. The
 * packing shows in programs (the constants are ints that are or-ed together), so it is MicroPython's, in 32 bits.
 */

import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { typeError, type PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { PyTuple } from "../../runtime-hal/core/objects.js";
import type { Value } from "../../runtime-hal/core/value.js";

export const LITTLE_ENDIAN = 0;
export const BIG_ENDIAN = 1;
export const NATIVE = 2;

/** Scalar types; bit 0 of an int type says whether it is signed. */
export const SCALARS = {
  UINT8: 0,
  INT8: 1,
  UINT16: 2,
  INT16: 3,
  UINT32: 4,
  INT32: 5,
  UINT64: 6,
  INT64: 7,
  BFUINT8: 8,
  BFINT8: 9,
  BFUINT16: 10,
  BFINT16: 11,
  BFUINT32: 12,
  BFINT32: 13,
  FLOAT32: 14,
  FLOAT64: 15,
} as const;

/** Aggregate types. */
export const AGGREGATE = { STRUCT: 0, PTR: 1, ARRAY: 2 } as const;

const SCALAR_BITS = 4;
const AGGREGATE_BITS = 2;
export const OFFSET_BITS = 17;
export const LENGTH_POSITION = 22;

const pack = (type: number, bits: number): number => (type << (32 - bits)) >> 1;
const typeIn = (packed: number, bits: number): number => (packed >> (31 - bits)) & ((1 << bits) - 1);
const restOf = (packed: number, bits: number): number => packed & ~(-0x8000_0000 >> bits);

export const packScalar = (type: number): number => pack(type, SCALAR_BITS);
export const packAggregate = (type: number): number => pack(type, AGGREGATE_BITS);
export const scalarType = (packed: number): number => typeIn(packed, SCALAR_BITS);
export const aggregateType = (packed: number): number => typeIn(packed, AGGREGATE_BITS);
export const scalarRest = (packed: number): number => restOf(packed, SCALAR_BITS);
export const aggregateRest = (packed: number): number => restOf(packed, AGGREGATE_BITS);

export const isBitField = (type: number): boolean => type >= SCALARS.BFUINT8 && type <= SCALARS.BFINT32;

export function descriptorError(): PyBaseException {
  return typeError("syntax error in uctypes descriptor");
}

/** Bytes of a scalar; for a bit field, of the int it is part of. */
export function scalarSize(type: number): number {
  return type === SCALARS.FLOAT32 ? 4 : 1 << ((type & 7) >> 1);
}

/** An offset or count in a descriptor: an int that is packed in 32 bits. */
export function packedInt(v: Value): number {
  if (typeof v !== "number") throw descriptorError();
  return v | 0;
}

/** Finds the size of a structure and what it must be aligned to. */
class Measure {
  alignment = 0;

  of(descriptor: Value, layout: number): number {
    if (descriptor instanceof PyTuple) return this.aggregate(descriptor, layout);
    if (typeof descriptor === "number") throw typeError("can't unambiguously get sizeof scalar");
    if (!(descriptor instanceof PyDict)) throw descriptorError();
    let size = 0;
    for (const [, field] of descriptor.entries()) size = Math.max(size, this.endOf(field, layout));
    return layout === NATIVE && this.alignment > 0 ? Math.ceil(size / this.alignment) * this.alignment : size;
  }

  aggregate(descriptor: PyTuple, layout: number): number {
    const { items } = descriptor;
    if (items.length < 2) throw descriptorError();
    switch (aggregateType(packedInt(items[0]))) {
      case AGGREGATE.STRUCT:
        if (items.length !== 2) throw descriptorError();
        return this.of(items[1], layout);
      case AGGREGATE.PTR:
        if (items.length !== 2) throw descriptorError();
        return this.scalar(8);
      case AGGREGATE.ARRAY: {
        const packed = packedInt(items[1]);
        if (items.length > 3) throw descriptorError();
        const item =
          items.length === 2 ? this.scalar(scalarSize(scalarType(packed))) : this.of(items[2], layout);
        return item * scalarRest(packed);
      }
      default:
        throw descriptorError();
    }
  }

  private scalar(size: number): number {
    if (size > this.alignment) this.alignment = size;
    return size;
  }

  /** Where a field of a structure ends. */
  private endOf(field: Value, layout: number): number {
    if (field instanceof PyTuple) {
      const size = this.aggregate(field, layout);
      return aggregateRest(packedInt(field.items[0])) + size;
    }
    const packed = packedInt(field);
    const type = scalarType(packed);
    const rest = scalarRest(packed);
    return (isBitField(type) ? rest & ((1 << OFFSET_BITS) - 1) : rest) + this.scalar(scalarSize(type));
  }
}

/** Size of what a descriptor describes. */
export function sizeOf(descriptor: Value, layout: number): number {
  return new Measure().of(descriptor, layout);
}
