/** Errors of ESP-NOW by the name behind `ESP_ERR_ESPNOW_` (ESP-IDF esp_now.h), as the port raises them. */

import { osError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { espError } from "../machine/esp32/esp-error.js";

/** In the order of their numbers, from the first on. */
const NAMES = ["NOT_INIT", "ARG", "NO_MEM", "FULL", "NOT_FOUND", "INTERNAL", "EXIST", "IF", "CHAN"] as const;
export type EspNowErrorName = (typeof NAMES)[number];

const FIRST_ESP32 = 0x3000 + 100 + 1;
const FIRST_ESP8266 = 0x300 + 100 + 1;

/** OSError with number and name on the ESP32, `(-12389, 'ESP_ERR_ESPNOW_NOT_INIT')`, with the number alone on the ESP8266. */
export function espNowError(name: EspNowErrorName): PyBaseException {
  const index = NAMES.indexOf(name);
  if (bootBoard().description.dialect === "esp8266") return osError(FIRST_ESP8266 + index);
  return espError(-(FIRST_ESP32 + index), `ESP_ERR_ESPNOW_${name}`);
}
