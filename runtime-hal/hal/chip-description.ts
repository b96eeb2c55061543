/**
 * What a chip is and what its pins can do, as data: the files of `targets/chips`, by which the static checks, the
 * simulator, the drawings and the documentation go. The schema of the files is `targets/schema/chip.schema.json`.
 * Volts, hertz, milliamperes; pins by number.
 */

/**
 * What a pin can be used for. A function that is missing is one that the pin does not have on this port, even if it is
 * the firmware that lacks it; functions that need a peripheral have their details in the field of that name.
 */
export type PinFunction =
  | "gpio-in"
  | "gpio-out"
  | "open-drain"
  | "pull-up"
  | "pull-down"
  /** Interrupts on edges. */
  | "irq"
  /** Interrupts on levels. */
  | "irq-level"
  | "pwm"
  | "adc"
  | "dac"
  | "touch"
  /** In the power domain that lives on in deep sleep: wakes the chip, keeps its level. */
  | "rtc"
  /** Protocols with exact times made by the firmware: NeoPixel, 1-Wire, DHT, `bitstream`. */
  | "bitstream"
  /** CircuitPython's `pulseio.PulseIn`. */
  | "pulse-in";

export type BootLevel = "high" | "low";

/** How far a fact may be trusted: an error is only made of what code or a document says. */
export type Evidence = "code" | "document" | "general";

/** Where facts of a file come from. */
export interface Source {
  readonly id: string;
  /** File of a firmware, data sheet with section, page of a manual. */
  readonly what: string;
  readonly evidence: Evidence;
  /** Names of the fields that it is the source of, such as `pins.adc` or `buses`. */
  readonly gives: readonly string[];
}

/** Why a pin should be left alone. */
export interface Reservation {
  /** `absent`: not led out of the package or module. */
  readonly by:
    | "flash"
    | "flash-quad"
    | "psram"
    | "usb"
    | "radio"
    | "absent"
    | "debug"
    | "crystal"
    | "power"
    | "part"
    | "kernel"
    | "identification";
  /** What it is or does, in a few words after a colon: "flash clock", "talks to the radio chip". */
  readonly why: string;
  /** `error`: using it can not work. `warning`: it works on some boards, or with care. */
  readonly severity: "error" | "warning";
  readonly evidence?: Evidence;
}

/** What a pin's level does when the chip starts, or what the chip does to it. */
export interface BootRole {
  /** The level is read at reset and decides how the chip starts. */
  readonly strap: boolean;
  /** The level for a normal start; absent if any will do. */
  readonly level?: BootLevel;
  /** With the other level the program does not start. */
  readonly fatal?: boolean;
  /** What the other level does, or what is seen at the pin. */
  readonly effect: string;
  /** What the chip itself puts out while it starts. */
  readonly drives?: "log" | "pulses" | BootLevel;
  readonly evidence?: Evidence;
}

/** One output of a PWM unit. Pins that give the same unit and channel carry the same signal. */
export interface PwmRoute {
  /** Slice or timer; outputs of a unit share its frequency if the chip says so. */
  readonly unit: string;
  readonly channel: string;
  /** Alternate function number, where the pin has several. */
  readonly alt?: string;
}

export interface AdcRoute {
  readonly unit: string;
  readonly channel: number;
}

/** Names as the keyword arguments of `machine`'s classes. */
export type BusRole =
  "sda" | "scl" | "sck" | "mosi" | "miso" | "cs" | "tx" | "rx" | "rts" | "cts" | "ws" | "sd";
export type BusKind = "i2c" | "spi" | "uart" | "i2s" | "can";

/** A signal of a bus that a pin can carry. */
export interface Signal {
  /** Id of the bus. */
  readonly bus: string;
  /** Absent where `pad` decides. */
  readonly role?: BusRole;
  /** SERCOM pad (SAMD). */
  readonly pad?: number;
  /** Alternate function: `ALT0`, `AF4`, `C`. */
  readonly alt?: string;
}

export interface PinDescription {
  /**
   * The number of the pin as the port counts (`Pin(4)`); port letter * 16 or * 32 + number where it counts by letters. Pins without
   * a number, analog only or on another chip of the board, have ids from 1000.
   */
  readonly id: number;
  /** What the chip's makers and the port call it, most usual first: `GPIO4`; `PA02`. Absent: `GPIO` and the number. */
  readonly names?: readonly string[];
  /** None: the firmware refuses the pin; it is listed for what `reserved` says about it. */
  readonly functions: readonly PinFunction[];
  readonly reserved?: Reservation;
  /** What one should know before using it. */
  readonly note?: string;
  readonly boot?: BootRole;
  /** The UART signal of the console (REPL, boot log). */
  readonly console?: BusRole;
  readonly pwm?: readonly PwmRoute[];
  readonly adc?: readonly AdcRoute[];
  readonly dac?: { readonly channel: number };
  readonly touch?: { readonly channel: number };
  /** Bus signals by table. None where the chip routes buses to any pin (see `BusDescription.pins`). */
  readonly signals?: readonly Signal[];
  /** Roles that the pin is said to have in each kind of bus, where pads decide which go together (SAMD). */
  readonly busRoles?: Readonly<Partial<Record<"i2c" | "spi" | "uart", readonly BusRole[]>>>;
  /** Line of the interrupt controller; pins of one line cannot both have an interrupt (SAMD, STM32). */
  readonly extint?: number;
  /** Other functions by name: what `alt_list` shows on the WiPy, ALT0 to ALT5 of the Raspberry Pi. */
  readonly alternates?: Readonly<Record<string, string>>;
  /** Pull after reset. */
  readonly resetPull?: "up" | "down" | "none";
  /** A resistor on the board. */
  readonly fixedPull?: { readonly direction: "up" | "down"; readonly ohms?: number; readonly why: string };
  /** The most that may be put on it, where that differs from the chip's `volts.max`. */
  readonly maxVolts?: number;
  /** The pin belongs to another chip, which is asked over a bus: no interrupts, no pulls, slow. */
  readonly external?: string;
  /** Fields of this pin that are general knowledge, not read in code or a document. */
  readonly unverified?: readonly string[];
}

/** A peripheral for a bus. */
export interface BusDescription {
  /** `I2C0`, `SPI1`, `UART2`, `SERCOM3`. */
  readonly id: string;
  /** What it can be; several for a SERCOM. */
  readonly kinds: readonly BusKind[];
  /** `machine.I2C(0)`; absent if scripts have no number for it. */
  readonly number?: number;
  /** Names scripts can use instead: pyboard's `I2C("X")`. */
  readonly names?: readonly string[];
  /**
   * `any`: every pin with the needed direction. `signals`: pins whose `signals` name the bus and the role. `sets`: only the
   * combinations of `sets`.
   */
  readonly pins: "any" | "signals" | "sets";
  readonly sets?: readonly Pins[];
  readonly roles: readonly BusRole[];
  /** The pins if none are given. */
  readonly defaults?: Pins;
  readonly maxHz?: number;
  /** Why scripts cannot use it: it serves the flash. */
  readonly reserved?: string;
  /** What must be switched on first: `dtparam=spi=on`. */
  readonly needs?: string;
  readonly note?: string;
}
export type Pins = Readonly<Partial<Record<BusRole, number>>>;

export interface PwmDescription {
  readonly minHz: number;
  readonly maxHz: number;
  /** What a frequency out of the range does. */
  readonly outOfRange: "error" | "clamped";
  /** Outputs in use at the same time. */
  readonly outputs: number;
  /** Different frequencies at the same time. */
  readonly frequencies: number;
  /** Which outputs must have one frequency. */
  readonly sharing: "all" | "unit" | "none";
  /** Largest argument of `duty()`, where the port has it. */
  readonly dutyMax?: number;
  readonly bits?: number;
}

export interface AdcRange {
  /** Constant: `ATTN_11DB`. */
  readonly name?: string;
  readonly minVolts: number;
  readonly maxVolts: number;
}

export interface AdcDescription {
  readonly bits: number;
  readonly units: readonly {
    readonly id: string;
    /** Cannot be read while this is active. */
    readonly blockedBy?: "wifi";
  }[];
  /** The first is the one without setting, if no other is named below. */
  readonly ranges: readonly AdcRange[];
  /** Name of the range without setting. */
  readonly defaultRange?: string;
  /** What an integer means: `ADC(0)`. */
  readonly integer: "channel" | "pin" | "channel-or-pin";
  /** Channels without a pin, with the constants that name them. */
  readonly internal?: readonly {
    readonly channel: number;
    readonly name: string;
    readonly constant?: string;
    /** Only firmware built for it has it. */
    readonly optional?: boolean;
  }[];
  /** Destroyed above; where that differs from `volts.max`. */
  readonly maxVolts?: number;
}

/** Things of which only one of several can be had. */
export interface ExclusiveGroup {
  readonly id: string;
  /** What is shared. */
  readonly what: "interrupt-line" | "pins" | "peripheral";
  readonly pins?: readonly number[];
  readonly buses?: readonly string[];
  /** A sentence for the message. */
  readonly why: string;
  readonly severity: "error" | "warning";
}

/** A GPIO chip of the Linux kernel. */
export interface GpioBank {
  /** What drivers call it, newest kernel first. */
  readonly labels: readonly string[];
  /** The pin that is its line 0. */
  readonly first: number;
  readonly lines: number;
}

export interface ChipDescription {
  readonly id: string;
  readonly name: string;
  /** Family, which is the port of MicroPython (`linux` for processors). */
  readonly family?: Family;
  /** Of a chip that runs Linux: processors that its systems can be for, by the names of node. */
  readonly architectures?: readonly string[];
  readonly clockHz: number;
  /** Clock rates that `machine.freq` accepts; none: any that the clock generator can make. */
  readonly clockRatesHz: readonly number[];
  /** Virtual time of one loop iteration or clock reading. */
  readonly tickNs: number;
  /** Depth of the queue of scheduled callbacks. */
  readonly schedulerDepth: number;
  readonly volts?: { readonly logic: number; readonly max: number };
  /** Milliamperes: of one pin by default and at most, of all together. */
  readonly currentMa?: { readonly pin: number; readonly pinMax: number; readonly total?: number };
  /** How scripts write a pin of this port. */
  readonly pinIds?: {
    readonly integers: boolean;
    /** Names of the chip's pins. */
    readonly chipNames: boolean;
    /** Names of the board file. */
    readonly boardNames: boolean;
    /** As it should be written. */
    readonly example: string;
  };
  readonly irq?: {
    readonly triggers: readonly ("rising" | "falling" | "low" | "high")[];
    /** `irq(hard=True)` is possible. */
    readonly hard: boolean;
  };
  readonly pwm?: PwmDescription;
  readonly adc?: AdcDescription;
  readonly dac?: { readonly bits: number; readonly outputs: number };
  /** `rises`: the counter is larger when touched, else smaller. */
  readonly touch?: { readonly channels: number; readonly rises?: boolean };
  readonly timers?: {
    /** Hardware timers that scripts can have. */
    readonly ids: readonly number[];
    /** `Timer(-1)`, as many as memory holds. */
    readonly software: boolean;
  };
  /** Programmable state machines (RP2): blocks, machines of each, words of program memory of each. */
  readonly pio?: { readonly blocks: number; readonly machines: number; readonly instructions: number };
  readonly radio?: readonly ("wifi" | "bluetooth" | "lora" | "sigfox" | "lte")[];
  readonly buses?: readonly BusDescription[];
  /** Which pads of one SERCOM make a bus: each entry is one choice (SAMD). */
  readonly padSets?: Readonly<Partial<Record<BusKind, readonly Pins[]>>>;
  readonly exclusive?: readonly ExclusiveGroup[];
  readonly pins: readonly PinDescription[];
  /** How the Linux kernel shows the pins (family `linux`). */
  readonly gpioBanks?: readonly GpioBank[];
  readonly sources?: readonly Source[];
}

export type Family = "esp32" | "esp8266" | "rp2" | "stm32" | "samd" | "nrf" | "pycom" | "wipy" | "linux";
