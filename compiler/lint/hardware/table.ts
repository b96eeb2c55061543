/**
 * The table of hardware calls: which call takes which parameters, what it wants of which pin, what it does to the object.
 * The rows are data (calls.json); facts after the argument tables of MicroPython's extmod/machine_*.c and ports, the
 * documentation of CircuitPython 1.0 and Pycom's.
 */

import data from "./calls.json" with { type: "json" };

/** What a call wants of a pin. `digital`: what its mode says. */
export type PinWant =
  | "digital"
  | "input"
  | "output"
  | "pwm"
  | "adc"
  | "dac"
  | "dac-port"
  | "touch"
  | "irq"
  | "bitstream"
  | "pulse-in"
  | "rtc";

/** What a pin serves as while an object has it. */
export type Role =
  | "digital"
  | "pwm"
  | "adc"
  | "dac"
  | "touch"
  | "i2c"
  | "spi"
  | "uart"
  | "i2s"
  | "timer"
  | "pixels"
  | "onewire"
  | "dht"
  | "pulse"
  | "pulses"
  | "peripheral";

/** Names of ranges of values, see `rules/ranges.ts`. */
export type RangeName = "pwm-freq" | "pwm-duty" | "u16" | "percent" | "dac" | "i2c-address";

export interface HardwareCall {
  /** Parameters in order; those behind `|` by keyword only. */
  readonly params: readonly string[];
  readonly positional: number;
  readonly pins: Readonly<Record<string, PinWant>>;
  readonly role: Role | undefined;
  readonly bus: "i2c" | "spi" | "uart" | "i2s" | undefined;
  /** Parameters that are bus roles under another name. */
  readonly roles: Readonly<Record<string, string>>;
  /** A bus made of pins by software. */
  readonly soft: boolean;
  /** The pin object given goes on as this one. */
  readonly wraps: string | undefined;
  readonly range: Readonly<Record<string, RangeName>>;
  /** Parameters that are functions, with the number of arguments that they are called with. */
  readonly handler: Readonly<Record<string, number>>;
  /** A method that only some pins have. */
  readonly needs: string | undefined;
  /** Makes the object usable again, or no longer. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** The program does not go on behind it. */
  readonly ends: boolean;
  readonly radio: "wifi" | "bluetooth" | undefined;
  /** A second object on the same pin is refused by the firmware. */
  readonly owner: boolean;
  /** Attributes of the object that are worked out where they are read. */
  readonly values: readonly string[];
  readonly constructible: boolean;
  /** Class of the object that a method gives. */
  readonly makes: string | undefined;
}

interface Row {
  readonly params?: string;
  readonly pins?: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly bus?: string;
  readonly roles?: Readonly<Record<string, string>>;
  readonly soft?: boolean;
  readonly wraps?: string;
  readonly range?: Readonly<Record<string, string>>;
  readonly handler?: Readonly<Record<string, number>>;
  readonly needs?: string;
  readonly opens?: boolean;
  readonly closes?: boolean;
  readonly ends?: boolean;
  readonly radio?: string;
  readonly owner?: boolean;
  readonly values?: string;
  readonly constructible?: boolean;
  readonly makes?: string;
  /** A class with the same methods. */
  readonly like?: string;
  readonly methods?: Readonly<Record<string, Row>>;
  readonly variants?: Readonly<Record<string, Row>>;
}

const ROWS = data as unknown as Readonly<Record<string, Row>>;

function callOf(row: Row): HardwareCall {
  const [ordered = "", named = ""] = (row.params ?? "").split("|").map((part) => part.trim());
  const words = (text: string): string[] => (text === "" ? [] : text.split(/\s+/));
  return {
    params: [...words(ordered), ...words(named)],
    positional: words(ordered).length,
    pins: (row.pins ?? {}) as HardwareCall["pins"],
    role: row.role as HardwareCall["role"],
    bus: row.bus as HardwareCall["bus"],
    roles: row.roles ?? {},
    soft: row.soft ?? false,
    wraps: row.wraps,
    range: (row.range ?? {}) as HardwareCall["range"],
    handler: row.handler ?? {},
    needs: row.needs,
    opens: row.opens ?? false,
    closes: row.closes ?? false,
    ends: row.ends ?? false,
    radio: row.radio as HardwareCall["radio"],
    owner: row.owner ?? false,
    values: words(row.values ?? ""),
    constructible: row.constructible ?? true,
    makes: row.makes,
  };
}

/** Tables that have been asked for: reading the rows took a tenth of the time of checking a folder. */
const tables = new Map<string | undefined, CallTable>();

/** The calls of one dialect. */
export class CallTable {
  /** The table of a dialect; of no dialect: what is so everywhere. */
  static of(dialect: string | undefined): CallTable {
    let table = tables.get(dialect);
    if (table === undefined) tables.set(dialect, (table = new CallTable(dialect)));
    return table;
  }

  private readonly calls = new Map<string, HardwareCall>();
  private readonly classes = new Set<string>();

  private constructor(readonly dialect: string | undefined) {
    for (const [name, row] of Object.entries(ROWS)) {
      const variant = dialect === undefined ? undefined : row.variants?.[dialect];
      const own: Row = { ...row, ...variant };
      this.calls.set(name, callOf(own));
      if (/\.[A-Z]\w*$/.test(name)) this.classes.add(name);
      const methods = {
        ...(row.like === undefined ? {} : ROWS[row.like]?.methods),
        ...row.methods,
        ...variant?.methods,
      };
      for (const [method, methodRow] of Object.entries(methods))
        this.calls.set(`${name}.${method}`, callOf(methodRow));
    }
  }

  get(name: string): HardwareCall | undefined {
    return this.calls.get(name);
  }

  isClass(name: string): boolean {
    return this.classes.has(name);
  }

  /** Names below a module, for `from module import *`. */
  namesOf(module: string): string[] {
    const names = [...this.calls.keys()].filter((name) => name.startsWith(`${module}.`));
    return [...new Set(names.map((name) => name.slice(module.length + 1).split(".")[0]!))];
  }
}
