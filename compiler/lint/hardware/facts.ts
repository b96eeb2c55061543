/**
 * What the events of a program mean for pins: which call wants what of which pin, which objects hold pins, whether a
 * radio is switched on. The rules read this, not the program.
 */

import type { BusKind, BusRole, PinDescription } from "../../../runtime-hal/hal/chip-description.js";
import type { Argument, NativeEvent } from "../evaluate/event.js";
import {
  alternatives,
  asInt,
  asStr,
  isNone,
  truthOf,
  type NativeObject,
  type Value,
} from "../evaluate/value.js";
import { argumentOf } from "./arguments.js";
import type { BoardPins, PinChoice } from "./board-pins.js";
import { busOf, roleParameters } from "./buses.js";
import { isPinClass } from "./model.js";
import type { CallTable, HardwareCall, PinWant, Role } from "./table.js";

export type PinMode = "in" | "out" | "open-drain" | "other";

/** One pin argument of one call. */
export interface PinUse {
  readonly event: NativeEvent;
  readonly call: HardwareCall;
  /** Missing where the pin is the default of a bus. */
  readonly argument: Argument | undefined;
  readonly param: string;
  readonly want: PinWant | "bus";
  readonly bus?: { readonly kind: BusKind; readonly role: BusRole };
  readonly choices: readonly PinChoice[];
  /** The pin was made before as an object, and looked at there. */
  readonly isObject: boolean;
}

/** Everything about one object. */
export interface ObjectFacts {
  readonly object: NativeObject;
  readonly role: Role | undefined;
  readonly made: NativeEvent;
  readonly call: HardwareCall;
  /** The pins it certainly holds. */
  readonly pins: { readonly pin: PinDescription; readonly use: PinUse }[];
  readonly events: NativeEvent[];
}

export interface Facts {
  readonly events: readonly NativeEvent[];
  readonly uses: readonly PinUse[];
  readonly objects: ReadonlyMap<NativeObject, ObjectFacts>;
  /** What switches Wi-Fi on. */
  readonly wifi: readonly NativeEvent[];
}

/** Modes by the last part of their names. */
const MODES: Readonly<Record<string, PinMode>> = {
  IN: "in",
  INPUT: "in",
  OUT: "out",
  OUT_PP: "out",
  OUTPUT: "out",
  OPEN_DRAIN: "open-drain",
  OUT_OD: "open-drain",
};

/** The mode that a value stands for, `undefined` if that is not known. */
export function modeOf(value: Value): PinMode | undefined {
  if (value.kind !== "native") return undefined;
  const name = value.name.slice(value.name.lastIndexOf(".") + 1);
  return MODES[name] ?? (/^(ALT|AF|ANALOG)/.test(name) ? "other" : undefined);
}

/** The pull that a value stands for; `none` for no pull. */
export function pullOf(value: Value): "up" | "down" | "none" | undefined {
  if (isNone(value) || asInt(value) === -1) return "none";
  if (value.kind !== "native") return undefined;
  const name = value.name.slice(value.name.lastIndexOf(".") + 1);
  if (name === "PULL_UP" || name === "PULLUP" || name === "UP") return "up";
  if (name === "PULL_DOWN" || name === "PULLDOWN" || name === "DOWN") return "down";
  return /^PULL_(NONE|OFF|DISABLED)$/.test(name) ? "none" : undefined;
}

export function collectFacts(
  events: readonly NativeEvent[],
  table: CallTable,
  board: BoardPins | undefined,
): Facts {
  const uses: PinUse[] = [];
  const objects = new Map<NativeObject, ObjectFacts>();
  const wifi: NativeEvent[] = [];
  for (const event of events) {
    const made = event.result?.kind === "object" ? event.result : undefined;
    const call = event.kind === "call" ? table.get(event.name) : undefined;
    if (event.object !== undefined) objects.get(event.object)?.events.push(event);
    if (call === undefined) continue;
    const own = board === undefined ? [] : usesOf(event, call, board);
    uses.push(...own);
    if (made !== undefined) {
      const pins = own.flatMap((use) => {
        const [only] = use.choices;
        return use.choices.length === 1 && only?.kind === "pin" ? [{ pin: only.pin, use }] : [];
      });
      objects.set(made, { object: made, role: call.role, made: event, call, pins, events: [] });
    }
    if (switchesWifiOn(event)) wifi.push(event);
  }
  return { events, uses, objects, wifi };
}

function switchesWifiOn(event: NativeEvent): boolean {
  if (event.name === "network.WLAN.connect" || event.name === "espnow.ESPNow") return true;
  if (event.name !== "network.WLAN.active") return false;
  const [state] = event.args.positional;
  return state !== undefined && truthOf(state.value) === true;
}

function usesOf(event: NativeEvent, call: HardwareCall, board: BoardPins): PinUse[] {
  const uses: PinUse[] = [];
  for (const [param, want] of Object.entries(call.pins)) {
    const argument = argumentOf(event, call, param);
    if (argument === undefined || isNone(argument.value)) continue;
    const choices =
      want === "adc"
        ? adcChoices(argument.value, board)
        : want === "dac-port"
          ? dacChoices(argument.value, board)
          : board.choices(argument.value);
    uses.push({
      event,
      call,
      argument,
      param,
      want: want === "dac-port" ? "dac" : want,
      choices,
      isObject: isObject(argument.value),
    });
  }
  if (call.bus !== undefined && event.result !== undefined)
    uses.push(...busUses(event, call, call.bus, board));
  return uses;
}

function isObject(value: Value): boolean {
  return alternatives(value).every(({ kind }) => kind === "object" || kind === "instance");
}

/** `ADC(0)` may mean a channel; `ADC(Pin(34))` never does. */
function adcChoices(value: Value, board: BoardPins): PinChoice[] {
  const { adc, pins } = board.target.chip;
  return alternatives(value).flatMap((one): PinChoice[] => {
    const number = asInt(one);
    if (number === undefined || adc === undefined || adc.integer === "pin") {
      if (one.kind === "native" && /\.CORE_|VREF|\.ADC\./.test(one.name)) return [];
      return board.choices(one);
    }
    if (adc.internal?.some(({ channel }) => channel === number)) return [];
    const found = pins.find((pin) => pin.adc?.some(({ channel }) => channel === number));
    if (found !== undefined) return [{ kind: "pin", pin: found, name: undefined }];
    if (adc.integer === "channel-or-pin") return board.choices(one);
    return [{ kind: "channel", shown: `ADC channel ${number}` }];
  });
}

/** `pyb.DAC(1)` is the first output. */
function dacChoices(value: Value, board: BoardPins): PinChoice[] {
  return alternatives(value).flatMap((one): PinChoice[] => {
    const number = asInt(one);
    if (number === undefined) return board.choices(one);
    const found = board.target.chip.pins.find((pin) => pin.dac?.channel === number);
    if (found === undefined) return [{ kind: "channel", shown: `DAC ${number}` }];
    return [{ kind: "pin", pin: found, name: undefined }];
  });
}

/** The pins of a bus: those given, and the defaults of a hardware bus for the others. */
function busUses(event: NativeEvent, call: HardwareCall, kind: BusKind, board: BoardPins): PinUse[] {
  const uses: PinUse[] = [];
  const given = new Set<BusRole>();
  for (const [param, role] of roleParameters(call, kind)) {
    const argument = argumentOf(event, call, param);
    if (argument === undefined) continue;
    given.add(role);
    if (isNone(argument.value) || asInt(argument.value) === -1) continue;
    uses.push({
      event,
      call,
      argument,
      param,
      want: "bus",
      bus: { kind, role },
      choices: board.choices(argument.value),
      isObject: isObject(argument.value),
    });
  }
  if (call.soft || event.args.isOpen || event.args.keywords.has("pins")) return uses;
  const bus = busOf(event, call, kind, board);
  if (bus === undefined) return uses;
  for (const [role, id] of Object.entries(bus.defaults ?? {}) as [BusRole, number][]) {
    const pin = board.get(id);
    if (given.has(role) || pin === undefined) continue;
    // Flow control lines are only used when asked for.
    if (role === "rts" || role === "cts" || role === "cs") continue;
    uses.push({
      event,
      call,
      argument: undefined,
      param: role,
      want: "bus",
      bus: { kind, role },
      choices: [{ kind: "pin", pin, name: undefined }],
      isObject: false,
    });
  }
  return uses;
}

/** The mode and pull that an event asks for, as far as they are known. */
export function setupOf(
  event: NativeEvent,
  call: HardwareCall,
): {
  readonly modes: readonly (PinMode | undefined)[];
  readonly pulls: readonly ("up" | "down" | "none" | undefined)[];
} {
  const mode = argumentOf(event, call, "mode")?.value;
  const pull = argumentOf(event, call, "pull")?.value;
  return {
    modes: mode === undefined ? [] : alternatives(mode).map(modeOf),
    pulls: pull === undefined ? [] : alternatives(pull).map(pullOf),
  };
}

export function isPinObject(object: NativeObject): boolean {
  return isPinClass(object.cls);
}

/** A text or number as a script writes it, for messages. */
export function written(value: Value): string {
  const text = asStr(value);
  if (text !== undefined) return `"${text}"`;
  if (value.kind === "const") return "value" in value.value ? String(value.value.value) : "None";
  return value.kind === "native" ? value.name.split(".").slice(-2).join(".") : "it";
}
