/** The names of a class body as a dict: what `locals()` gives there. Changes of either show in the other. */

import { PyDict, type DictEntry } from "./dict-data.js";
import type { Value } from "./value.js";

export class NamespaceDict extends PyDict {
  constructor(private readonly names: Map<string, Value>) {
    super();
  }
  override get size(): number {
    return this.names.size;
  }
  override get(key: Value): Value | undefined {
    return this.names.get(key as string);
  }
  override has(key: Value): boolean {
    return this.names.has(key as string);
  }
  override set(key: Value, value: Value): void {
    this.names.set(key as string, value);
  }
  override delete(key: Value): boolean {
    return this.names.delete(key as string);
  }
  override clear(): void {
    this.names.clear();
  }
  override *cursor(): IterableIterator<DictEntry> {
    for (const [key, value] of this.names) yield { key, value };
  }
}
