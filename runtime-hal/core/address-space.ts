/**
 * Memory by address, for `uctypes`, `machine.mem8/16/32` and viper pointers. There is none in JavaScript, so memory
 * of objects gets a range of addresses when somebody first asks for its address. Addresses are in the region where
 * microcontrollers have RAM and fit 32 bits, because programs put them into 32-bit registers. Outside that region
 * there are registers: devices a board has put there, else memory that keeps what is written, made when it is used.
 */

import { osError } from "./exceptions.js";

const RAM_START = 0x2000_0000;
const RAM_END = 0x4000_0000;
const ALIGNMENT = 16;
const PAGE = 4096;
/** Most registers that are made at once; a program that asks for more has a wrong address. */
const MAX_REGISTERS = 1 << 24;
const EFAULT = 14;

/** How many buffers are kept alive though nobody else holds them: `addressof("text")` has no other owner. */
const KEPT = 64;

interface Region {
  readonly start: number;
  readonly end: number;
  readonly memory: WeakRef<ArrayBufferLike>;
}

/** Registers at fixed addresses. `size` is 1, 2 or 4 bytes; values are unsigned. */
export interface RegisterDevice {
  readonly start: number;
  readonly end: number;
  load(address: number, size: 1 | 2 | 4): number;
  store(address: number, size: 1 | 2 | 4, value: number): void;
}

/** Ordered by address. */
let regions: Region[] = [];
let starts = new WeakMap<ArrayBufferLike, number>();
let kept: ArrayBufferLike[] = [];
let next = RAM_START;
let devices: RegisterDevice[] = [];
/** Memory of registers without a device, which nobody else keeps alive. */
let registers: ArrayBuffer[] = [];

/** Forgets everything, as a reset does. */
export function clearAddressSpace(): void {
  regions = [];
  starts = new WeakMap();
  kept = [];
  next = RAM_START;
  devices = [];
  registers = [];
}

/** Puts registers at an address range, in place of those that were there before a restart. */
export function mapDevice(device: RegisterDevice): void {
  devices = devices.filter(({ start }) => start !== device.start);
  devices.push(device);
}

/** The address of the first byte of `u8`. */
export function addressOf(u8: Uint8Array): number {
  const buffer = u8.buffer;
  let start = starts.get(buffer);
  if (start === undefined) {
    start = allocate(Math.max(buffer.byteLength, 1));
    starts.set(buffer, start);
    insert({ start, end: start + buffer.byteLength, memory: new WeakRef(buffer) });
    kept.push(buffer);
    if (kept.length > KEPT) kept.shift();
  }
  return start + u8.byteOffset;
}

function insert(region: Region): void {
  const last = regions[regions.length - 1];
  if (last === undefined || last.start < region.start) regions.push(region);
  else regions.splice(indexAfter(region.start), 0, region);
}

/** Room for `size` bytes: after the last region, or where that is past the end, in the first gap left by dead ones. */
function allocate(size: number): number {
  const room = Math.ceil(size / ALIGNMENT) * ALIGNMENT + ALIGNMENT;
  if (next + room > RAM_END) {
    regions = regions.filter((region) => region.memory.deref() !== undefined);
    next = firstGap(room);
  }
  const start = next;
  next += room;
  return start;
}

function firstGap(room: number): number {
  let at = RAM_START;
  for (const region of regions) {
    if (region.end <= RAM_START) continue;
    if (region.start - at >= room) return at;
    at = Math.ceil(region.end / ALIGNMENT) * ALIGNMENT + ALIGNMENT;
    if (at >= RAM_END) break;
  }
  if (at + room > RAM_END) throw osError(EFAULT);
  return at;
}

/** Number of regions that start at or below `address`. */
function indexAfter(address: number): number {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle].start <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The `size` bytes at an address, shared with their owner; OSError(EFAULT) if nobody has them. */
export function memoryAt(address: number, size: number): Uint8Array {
  const index = indexAfter(address);
  const region = index > 0 ? regions[index - 1] : undefined;
  const memory = region?.memory.deref();
  if (region !== undefined && memory !== undefined && address + size <= region.end) {
    return new Uint8Array(memory, address - region.start, size);
  }
  if (size === 0) return new Uint8Array(0);
  if (isRam(address)) throw osError(EFAULT);
  return newRegisters(address, size, region, regions[index]);
}

/** Registers at an address where nothing is yet: whole pages, as far as the neighbours leave room. */
function newRegisters(address: number, size: number, before?: Region, after?: Region): Uint8Array {
  const first = address - (address % PAGE);
  const start = Math.max(first, before?.end ?? 0);
  const end = Math.min(first + Math.ceil((address - first + size) / PAGE) * PAGE, after?.start ?? Infinity);
  if (size > MAX_REGISTERS || start > address || end < address + size) throw osError(EFAULT);
  const memory = new ArrayBuffer(end - start);
  registers.push(memory);
  starts.set(memory, start);
  insert({ start, end, memory: new WeakRef(memory) });
  return new Uint8Array(memory, address - start, size);
}

const isRam = (address: number): boolean => address >= RAM_START && address < RAM_END;

function deviceAt(address: number): RegisterDevice | undefined {
  for (const device of devices) if (address >= device.start && address < device.end) return device;
  return undefined;
}

/** Reads `size` bytes at an address, little endian, unsigned. */
export function loadMemory(address: number, size: 1 | 2 | 4): number {
  const device = deviceAt(address);
  if (device !== undefined) return device.load(address, size) >>> 0;
  const u8 = memoryAt(address, size);
  if (size === 1) return u8[0];
  return size === 2 ? u8[0] | (u8[1] << 8) : (u8[0] | (u8[1] << 8) | (u8[2] << 16) | (u8[3] << 24)) >>> 0;
}

/** Writes the low `size` bytes of `value` at an address, little endian. */
export function storeMemory(address: number, size: 1 | 2 | 4, value: number): void {
  const device = deviceAt(address);
  if (device !== undefined) return device.store(address, size, value >>> 0);
  const u8 = memoryAt(address, size);
  for (let i = 0; i < size; i++) u8[i] = value >>> (i * 8);
}
