/**
 * Where the modules of the library are, as data: for those who put only the used ones into a program. A test compares
 * it with register.ts.
 */

export interface CatalogEntry {
  /** File below stdlib/ts, without its ending. */
  readonly file: string;
  /** Function of that file that makes the module. */
  readonly make: string;
  /** A file of that name on the search path wins over it. */
  readonly extensible: boolean;
}

const core = (name: string, file = name): [string, CatalogEntry] => [
  name,
  { file, make: `${name}Module`, extensible: false },
];
const open = (name: string, file = name): [string, CatalogEntry] => [
  name,
  { file, make: `${name.replace(/^.*\./, "")}Module`, extensible: true },
];

export const CATALOG: ReadonlyMap<string, CatalogEntry> = new Map([
  ...["cmath", "deflate", "framebuf", "gc", "math", "micropython", "sys", "uctypes", "vfs", "weakref"].map(
    (name) => core(name),
  ),
  ...[
    "array",
    "binascii",
    "collections",
    "cryptolib",
    "errno",
    "hashlib",
    "heapq",
    "io",
    "json",
    "os",
    "platform",
  ].map((name) => open(name)),
  ...["random", "re", "select", "socket", "struct", "time"].map((name) => open(name)),
  core("_asyncio", "asyncio-idle"),
  core("_onewire", "onewire"),
  core("_rp2", "rp2/rp2"),
  core("_thread", "thread"),
  open("esp"),
  open("esp32"),
  open("pyb"),
  open("pycom", "pycom/pycom"),
  open("machine", "machine/machine"),
  open("network", "network/network"),
  open("string"),
  open("string.templatelib", "templatelib"),
]);
