/** The modules that boards have, by name: what makes a program one for hardware. Needed by every run, so without any data. */

import { CIRCUITPYTHON_MODULES } from "../../../targets/circuitpython.js";

const HARDWARE =
  /^u?(machine|neopixel|onewire|dht|apa102|ds18x20|pyb|stm|esp|esp32|rp2|samd|network|bluetooth|ubluetooth|espnow|wipy|pycom)$/;

/** Modules of firmware that the library lacks (a test compares them with firmware-modules.json). */
const LACKING =
  /^u?(aioble|mip|btree|websocket|_webrepl|lwip|openamp|upysh|ssd1306|apa106|flashbdev|inisetup|port_diag|stm|nrf)$/;

/** Whether there is more to be said of an import that finds no file: the library lacks what firmware has. */
export function isLackingModule(name: string): boolean {
  return LACKING.test(name);
}

/** Whether a module is one of those that boards have. */
export function isHardwareModule(name: string): boolean {
  return HARDWARE.test(name) || CIRCUITPYTHON_MODULES.has(name);
}
