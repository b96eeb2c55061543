/**
 * What the checks know of the modules that are not Python text: names and argument counts. The data are made from the
 * runtime by scripts/library-signatures.js and are handed in, since the compiler knows no runtime.
 */

/** A function of the runtime takes so many positional arguments; their names are not known. */
export interface NativeSignature {
  readonly min: number;
  /** `Infinity` for any number. */
  readonly max: number;
  readonly keywords: boolean;
}

/** The data as they are in the file: `null` for anything but a function, else "min-max", with "k" for keywords. */
export interface LibraryData {
  /** Modules that give way to a file of their name, and that may be written with a `u` before it. */
  readonly extensible: readonly string[];
  readonly modules: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

/** The names of one module. */
export type LibraryModule = Readonly<Record<string, string | null>>;

/** The module of that name, where `uos` is `os`. */
export function libraryModule(library: LibraryData, name: string): LibraryModule | undefined {
  const own = ownValue(library.modules, name);
  if (own !== undefined) return own;
  if (name === "usys") return ownValue(library.modules, "sys");
  const plain = name.startsWith("u") ? name.slice(1) : "";
  return library.extensible.includes(plain) ? ownValue(library.modules, plain) : undefined;
}

/** `undefined`: no such name · `null`: something that is no plain function. */
export function librarySignature(module: LibraryModule, name: string): NativeSignature | null | undefined {
  const text = ownValue(module, name);
  if (text === undefined || text === null) return text;
  const [, min, max, keywords] = /^(\d+)-(\d*)(k?)$/.exec(text)!;
  return { min: Number(min), max: max === "" ? Infinity : Number(max), keywords: keywords !== "" };
}

function ownValue<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
