/** Errors of the ESP32's system library, as the port raises them (MicroPython ports/esp32/mphalport.c, check_esp_err). */

import { newException, osErrorType, type PyBaseException } from "../../../../runtime-hal/core/exceptions.js";

/** OSError with the negative code and its name, `OSError: (-261, 'ESP_ERR_NOT_FOUND')`. */
export const espError = (code: number, name: string): PyBaseException =>
  newException(osErrorType, code, name);
