/** The module uctypes: structures over memory given by its address. */

import { addressOf, memoryAt } from "../../runtime-hal/core/address-space.js";
import { getBytes } from "../../runtime-hal/core/buffer.js";
import { PyDict } from "../../runtime-hal/core/dict-data.js";
import {
  indexError,
  keyError,
  newException,
  typeError,
  typeErrorType,
  unsupportedType,
} from "../../runtime-hal/core/exceptions.js";
import { norm } from "../../runtime-hal/core/int-arith.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { anyIntArgument, wordArgument } from "../../runtime-hal/core/number-argument.js";
import { PyByteArray, PyBytes, PyTuple } from "../../runtime-hal/core/objects.js";
import { loadItem, storeItem } from "../../runtime-hal/core/typecodes.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type BufferView, type Value } from "../../runtime-hal/core/value.js";
import {
  AGGREGATE,
  BIG_ENDIAN,
  LENGTH_POSITION,
  LITTLE_ENDIAN,
  NATIVE,
  OFFSET_BITS,
  SCALARS,
  aggregateRest,
  aggregateType,
  descriptorError,
  isBitField,
  packAggregate,
  packScalar,
  packedInt,
  scalarRest,
  scalarSize,
  scalarType,
  sizeOf,
} from "./uctypes-layout.js";

/** Typecodes of the scalar types that are not bit fields. */
const TYPECODES = "BbHhIiQq------fd";

/** `uctypes.struct`: a descriptor applied to an address. */
class PyStruct extends PyObject {
  constructor(
    readonly address: number,
    readonly descriptor: Value,
    readonly layout: number,
  ) {
    super();
  }

  /** The kind of aggregate this is if the descriptor is a tuple. */
  kind(): number | undefined {
    return this.descriptor instanceof PyTuple
      ? aggregateType(packedInt(this.descriptor.items[0]))
      : undefined;
  }

  /** A pointer stands for the address it holds wherever an int is wanted. */
  override get native$(): Value {
    return this.kind() === AGGREGATE.PTR ? this.pointed() : undefined;
  }

  pointed(): number {
    return wordArgument(loadScalar(this.address, SCALARS.UINT64, this.layout));
  }
}

/** A copy of an item with its bytes in the other order. */
function reversed(u8: Uint8Array): DataView {
  return new DataView(Uint8Array.from(u8).reverse().buffer);
}

function loadScalar(address: number, type: number, layout: number): Value {
  const u8 = memoryAt(address, scalarSize(type));
  const memory = layout === BIG_ENDIAN ? reversed(u8) : new DataView(u8.buffer, u8.byteOffset, u8.length);
  return loadItem(memory, TYPECODES[type], 0);
}

function storeScalar(address: number, type: number, layout: number, v: Value): void {
  const u8 = memoryAt(address, scalarSize(type));
  const item = new Uint8Array(u8.length);
  storeItem(new DataView(item.buffer), TYPECODES[type], 0, v);
  u8.set(layout === BIG_ENDIAN ? item.reverse() : item);
}

/** Where a bit field is: the int it is part of, its first bit and the mask of its length. */
function bitField(type: number, rest: number): { offset: number; host: number; shift: number; mask: number } {
  return {
    offset: rest & ((1 << OFFSET_BITS) - 1),
    host: type & 6,
    shift: (rest >> OFFSET_BITS) & 31,
    mask: 2 ** ((rest >> LENGTH_POSITION) & 31) - 1,
  };
}

/** The descriptor of a field; KeyError if there is none. */
function fieldOf(self: PyStruct, name: string): Value {
  if (!(self.descriptor instanceof PyDict)) throw typeError("struct: no fields");
  const field: Value = self.descriptor.get(name);
  if (field === undefined) throw keyError(name);
  return field;
}

function loadField(self: PyStruct, name: string): Value {
  const field = fieldOf(self, name);
  if (field instanceof PyTuple) return aggregate(self, field);
  const packed = packedInt(field);
  const type = scalarType(packed);
  const rest = scalarRest(packed);
  if (!isBitField(type)) return loadScalar(self.address + rest, type, self.layout);
  const { offset, host, shift, mask } = bitField(type, rest);
  return ((loadScalar(self.address + offset, host, self.layout) >>> shift) & mask) >>> 0;
}

function storeField(self: PyStruct, name: string, v: Value): void {
  const field = fieldOf(self, name);
  if (field instanceof PyTuple) throw descriptorError();
  const packed = packedInt(field);
  const type = scalarType(packed);
  const rest = scalarRest(packed);
  if (!isBitField(type)) return storeScalar(self.address + rest, type, self.layout, v);
  const { offset, host, shift, mask } = bitField(type, rest);
  const bits = (intArgument(v) & mask) << shift;
  const old: number = loadScalar(self.address + offset, host, self.layout);
  storeScalar(self.address + offset, host, self.layout, (old & ~(mask << shift)) | bits);
}

/** A field that is a structure, an array or a pointer. Arrays of bytes are given as bytearrays. */
function aggregate(self: PyStruct, field: PyTuple): Value {
  const packed = packedInt(field.items[0]);
  const address = self.address + aggregateRest(packed);
  const type = aggregateType(packed);
  if (type === AGGREGATE.STRUCT) return new PyStruct(address, field.items[1], self.layout);
  if (type === AGGREGATE.ARRAY && field.items.length === 2) {
    if (scalarType(packedInt(field.items[1])) === SCALARS.UINT8) {
      return new PyByteArray(memoryAt(address, sizeOf(field, self.layout)));
    }
  }
  return new PyStruct(address, field, self.layout);
}

/** Item of an array or of what a pointer points to: where it is, and its scalar type or its descriptor. */
function itemOf(self: PyStruct, index: Value): { address: number; type?: number; descriptor?: Value } {
  if (!(self.descriptor instanceof PyTuple)) throw typeError("struct: can't index");
  const { items } = self.descriptor;
  const i = intArgument(index);
  if (self.kind() === AGGREGATE.ARRAY) {
    const packed = packedInt(items[1]);
    if (i < 0 || i >= scalarRest(packed)) throw indexError("struct: index out of range");
    if (items.length === 2) {
      const type = scalarType(packed);
      return { address: self.address + scalarSize(type) * i, type };
    }
    return { address: self.address + sizeOf(items[2], self.layout) * i, descriptor: items[2] };
  }
  const start = self.pointed();
  if (typeof items[1] === "number") {
    const type = scalarType(items[1] | 0);
    return { address: start + scalarSize(type) * i, type };
  }
  return { address: start + sizeOf(items[1], self.layout) * i, descriptor: items[1] };
}

function kindName(self: PyStruct): string {
  if (self.descriptor instanceof PyDict) return "STRUCT";
  const kind = self.kind();
  if (kind === undefined) return "ERROR";
  return kind === AGGREGATE.PTR ? "PTR" : kind === AGGREGATE.ARRAY ? "ARRAY" : "unk";
}

const structType = defineType({
  name: "struct",
  js: PyStruct,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 3);
    return new PyStruct(wordArgument(args[0]), args[1], args.length === 3 ? intArgument(args[2]) : NATIVE);
  },
  slots: {
    repr$(this: PyStruct) {
      return `<struct ${kindName(this)} ${this.address.toString(16)}>`;
    },
    hash$(this: PyStruct) {
      throw unsupportedType("__hash__", this);
    },
    getattr$(this: PyStruct, name) {
      return loadField(this, name);
    },
    setattr$(this: PyStruct, name, v) {
      storeField(this, name, v);
      return true;
    },
    getitem$(this: PyStruct, key) {
      const item = itemOf(this, key);
      if (item.type !== undefined) return loadScalar(item.address, item.type, this.layout);
      return new PyStruct(item.address, item.descriptor, this.layout);
    },
    setitem$(this: PyStruct, key, v) {
      const item = itemOf(this, key);
      if (item.type === undefined) throw typeError("'struct' object doesn't support item assignment");
      storeScalar(item.address, item.type, this.layout, v);
    },
    buffer$(this: PyStruct): BufferView {
      const u8 = memoryAt(this.address, sizeOf(this.descriptor, this.layout));
      return { u8, typecode: "B", itemSize: 1, writable: true };
    },
  },
});

function sizeOfValue(v: Value, layout: Value): number {
  if (v instanceof PyByteArray) return v.length;
  if (!(v instanceof PyStruct)) return sizeOf(v, layout === undefined ? NATIVE : intArgument(layout));
  if (layout !== undefined) throw newException(typeErrorType);
  return sizeOf(v.descriptor, v.layout);
}

/** An address as an int: those in the upper half of 64 bits are big. */
function addressValue(address: number): Value {
  return Number.isSafeInteger(address) ? address : norm(BigInt(address));
}

/** Larger memory than any chip has: it is looked for only when its bytes are used. */
const HUGE = 2 ** 32;

/** A bytearray over memory at an address. */
function bytearrayAt(address: Value, size: Value): PyByteArray {
  const length = Number(anyIntArgument(size));
  if (length <= HUGE) return new PyByteArray(memoryArgument(address, size));
  const array = new PyByteArray();
  array.length = length;
  Object.defineProperty(array, "u8", { get: () => memoryArgument(address, size) });
  return array;
}

/** Memory at an address given by the program. */
function memoryArgument(address: Value, size: Value): Uint8Array {
  return memoryAt(wordArgument(address), Number(anyIntArgument(size)));
}

/** C types of a 64-bit machine. */
const ALIASES = {
  VOID: SCALARS.UINT8,
  SHORT: SCALARS.INT16,
  USHORT: SCALARS.UINT16,
  INT: SCALARS.INT32,
  UINT: SCALARS.UINT32,
  LONG: SCALARS.INT64,
  ULONG: SCALARS.UINT64,
  LONGLONG: SCALARS.INT64,
  ULONGLONG: SCALARS.UINT64,
};

export function uctypesModule(): Record<string, Value> {
  const module: Record<string, Value> = {
    struct: structType,
    sizeof: native("sizeof", 1, 2, sizeOfValue),
    addressof: native("addressof", 1, 1, (v: Value) => {
      return addressValue(v instanceof PyStruct ? v.address : addressOf(getBytes(v)));
    }),
    bytes_at: native("bytes_at", 2, 2, (address: Value, size: Value) => {
      return new PyBytes(memoryArgument(address, size).slice());
    }),
    bytearray_at: native("bytearray_at", 2, 2, bytearrayAt),
    NATIVE,
    LITTLE_ENDIAN,
    BIG_ENDIAN,
    BF_POS: OFFSET_BITS,
    BF_LEN: LENGTH_POSITION,
    PTR: packAggregate(AGGREGATE.PTR),
    ARRAY: packAggregate(AGGREGATE.ARRAY),
  };
  for (const [name, type] of Object.entries({ ...SCALARS, ...ALIASES })) module[name] = packScalar(type);
  return module;
}
