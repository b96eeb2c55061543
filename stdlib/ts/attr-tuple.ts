/** Tuples whose items have names too, as `sys.implementation`. Their type is `tuple` all the same. */

import { PyTuple } from "../../runtime-hal/core/objects.js";
import { repr } from "../../runtime-hal/core/text.js";
import type { Value } from "../../runtime-hal/core/value.js";

export class PyAttrTuple extends PyTuple {
  constructor(private readonly fields: Readonly<Record<string, Value>>) {
    super(Object.values(fields));
  }

  override getattr$(name: string): Value | undefined {
    return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
  }

  override repr$(): string {
    const items = Object.keys(this.fields).map((name) => `${name}=${repr(this.fields[name])}`);
    return `(${items.join(", ")})`;
  }
}
