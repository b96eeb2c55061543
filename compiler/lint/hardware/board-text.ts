/**
 * What firmware tells of the board as text: `os.uname()`, `sys.implementation`. The exact text differs from build to build
 * ("Generic ESP32 module with ESP32"), so it is only known which names of boards and chips it mentions.
 */

import type { Native, Value } from "../evaluate/value.js";
import { strValue } from "../evaluate/value.js";

/** Names by which scripts tell boards apart. */
const NAMES: readonly string[] = [
  "ESP32",
  "ESP8266",
  "RP2040",
  "RP2350",
  "Pico",
  "Pico W",
  "Pico 2",
  "STM32",
  "PYB",
  "SAMD",
  "nRF52",
  "WiPy",
  "LoPy",
];

/** Values of `sys.platform` that `os.uname().sysname` has too. */
const SAME_NAME = new Set("esp32 esp8266 rp2 pyboard samd nrf WiPy LoPy LoPy4 SiPy GPy FiPy".split(" "));

export const UNAME = "os.uname()";

/** The value of a name that tells of the board; `undefined` for others. */
export function boardText(
  { name }: Native,
  platform: string | undefined,
  boardName: string | undefined,
): Value | undefined {
  if (name === `${UNAME}.sysname` && platform !== undefined && SAME_NAME.has(platform))
    return strValue(platform);
  if (boardName === undefined || !/^(os\.uname\(\)\.machine|sys\.implementation\._machine)$/.test(name))
    return undefined;
  return { kind: "native", name, mentions: (part) => mentions(boardName, part) };
}

function mentions(boardName: string, part: string): boolean | undefined {
  if (boardName.includes(part)) return true;
  return NAMES.some((other) => part.includes(other) && !boardName.includes(other)) ? false : undefined;
}
