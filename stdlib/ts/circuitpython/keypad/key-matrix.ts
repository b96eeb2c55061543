/**
 * `keypad.KeyMatrix` (shared-bindings/keypad/KeyMatrix.c): keys where rows and columns cross. Each row is driven in turn while the columns are
 * read; in between all are inputs that their pulls hold.
 */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType } from "../../../../runtime-hal/core/type.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import type { PinSetup } from "../../../../runtime-hal/hal/digital.js";
import { guard } from "../../machine/hal-error.js";
import { freePins, type PyMcuPin } from "../pins.js";
import { PyScanner, SCAN_ARGUMENTS, scannerAttributes, scannerMethods, scanSettings } from "./scanner.js";
import type { ScanSettings } from "./scanner.js";

class PyKeyMatrix extends PyScanner {
  private readonly atRest: PinSetup;

  constructor(
    readonly rows: readonly PyMcuPin[],
    readonly columns: readonly PyMcuPin[],
    private readonly columnsToAnodes: boolean,
    settings: ScanSettings,
  ) {
    super("KeyMatrix", [...rows, ...columns], rows.length * columns.length, settings);
    this.atRest = { mode: "in", pull: columnsToAnodes ? "up" : "down" };
    for (const line of this.lines.values()) guard(() => line.configure(this.atRest));
    this.begin();
  }

  protected scan(): void {
    // Current flows from anodes to cathodes: a row at the cathodes pulls its columns low.
    const active = this.columnsToAnodes ? 0 : 1;
    this.rows.forEach((row, r) => {
      const line = this.line(row);
      line.configure({ mode: "out", pull: "none", initial: active });
      this.columns.forEach((column, c) =>
        this.see(r * this.columns.length + c, this.line(column).peek() === active),
      );
      line.configure(this.atRest);
    });
  }
}

/** ValueError for what is not there. */
function indexArgument(value: Value, name: string, count: number): number {
  const index = intArgument(value);
  if (index < 0 || index >= count) throw valueError(`${name} must be 0-${count - 1}`);
  return index;
}

const pinList = (name: string) => ({
  name,
  required: true,
  convert: (value: Value) => freePins(value, name) as Value,
});

export const keyMatrixType = defineType({
  name: "KeyMatrix",
  js: PyKeyMatrix,
  make: (_type, args, kw) => {
    const [rows, columns, columnsToAnodes, ...scan] = parseArguments(args, kw, [
      pinList("row_pins"),
      pinList("column_pins"),
      { name: "columns_to_anodes", default: true, convert: truth },
      ...SCAN_ARGUMENTS,
    ]) as [readonly PyMcuPin[], readonly PyMcuPin[], boolean, ...Value[]];
    if (rows.some((row) => columns.includes(row)))
      throw valueError("row_pins and column_pins contain duplicate pins");
    return new PyKeyMatrix(rows, columns, columnsToAnodes, scanSettings(scan));
  },
  methods: {
    ...scannerMethods(),
    key_number_to_row_column: native("key_number_to_row_column", 2, 2, (self: PyKeyMatrix, key: Value) => {
      self.check();
      const number = indexArgument(key, "key_number", self.keyCount);
      const row = Math.floor(number / self.columns.length);
      return new PyTuple([row, number % self.columns.length]);
    }),
    row_column_to_key_number: native(
      "row_column_to_key_number",
      3,
      3,
      (self: PyKeyMatrix, row: Value, column: Value) => {
        self.check();
        const r = indexArgument(row, "row", self.rows.length);
        return r * self.columns.length + indexArgument(column, "column", self.columns.length);
      },
    ),
  },
  attrs: scannerAttributes(),
});
