/** The module `esp32` (MicroPython ports/esp32/modesp32.c, esp32_nvs.c): what wakes the chip, values that outlive everything, temperature. */

import { importError, typeError, valueError } from "../../runtime-hal/core/exceptions.js";
import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { checkCount, native, nativeKw, parseArguments } from "../../runtime-hal/core/native.js";
import { int32Argument } from "../../runtime-hal/core/number-argument.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { defineType, typeName, type PyType } from "../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../runtime-hal/core/value.js";
import { bootBoard } from "../../runtime-hal/exec/board.js";
import { retained } from "../../runtime-hal/exec/restart.js";
import { espError } from "./machine/esp32/esp-error.js";
import { counterUnits, pcntType } from "./machine/esp32/pcnt.js";
import { HEAP_DATA, HEAP_EXEC, heapInfo } from "./machine/esp32/heap-info.js";
import { partitionType } from "./machine/esp32/partition.js";
import { rmtType } from "./machine/esp32/rmt.js";
import { lazyType } from "./machine/part.js";
import { pinEsp32 } from "./machine/pin-esp32.js";
import { findPin } from "./machine/pin-object.js";
import { wakeSources } from "./machine/wake-sources.js";

/** Light and deep sleep. */
const ALL_SLEEP = 6;
const NOT_FOUND = -4354;
const WRONG_LENGTH = -4364;
const LONGEST_NAME = 15;
const NAME_TOO_LONG = -4361;
/** What a chip has in a room, in the sensor's own unit: degrees Fahrenheit. */
const RAW_TEMPERATURE = 116;

// ---------------------------------------------------------------- waking

function rtcPin(which: Value): number {
  const { line } = findPin(which);
  if (!line.can("rtc")) throw valueError("invalid pin");
  return line.id;
}

const level = (value: Value): 0 | 1 => (truth(value) ? 1 : 0);

function wakeOnExt0(args: Value[], kw: Keywords): null {
  const sources = wakeSources();
  if (sources.touch) throw valueError("no resources");
  const [pin, high] = parseArguments(args, kw, [
    { name: "pin", default: sources.ext0?.pin ?? null },
    { name: "level", default: sources.ext0?.level ?? 0 },
  ]);
  sources.ext0 = pin === null ? undefined : { pin: rtcPin(pin), level: level(high), kinds: ALL_SLEEP };
  return null;
}

/** Any of several pins high, or all low; also `wake_on_gpio`, where any pin will do at either level. */
function wakeOnPins(which: "ext1" | "gpio", args: Value[], kw: Keywords): null {
  const sources = wakeSources();
  if (which === "gpio" && (sources.ulp || sources.touch)) throw valueError("no resources");
  const before = sources[which];
  const [pinsValue, high] = parseArguments(args, kw, [
    { name: "pins" },
    { name: "level", default: before?.level ?? 0 },
  ]);
  let pins = before?.pins ?? [];
  if (pinsValue !== null) {
    if (!(pinsValue instanceof PyTuple || pinsValue instanceof PyList)) {
      throw typeError(`object '${typeName(pinsValue)}' isn't a tuple or list`);
    }
    pins = pinsValue.items.map((pin) => (which === "ext1" ? rtcPin(pin) : findPin(pin).line.id));
  }
  sources[which] = { pins, level: level(high) };
  return null;
}

const wakeOn = (name: "touch" | "ulp"): Value =>
  native(`wake_on_${name}`, 1, 1, (wake: Value) => {
    const sources = wakeSources();
    if (sources.ext0 !== undefined || (sources.gpio?.pins.length ?? 0) > 0) throw valueError("no resources");
    sources[name] = truth(wake);
    return null;
  });

// ---------------------------------------------------------------- values that stay

/** A namespace of the flash's key store: what was committed stays through power cuts of the run. */
class PyNvs extends PyObject {
  constructor(readonly values: Map<string, number | Uint8Array>) {
    super();
  }
}

const spaces = new Map<string, Map<string, number | Uint8Array>>();

function spaceOf(name: string): Map<string, number | Uint8Array> {
  if (name.length > LONGEST_NAME) throw espError(NAME_TOO_LONG, "ESP_ERR_NVS_KEY_TOO_LONG");
  let space = spaces.get(name);
  if (space === undefined) spaces.set(name, (space = new Map()));
  return space;
}

function text(v: Value): string {
  if (typeof v !== "string") throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  return v;
}

const nvsType = lazyType((): PyType =>
  defineType({
    name: "NVS",
    js: PyNvs,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return new PyNvs(spaceOf(text(args[0])));
    },
    methods: {
      set_i32: native("set_i32", 3, 3, (self: PyNvs, key: Value, value: Value) => {
        self.values.set(text(key), int32Argument(value));
        return null;
      }),
      get_i32: native("get_i32", 2, 2, (self: PyNvs, key: Value) => {
        const value = self.values.get(text(key));
        if (typeof value !== "number") throw espError(NOT_FOUND, "ESP_ERR_NVS_NOT_FOUND");
        return value;
      }),
      set_blob: native("set_blob", 3, 3, (self: PyNvs, key: Value, value: Value) => {
        self.values.set(text(key), getBytes(value).slice());
        return null;
      }),
      get_blob: native("get_blob", 3, 3, (self: PyNvs, key: Value, into: Value) => {
        const value = self.values.get(text(key));
        if (!(value instanceof Uint8Array)) throw espError(NOT_FOUND, "ESP_ERR_NVS_NOT_FOUND");
        const buffer = getWritableBytes(into);
        if (buffer.length < value.length) throw espError(WRONG_LENGTH, "ESP_ERR_NVS_INVALID_LENGTH");
        buffer.set(value);
        return value.length;
      }),
      erase_key: native("erase_key", 2, 2, (self: PyNvs, key: Value) => {
        if (!self.values.delete(text(key))) throw espError(NOT_FOUND, "ESP_ERR_NVS_NOT_FOUND");
        return null;
      }),
      // Values are in the store at once; only the power could fail in between.
      commit: native("commit", 1, 1, () => null),
    },
  }),
);

/** Names of the module; it is there on the ESP32 boards only. */
export function esp32Module(): Record<string, Value> {
  const board = bootBoard();
  // Scripts that ask for the temperature of their chip get it on a Linux board too; there is nothing else of the chip.
  const celsius = board.system?.processorCelsius();
  if (celsius !== undefined) {
    const { system } = board;
    const degrees = (): number => Math.round(system?.processorCelsius() ?? celsius);
    return {
      mcu_temperature: native("mcu_temperature", 0, 0, degrees),
      raw_temperature: native("raw_temperature", 0, 0, () => Math.round((degrees() * 9) / 5 + 32)),
    };
  }
  if (board.description.dialect !== "esp32") throw importError("no module named 'esp32'");
  pinEsp32(board);
  return {
    wake_on_touch: wakeOn("touch"),
    wake_on_ulp: wakeOn("ulp"),
    wake_on_ext0: nativeKw("wake_on_ext0", 0, Infinity, wakeOnExt0),
    wake_on_ext1: nativeKw("wake_on_ext1", 0, Infinity, (args, kw) => wakeOnPins("ext1", args, kw)),
    wake_on_gpio: nativeKw("wake_on_gpio", 0, Infinity, (args, kw) => wakeOnPins("gpio", args, kw)),
    gpio_deep_sleep_hold: native("gpio_deep_sleep_hold", 1, 1, (held: Value) => {
      retained("deep-sleep-hold", () => ({ held: false })).held = truth(held);
      return null;
    }),
    ...(board.chip.id === "esp32"
      ? { raw_temperature: native("raw_temperature", 0, 0, () => RAW_TEMPERATURE) }
      : {
          mcu_temperature: native("mcu_temperature", 0, 0, () =>
            Math.round(((RAW_TEMPERATURE - 32) * 5) / 9),
          ),
        }),
    NVS: nvsType(),
    Partition: partitionType(),
    idf_heap_info: native("idf_heap_info", 1, 1, heapInfo),
    HEAP_DATA,
    HEAP_EXEC,
    RMT: rmtType(),
    ...(counterUnits(board.chip.id) === 0 ? {} : { PCNT: pcntType() }),
    WAKEUP_ALL_LOW: false,
    WAKEUP_ANY_HIGH: true,
  };
}
