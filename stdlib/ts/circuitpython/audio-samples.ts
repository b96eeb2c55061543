/** Sounds of CircuitPython (shared-bindings/audiocore): `RawSample` of a buffer and `WaveFile` of a file, as numbers of 16 bits around 0x8000. */

import { callMethod } from "../../../runtime-hal/core/attributes.js";
import { PyArray } from "../../../runtime-hal/core/array.js";
import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyByteArray } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { openFile } from "../file.js";
import { computed, PyWithProperties } from "../computed.js";

export const DEFAULT_RATE = 8000;
const MIDDLE = 0x8000;
const HEAD = 12;
const CHUNK_HEAD = 8;
const PCM = 1;
/** Of a WAVE file's format, where the extensible form says what it holds. */
const EXTENSIBLE = 0xfffe;

/** What an output plays: frames of one sample for each channel. */
export abstract class PySample extends PyWithProperties {
  constructor(
    public rate: number,
    readonly channels: number,
    readonly bits: number,
  ) {
    super();
  }

  abstract readonly frames: number;
  /** The first channel, 0 to 65535. */
  abstract at(frame: number): number;
}

const WRONG_BUFFER = "sample_source buffer must be a bytearray or array of type 'h', 'H', 'b', or 'B'";

/** Samples in a buffer, which the program may change while they are played. */
export class PyRawSample extends PySample {
  constructor(
    private readonly buffer: PyArray | PyByteArray,
    channels: number,
    rate: number,
  ) {
    const code = buffer instanceof PyArray ? buffer.typecode : "B";
    if (!/^[hHbB]$/.test(code)) throw valueError(WRONG_BUFFER);
    super(rate, channels, /[hH]/.test(code) ? 16 : 8);
    this.isSigned = code === "h" || code === "b";
  }

  private readonly isSigned: boolean;

  get frames(): number {
    return Math.floor(getBytes(this.buffer).length / (this.bits / 8) / this.channels);
  }

  at(frame: number): number {
    const bytes = getBytes(this.buffer);
    const i = frame * this.channels;
    return sample16(bytes, i, this.bits, this.isSigned);
  }
}

/** Sample number `i` of little-endian bytes, as 0 to 65535. */
function sample16(bytes: Uint8Array, i: number, bits: number, isSigned: boolean): number {
  const raw = bits === 16 ? bytes[2 * i]! | (bytes[2 * i + 1]! << 8) : bytes[i]! << 8;
  return isSigned ? raw ^ MIDDLE : raw;
}

/** The argument that holds samples; TypeError or ValueError if it cannot. */
export function rawSample(buffer: Value, channels: number, rate: number): PyRawSample {
  if (!(buffer instanceof PyArray) && !(buffer instanceof PyByteArray)) throw valueError(WRONG_BUFFER);
  return new PyRawSample(buffer, channels, rate);
}

/** A file with PCM of 8 or 16 bits. */
export class PyWaveFile extends PySample {
  constructor(
    private readonly data: Uint8Array,
    rate: number,
    channels: number,
    bits: number,
  ) {
    super(rate, channels, bits);
  }

  get frames(): number {
    return Math.floor(this.data.length / (this.bits / 8) / this.channels);
  }

  at(frame: number): number {
    return sample16(this.data, frame * this.channels, this.bits, this.bits === 16);
  }
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Reads an open file. ValueError for what is no file of that kind. */
export function waveFile(file: Value): PyWaveFile {
  const read: Value = callMethod(file, "read", []);
  if (typeof read === "string") throw typeError("file must be a file opened in byte mode");
  const bytes = getBytes(read);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || textAt(bytes, 0) !== "RIFF" || textAt(bytes, 8) !== "WAVE")
    throw valueError("Invalid wave file");
  let format: { rate: number; channels: number; bits: number } | undefined;
  for (let at = HEAD; at + CHUNK_HEAD <= bytes.length;) {
    const [name, size] = [textAt(bytes, at), view.getUint32(at + 4, true)];
    const start = at + CHUNK_HEAD;
    if (name === "fmt ") {
      if (size < 16 || start + 16 > bytes.length) throw valueError("Invalid format chunk size");
      const [kind, channels, bits] = [0, 2, 14].map((i) => view.getUint16(start + i, true)) as [
        number,
        number,
        number,
      ];
      if ((kind !== PCM && kind !== EXTENSIBLE) || channels > 2 || (bits !== 8 && bits !== 16))
        throw valueError("Unsupported format");
      format = { rate: view.getUint32(start + 4, true), channels, bits };
    }
    if (name === "data") {
      if (format === undefined) throw valueError("Data chunk must follow fmt chunk");
      const { rate, channels, bits } = format;
      return new PyWaveFile(bytes.slice(start, start + size), rate, channels, bits);
    }
    // Chunks begin at even places.
    at = start + size + (size & 1);
  }
  throw valueError("Invalid wave file");
}

const rate = computed<PySample>(
  "sample_rate",
  (self) => self.rate,
  (self, value) => {
    self.rate = intArgument(value);
  },
);

const common = (): Record<string, Value> => ({
  deinit: native("deinit", 1, 1, () => null),
  __enter__: native("__enter__", 1, 1, (self: PySample) => self),
  __exit__: native("__exit__", 4, 4, () => null),
});

export const rawSampleType = defineType({
  name: "RawSample",
  js: PyRawSample,
  make: (_type, args, kw) => {
    const [buffer, channels, rate] = parseArguments(args, kw, [
      { name: "buffer", required: true },
      { name: "channel_count", keywordOnly: true, default: 1, convert: intArgument },
      { name: "sample_rate", keywordOnly: true, default: DEFAULT_RATE, convert: intArgument },
      { name: "single_buffer", keywordOnly: true, default: true },
    ]) as [Value, number, number];
    return rawSample(buffer, channels, rate);
  },
  methods: common(),
  attrs: { sample_rate: rate },
});

export const waveFileType = defineType({
  name: "WaveFile",
  js: PyWaveFile,
  make: (_type, args, kw) => {
    const [file] = parseArguments(args, kw, [{ name: "file", required: true }, { name: "buffer" }]);
    return waveFile(typeof file === "string" ? openFile(file, "rb") : file);
  },
  methods: common(),
  attrs: {
    sample_rate: rate,
    channel_count: computed<PySample>("channel_count", (self) => self.channels),
    bits_per_sample: computed<PySample>("bits_per_sample", (self) => self.bits),
  },
});
