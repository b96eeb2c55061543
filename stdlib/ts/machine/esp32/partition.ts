/**
 * `esp32.Partition`: parts of the flash memory as block devices (MicroPython ports/esp32/esp32_partition.c). The table is that of the usual
 * firmware (partitions-4MiBplus.csv): one application, and the rest for files, which it can be written over without harm here.
 */

import { getBytes, getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { PyStaticMethod } from "../../../../runtime-hal/core/descriptors.js";
import { osError, valueErrorType, newException } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { boardFlash, SECTOR_BYTES } from "../../flash-memory.js";
import { textArgument } from "../../text-argument.js";
import { lazyType } from "../part.js";
import { espError } from "./esp-error.js";

const ENOENT = 2;
const EINVAL = 22;
/** Which partition the constructor gives by number. */
const BOOT = 0;
const RUNNING = 1;
const TYPE_APP = 0;
const TYPE_DATA = 1;
const ANY = 0xff;
const BLOCK_COUNT = 4;
const BLOCK_SIZE = 5;
const ERASE = 6;
const READY_COMMANDS = [1, 2, 3];

interface Entry {
  readonly type: number;
  readonly subtype: number;
  readonly address: number;
  readonly size: number;
  readonly label: string;
}

/** Where the file system begins. */
const FILES_AT = 0x200000;

function table(): readonly Entry[] {
  const entry = (label: string, type: number, subtype: number, address: number, size: number): Entry => ({
    type,
    subtype,
    address,
    size,
    label,
  });
  return [
    entry("factory", TYPE_APP, 0, 0x10000, 0x1f0000),
    entry("nvs", TYPE_DATA, 2, 0x9000, 0x6000),
    entry("phy_init", TYPE_DATA, 1, 0xf000, 0x1000),
    entry("vfs", TYPE_DATA, 0x81, FILES_AT, boardFlash().size - FILES_AT),
  ];
}

class PyPartition extends PyObject {
  constructor(
    readonly entry: Entry,
    readonly blockSize: number,
  ) {
    super();
  }

  /** Address of a place in it; raises what ESP-IDF does (esp_partition_read) if `length` bytes are not there. */
  private place(offset: number, length: number): number {
    const { address, size } = this.entry;
    if (offset < 0 || offset > size) throw espError(-0x102, "ESP_ERR_INVALID_ARG");
    if (offset + length > size) throw espError(-0x104, "ESP_ERR_INVALID_SIZE");
    return address + offset;
  }

  read(offset: number, into: Uint8Array): void {
    boardFlash().read(this.place(offset, into.length), into);
  }

  /** Writes into what was erased before. */
  write(offset: number, bytes: Uint8Array): void {
    boardFlash().write(this.place(offset, bytes.length), bytes);
  }

  /** Erases and writes; what is around it in its sectors stays. Blocks of a sector or more are erased by whole sectors only. */
  replace(offset: number, bytes: Uint8Array): void {
    const place = this.place(offset, bytes.length);
    if (this.blockSize >= SECTOR_BYTES && bytes.length % SECTOR_BYTES !== 0)
      throw espError(-0x104, "ESP_ERR_INVALID_SIZE");
    boardFlash().replace(place, bytes);
  }

  erase(sector: number): void {
    boardFlash().erase(this.place(sector * SECTOR_BYTES, SECTOR_BYTES) / SECTOR_BYTES);
  }
}

function partition(entry: Entry | undefined, blockSize: number): PyPartition {
  if (entry === undefined) throw osError(ENOENT);
  return new PyPartition(entry, blockSize);
}

function make(which: Value, blockSize: Value): PyPartition {
  const all = table();
  const size = blockSize === undefined ? SECTOR_BYTES : intArgument(blockSize);
  if (typeof which !== "string") {
    const id = intArgument(which);
    if (id !== BOOT && id !== RUNNING) throw newException(valueErrorType);
    return partition(all[0], size);
  }
  return partition(
    all.find(({ label }) => label === which),
    size,
  );
}

function find(args: readonly Value[], kw: Keywords): PyList {
  const [type, subtype, label, blockSize] = parseArguments(args, kw, [
    { name: "type", default: TYPE_APP, convert: intArgument },
    { name: "subtype", default: ANY, convert: intArgument },
    { name: "label" },
    { name: "block_size", default: SECTOR_BYTES, convert: intArgument },
  ]);
  const wanted = label === null ? undefined : textArgument(label);
  const found = table().filter(
    (entry) =>
      (type === ANY || entry.type === type) &&
      (subtype === ANY || entry.subtype === subtype) &&
      (wanted === undefined || entry.label === wanted),
  );
  return new PyList(found.map((entry) => new PyPartition(entry, blockSize as number)));
}

function control(self: PyPartition, command: Value, argument: Value): Value {
  const number = intArgument(command);
  if (READY_COMMANDS.includes(number)) return 0;
  if (number === BLOCK_COUNT) return Math.floor(self.entry.size / self.blockSize);
  if (number === BLOCK_SIZE) return self.blockSize;
  if (number !== ERASE) return null;
  if (self.blockSize !== SECTOR_BYTES) return -EINVAL;
  self.erase(intArgument(argument));
  return 0;
}

/** The firmware's table has no data about updates, without which none can be chosen or confirmed. */
const noUpdates = (): never => {
  throw espError(-0x105, "ESP_ERR_NOT_FOUND");
};

export const partitionType = lazyType((): PyType =>
  defineType({
    name: "Partition",
    js: PyPartition,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 2);
      return make(args[0], args[1]);
    },
    slots: {
      repr$(this: PyPartition): string {
        const { type, subtype, address, size, label } = this.entry;
        return `<Partition type=${type}, subtype=${subtype}, address=${address}, size=${size}, label=${label}, encrypted=0>`;
      },
    } as never,
    attrs: {
      find: new PyStaticMethod(nativeKw("find", 0, Infinity, find)),
      mark_app_valid_cancel_rollback: new PyStaticMethod(
        native("mark_app_valid_cancel_rollback", 0, 0, noUpdates),
      ),
      BOOT,
      RUNNING,
      TYPE_APP,
      TYPE_DATA,
    },
    methods: {
      info: native("info", 1, 1, ({ entry }: PyPartition) => {
        return new PyTuple([entry.type, entry.subtype, entry.address, entry.size, entry.label, false]);
      }),
      readblocks: native(
        "readblocks",
        3,
        4,
        (self: PyPartition, block: Value, into: Value, offset: Value = 0) => {
          self.read(intArgument(block) * self.blockSize + intArgument(offset), getWritableBytes(into));
          return null;
        },
      ),
      writeblocks: native(
        "writeblocks",
        3,
        4,
        (self: PyPartition, block: Value, data: Value, offset?: Value) => {
          const start = intArgument(block) * self.blockSize;
          if (offset === undefined) self.replace(start, getBytes(data));
          else self.write(start + intArgument(offset), getBytes(data));
          return null;
        },
      ),
      ioctl: native("ioctl", 3, 3, control),
      set_boot: native("set_boot", 1, 1, noUpdates),
      get_next_update: native("get_next_update", 1, 1, () => {
        throw osError(ENOENT);
      }),
    },
  }),
);
