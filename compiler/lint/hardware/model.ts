/** What the evaluation knows of the hardware modules: names, constants, and what calls do to objects. */

import type { NativeEvent } from "../evaluate/event.js";
import type { Evaluator } from "../evaluate/evaluator.js";
import type { NativeModel } from "../evaluate/model.js";
import {
  boolValue,
  isNone,
  NONE,
  strValue,
  unknown,
  type Native,
  type NativeObject,
  type Value,
} from "../evaluate/value.js";
import { argumentOf, argumentsOf } from "./arguments.js";
import { boardText, UNAME } from "./board-text.js";
import { PIN_FIELD, pinNameIn } from "./board-pins.js";
import type { CallTable, HardwareCall } from "./table.js";

/** Field of an object that was closed: a bool, or several. */
export const CLOSED_FIELD = "$closed";
/** Field of a pin object: its mode. */
export const MODE_FIELD = "$mode";

const PIN_CLASSES = new Set(["machine.Pin", "pyb.Pin", "digitalio.DigitalInOut"]);

export function isPinClass(cls: string): boolean {
  return PIN_CLASSES.has(cls);
}

/** Modules that may be written with a `u` in front. */
const U_MODULES =
  /^u(machine|time|os|sys|random|struct|socket|asyncio|binascii|collections|json|re|io|select|network|errno|ctypes|hashlib)$/;

export class HardwareModel implements NativeModel {
  constructor(
    private readonly table: CallTable,
    /** `sys.platform` of the board, if there is one. */
    private readonly platform: string | undefined,
    /** Names of board and chip. */
    private readonly boardName?: string,
    private readonly frozen: (module: string) => boolean = () => false,
  ) {}

  isFrozen(module: string): boolean {
    return this.frozen(module);
  }

  canonical(module: string): string {
    return U_MODULES.exec(module)?.[1] ?? module;
  }

  namesOf(module: string): readonly string[] {
    return this.table.namesOf(module);
  }

  constant(native: Native): Value | undefined {
    const { name } = native;
    if (name === "sys.platform") return this.platform === undefined ? undefined : strValue(this.platform);
    if (name === "sys.implementation.name")
      return strValue(this.table.dialect === "circuitpython" ? "circuitpython" : "micropython");
    if (name === "micropython.const") return { kind: "native", name: "builtins.const" };
    return boardText(native, this.platform, this.boardName);
  }

  worksOut(cls: string, attribute: string): boolean {
    return this.table.get(cls)?.values.includes(attribute) === true;
  }

  isClass(name: string): boolean {
    // Drivers that are not there as text hold what they are given.
    return this.table.isClass(name) || /(^|\.)[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/.test(name);
  }

  effect(ev: Evaluator, event: NativeEvent): Value | undefined {
    const { object, result } = event;
    const call = this.table.get(event.name);
    if (event.kind === "write") {
      if (object !== undefined) this.write(ev, object, event);
      return undefined;
    }
    if (event.name === "os.uname") return { kind: "native", name: UNAME };
    if (call?.ends) ev.dead = true;
    if (object !== undefined && call !== undefined) return this.method(ev, object, event, call);
    if (result?.kind === "object") this.made(ev, result, event, call);
    return undefined;
  }

  private set(ev: Evaluator, object: NativeObject, field: string, value: Value): void {
    ev.store.set(ev.field(object.fields, field), value);
  }

  private made(
    ev: Evaluator,
    object: NativeObject,
    event: NativeEvent,
    call: HardwareCall | undefined,
  ): void {
    if (call === undefined) return;
    this.set(ev, object, CLOSED_FIELD, boolValue(false));
    const [pin] = Object.keys(call.pins);
    const argument = pin === undefined ? undefined : argumentOf(event, call, pin);
    if (argument !== undefined) this.set(ev, object, PIN_FIELD, argument.value);
    if (isPinClass(object.cls)) {
      const mode = argumentOf(event, call, "mode")?.value;
      const start =
        object.cls === "digitalio.DigitalInOut"
          ? { kind: "native" as const, name: "digitalio.Direction.INPUT" }
          : NONE;
      this.set(
        ev,
        object,
        MODE_FIELD,
        mode ?? (event.args.isOpen ? unknown("its mode is not known") : start),
      );
    }
  }

  private method(
    ev: Evaluator,
    object: NativeObject,
    event: NativeEvent,
    call: HardwareCall,
  ): Value | undefined {
    if (call.closes) this.set(ev, object, CLOSED_FIELD, boolValue(true));
    if (call.opens) this.set(ev, object, CLOSED_FIELD, boolValue(false));
    const name = event.name.slice(object.cls.length + 1);
    if (isPinClass(object.cls)) {
      const mode = argumentOf(event, call, "mode")?.value;
      if ((name === "init" || name === "mode") && mode !== undefined && !isNone(mode))
        this.set(ev, object, MODE_FIELD, mode);
      if (name === "switch_to_output" || name === "switch_to_input")
        this.set(ev, object, MODE_FIELD, {
          kind: "native",
          name: `digitalio.Direction.${name === "switch_to_output" ? "OUTPUT" : "INPUT"}`,
        });
    }
    if (call.makes !== undefined) {
      const made = ev.newObject(call.makes, event.place, [object, ...argumentsOf(event)]);
      const pin = argumentOf(event, call, "pin");
      if (pin !== undefined) this.set(ev, made, PIN_FIELD, pin.value);
      return made;
    }
    return undefined;
  }

  private write(ev: Evaluator, object: NativeObject, event: NativeEvent): void {
    const value = event.args.positional[0]!.value;
    if (isPinClass(object.cls) && event.name.endsWith(".direction")) this.set(ev, object, MODE_FIELD, value);
  }
}

/** A name of one of the board's pins, as an attribute of `board` and the like. */
export function isPinName(native: string): boolean {
  return pinNameIn(native) !== undefined;
}
