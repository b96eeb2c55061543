/**
 * The module `pycom` of the Pycom modules (pycom-micropython-sigfox esp32/mods/modpycom.c): the coloured LED, values that stay in flash,
 * settings of the next start, measured pulses. The heartbeat is a flag here; the LED does not blink by itself. Updates over the air fail.
 */

import { importError, newException, osErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import { notPossible } from "../machine/pycom/arguments.js";
import { guard } from "../machine/hal-error.js";
import { perBoot } from "../machine/part.js";
import { pinPycom } from "../machine/pycom/pin.js";
import { textArgument } from "../text-argument.js";
import { flashStore } from "./flash-store.js";
import { pulsesOf } from "./pulses.js";

/** Nanoseconds: high and low time of a 0, of a 1. */
const LED_TIMING = [350, 800, 700, 600] as const;
const LEAST_WATCHDOG_MS = 5000;
/** Bytes of free memory, a constant as all of memory here. */
const FREE_BYTES = 2_000_000;

const led = perBoot(() => ({ heartbeat: storedSetting("heartbeat_on_boot", true) === true, color: 0 }));

/** Settings of the next start, in flash. */
const settings = new Map<string, Value>();
const storedSetting = (name: string, usual: Value): Value =>
  settings.has(name) ? settings.get(name) : usual;

function showColor(color: number): void {
  const pin = bootBoard().description.parts?.find(({ kind }) => kind === "neopixel")?.pins.data;
  if (pin === undefined) return;
  const bytes = Uint8Array.of((color >> 8) & 0xff, (color >> 16) & 0xff, color & 0xff);
  guard(() => useBoard().claim("bitstream", pin, { name: "pycom.rgbled()" }).send(LED_TIMING, bytes));
}

function heartbeat(on?: Value): Value {
  if (on === undefined) return led().heartbeat;
  led().heartbeat = truth(on);
  if (!led().heartbeat) showColor(0);
  return null;
}

/** `rgbled(0xRRGGBB)`; not while the heartbeat has the LED. */
function rgbLed(color?: Value): Value {
  if (led().heartbeat) throw notPossible();
  if (color === undefined) return led().color;
  led().color = intArgument(color);
  showColor(led().color);
  return null;
}

/** A setting that is read or written; `convert` makes and checks what is kept. */
const setting = (name: string, usual: Value, convert: (value: Value) => Value): Value =>
  native(name, 0, name === "wifi_on_boot" ? 2 : 1, (value?: Value) => {
    if (value === undefined) return storedSetting(name, usual);
    settings.set(name, convert(value));
    return null;
  });
const flag = (value: Value): boolean => truth(value);
const textOrNone = (value: Value): Value => (value === null ? null : textArgument(value));

function watchdogTimeout(value: Value): number {
  const ms = intArgument(value);
  if (ms < LEAST_WATCHDOG_MS) throw valueError("WDT on boot timeout must be >= 5000 ms");
  return ms;
}

/** There is no second place for a firmware. */
const noUpdate = (name: string, count: number): Value =>
  native(name, count, count, () => {
    throw newException(osErrorType, "the requested operation failed");
  });

/** Names of the module; it is there on Pycom's boards only. */
export function pycomModule(): Record<string, Value> {
  const board = bootBoard();
  if (board.description.dialect !== "pycom") throw importError("no module named 'pycom'");
  pinPycom(board);
  return {
    heartbeat: native("heartbeat", 0, 1, heartbeat),
    rgbled: native("rgbled", 0, 1, rgbLed),
    pulses_get: native("pulses_get", 2, 2, pulsesOf),
    ...flashStore(),
    heartbeat_on_boot: setting("heartbeat_on_boot", true, flag),
    wifi_on_boot: setting("wifi_on_boot", false, flag),
    wifi_mode_on_boot: setting("wifi_mode_on_boot", 0, intArgument),
    wifi_ssid_sta: setting("wifi_ssid_sta", null, textOrNone),
    wifi_ssid_ap: setting("wifi_ssid_ap", null, textOrNone),
    wifi_pwd_sta: setting("wifi_pwd_sta", null, textOrNone),
    wifi_pwd_ap: setting("wifi_pwd_ap", null, textOrNone),
    smart_config_on_boot: setting("smart_config_on_boot", false, flag),
    lte_modem_en_on_boot: setting("lte_modem_en_on_boot", false, flag),
    pybytes_on_boot: setting("pybytes_on_boot", false, flag),
    wdt_on_boot: setting("wdt_on_boot", false, flag),
    wdt_on_boot_timeout: setting("wdt_on_boot_timeout", LEAST_WATCHDOG_MS, watchdogTimeout),
    get_free_heap: native("get_free_heap", 0, 0, () => new PyTuple([FREE_BYTES, "NO_EXT_RAM"])),
    diff_update_enabled: native("diff_update_enabled", 0, 0, () => false),
    ota_slot: native("ota_slot", 0, 0, () => 0),
    ota_verify: native("ota_verify", 0, 0, () => false),
    ota_start: noUpdate("ota_start", 0),
    ota_write: noUpdate("ota_write", 1),
    ota_finish: noUpdate("ota_finish", 0),
    FACTORY: 0,
    OTA_0: 1,
    FAT: 0,
    LittleFS: 1,
  };
}
