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
  ...["random", "re", "select", "struct", "time"].map((name) => open(name)),
  open("socket", "socket/socket"),
  core("tls", "socket/tls"),
  core("_asyncio", "asyncio-idle"),
  core("_espnow", "espnow/espnow"),
  core("_onewire", "onewire"),
  core("_rp2", "rp2/rp2"),
  core("_thread", "thread"),
  ...["analogio", "audioio", "bitbangio", "board", "busio", "digitalio", "microcontroller"].map((name) =>
    open(name, `circuitpython/${name}`),
  ),
  ...["pulseio", "touchio", "uheap"].map((name) => open(name, `circuitpython/${name}`)),
  open("audiocore", "circuitpython/audioio"),
  open("neopixel_write", "circuitpython/neopixel-write"),
  open("onewireio", "circuitpython/busio"),
  open("samd", "circuitpython/autoreload"),
  open("supervisor", "circuitpython/autoreload"),
  open("keypad", "circuitpython/keypad/keypad"),
  open("storage", "circuitpython/storage"),
  open("usb_hid", "circuitpython/usb-hid"),
  open("pwmio", "circuitpython/pwm"),
  open("bluetooth", "bluetooth/bluetooth"),
  open("esp"),
  open("esp32"),
  open("pyb"),
  open("pycom", "pycom/pycom"),
  open("machine", "machine/machine"),
  open("network", "network/network"),
  open("string"),
  open("wipy"),
  open("string.templatelib", "templatelib"),
]);

/** What `import name` of the library gives where the program has no file of that name. */
export interface LibraryModule {
  /** Its name in the catalog. */
  readonly name: string;
  /** A file of the imported name would win over it. */
  readonly isReplaceable: boolean;
}

/**
 * The module of the library that an imported name stands for: `uos` is the runtime's `os` even where there is a file `os.py`.
 * The runtime's import has the same rule for the modules that are registered.
 */
export function libraryModule(imported: string): LibraryModule | undefined {
  const entry = CATALOG.get(imported);
  if (entry !== undefined) return { name: imported, isReplaceable: entry.extensible };
  if (imported === "builtins") return { name: imported, isReplaceable: false };
  const base = imported.startsWith("u") ? imported.slice(1) : "";
  const isOther = base === "sys" || CATALOG.get(base)?.extensible === true;
  return isOther ? { name: base, isReplaceable: false } : undefined;
}
