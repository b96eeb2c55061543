/**
 * The structures and calls of the GPIO character device, version 2 (Linux 5.10 and later; `include/uapi/linux/gpio.h`). They are the same
 * on all processors.
 */

export const GET_CHIP_INFO = 0x8044b401;
export const GET_LINE_INFO = 0xc100b405;
export const GET_LINE = 0xc250b407;
export const SET_CONFIG = 0xc110b40d;
export const GET_VALUES = 0xc010b40e;
export const SET_VALUES = 0xc010b40f;

export const FLAG = {
  used: 1 << 0,
  activeLow: 1 << 1,
  input: 1 << 2,
  output: 1 << 3,
  edgeRising: 1 << 4,
  edgeFalling: 1 << 5,
  openDrain: 1 << 6,
  openSource: 1 << 7,
  pullUp: 1 << 8,
  pullDown: 1 << 9,
  noPull: 1 << 10,
} as const;

const ATTRIBUTE_FLAGS = 1;
const ATTRIBUTE_VALUES = 2;
const ATTRIBUTE_DEBOUNCE = 3;
const CONFIG_BYTES = 272;
const CONFIG_AT = 288;
const LINES_AT = 560;
const EVENTS_AT = 564;
const FD_AT = 588;
const REQUEST_BYTES = 592;
const INFO_BYTES = 256;
const CHIP_BYTES = 68;
/** `struct gpio_v2_line_event`. */
export const EVENT_BYTES = 48;
export const EVENT_RISING = 1;
/** Events that the kernel keeps until they are read; by default 16 for each line, which one DHT sensor overruns. */
const EVENTS_KEPT = 256;

/** The edges in what was read of a request with one line: levels, and microseconds of the system's clock. */
export function timedEdges(bytes: Uint8Array): { level: 0 | 1; timeUs: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const edges: { level: 0 | 1; timeUs: number }[] = [];
  for (let at = 0; at + EVENT_BYTES <= bytes.length; at += EVENT_BYTES) {
    const level = view.getUint32(at + 8, true) === EVENT_RISING ? 1 : 0;
    edges.push({ level, timeUs: Number(view.getBigUint64(at, true)) / 1000 });
  }
  return edges;
}

export interface LineConfig {
  /** Of {@link FLAG}. */
  readonly flags: number;
  /** Level of an output from its first moment on. */
  readonly value?: 0 | 1;
  /** Changes shorter than this do not count. */
  readonly debounceUs?: number;
}

interface Attribute {
  readonly id: number;
  /** The lines that it is for. */
  readonly mask: bigint;
  readonly put: (view: DataView, at: number) => void;
}

/** What the lines have in common is in the flags, what is different in attributes, each for some of the lines. */
function attributesOf(lines: readonly LineConfig[]): Attribute[] {
  const bit = (i: number): bigint => 1n << BigInt(i);
  const masksBy = (key: (line: LineConfig) => number): Map<number, bigint> => {
    const masks = new Map<number, bigint>();
    lines.forEach((line, i) => masks.set(key(line), (masks.get(key(line)) ?? 0n) | bit(i)));
    return masks;
  };
  const attributes: Attribute[] = [];
  for (const [flags, mask] of masksBy((line) => line.flags))
    if (flags !== lines[0]?.flags)
      attributes.push({
        id: ATTRIBUTE_FLAGS,
        mask,
        put: (view, at) => view.setBigUint64(at, BigInt(flags), true),
      });
  let [set, values] = [0n, 0n];
  lines.forEach(({ value }, i) => {
    if (value !== undefined) set |= bit(i);
    if (value === 1) values |= bit(i);
  });
  if (set !== 0n)
    attributes.push({
      id: ATTRIBUTE_VALUES,
      mask: set,
      put: (view, at) => view.setBigUint64(at, values, true),
    });
  for (const [us, mask] of masksBy((line) => line.debounceUs ?? 0))
    if (us > 0)
      attributes.push({ id: ATTRIBUTE_DEBOUNCE, mask, put: (view, at) => view.setUint32(at, us, true) });
  return attributes;
}

function putConfig(view: DataView, at: number, lines: readonly LineConfig[]): void {
  view.setBigUint64(at, BigInt(lines[0]?.flags ?? 0), true);
  const attributes = attributesOf(lines);
  attributes.forEach(({ id, mask, put }, i) => {
    const place = at + 32 + 24 * i;
    view.setUint32(place, id, true);
    put(view, place + 8);
    view.setBigUint64(place + 16, mask, true);
  });
  view.setUint32(at + 8, attributes.length, true);
}

/** `struct gpio_v2_line_config` for a request of these lines. */
export function lineConfig(lines: readonly LineConfig[]): Uint8Array {
  const bytes = new Uint8Array(CONFIG_BYTES);
  putConfig(new DataView(bytes.buffer), 0, lines);
  return bytes;
}

const putText = (bytes: Uint8Array, at: number, text: string, most: number): void => {
  // The last byte stays zero.
  bytes.set(new TextEncoder().encode(text).subarray(0, most - 1), at);
};
const textAt = (bytes: Uint8Array, at: number, most: number): string => {
  const end = bytes.indexOf(0, at);
  return new TextDecoder().decode(bytes.subarray(at, Math.min(end < 0 ? at + most : end, at + most)));
};

/** `struct gpio_v2_line_request` for these lines. */
export function lineRequest(
  offsets: readonly number[],
  consumer: string,
  lines: readonly LineConfig[],
): Uint8Array {
  const bytes = new Uint8Array(REQUEST_BYTES);
  const view = new DataView(bytes.buffer);
  offsets.forEach((offset, i) => view.setUint32(4 * i, offset, true));
  putText(bytes, 256, consumer, 32);
  putConfig(view, CONFIG_AT, lines);
  view.setUint32(LINES_AT, offsets.length, true);
  view.setUint32(EVENTS_AT, EVENTS_KEPT, true);
  return bytes;
}

/** The descriptor that the kernel put into the request. */
export function requestedFd(request: Uint8Array): number {
  return new DataView(request.buffer).getInt32(FD_AT, true);
}

export interface LineInfo {
  readonly name: string;
  readonly consumer: string;
  readonly flags: number;
}

export function lineInfoRequest(offset: number): Uint8Array {
  const bytes = new Uint8Array(INFO_BYTES);
  new DataView(bytes.buffer).setUint32(64, offset, true);
  return bytes;
}

export function lineInfo(bytes: Uint8Array): LineInfo {
  const flags = Number(new DataView(bytes.buffer).getBigUint64(72, true));
  return { name: textAt(bytes, 0, 32), consumer: textAt(bytes, 32, 32), flags };
}

export const chipInfoRequest = (): Uint8Array => new Uint8Array(CHIP_BYTES);

export function chipInfo(bytes: Uint8Array): { name: string; label: string; lines: number } {
  const lines = new DataView(bytes.buffer).getUint32(64, true);
  return { name: textAt(bytes, 0, 32), label: textAt(bytes, 32, 32), lines };
}
