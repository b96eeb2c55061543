/** The parts of `machine` by port, all of them: stdlib/dialects.json says the same as data, and a test compares them. */

import { adcEsp32 } from "./adc-esp32.js";
import { adcEsp8266 } from "./adc-esp8266.js";
import { adcRp2 } from "./adc-rp2.js";
import { bitstream } from "./bitstream.js";
import { common } from "./common.js";
import { dac } from "./dac.js";
import { dht } from "./dht.js";
import { i2cEsp32 } from "./i2c-esp32.js";
import { i2cRp2 } from "./i2c-rp2.js";
import { i2cEsp8266, softI2c } from "./i2c-soft.js";
import { i2cWipy } from "./i2c-wipy.js";
import type { Part } from "./part.js";
import { pinEsp32 } from "./pin-esp32.js";
import { pinEsp8266 } from "./pin-esp8266.js";
import { pinRp2 } from "./pin-rp2.js";
import { pwmEsp32 } from "./pwm-esp32.js";
import { pwmEsp8266 } from "./pwm-esp8266.js";
import { pwmRp2 } from "./pwm-rp2.js";
import { resetPart } from "./reset.js";
import { signal } from "./signal.js";
import { softSpiEsp32, softSpiEsp8266, softSpiRp2 } from "./spi-soft.js";
import { spiEsp32 } from "./spi-esp32.js";
import { spiEsp8266 } from "./spi-esp8266.js";
import { spiRp2 } from "./spi-rp2.js";
import { spiWipy } from "./spi-wipy.js";
import { timerEsp32 } from "./timer-esp32.js";
import { timerEsp8266 } from "./timer-esp8266.js";
import { timerRp2 } from "./timer-rp2.js";
import { touchPad } from "./touchpad.js";
import { uartEsp32 } from "./uart-esp32.js";
import { uartEsp8266 } from "./uart-esp8266.js";
import { uartRp2 } from "./uart-rp2.js";
import { uartWipy } from "./uart-wipy.js";

export const DIALECT_PARTS: Readonly<Record<string, readonly Part[]>> = {
  esp32: [
    pinEsp32,
    signal,
    common,
    resetPart,
    pwmEsp32,
    adcEsp32,
    dac,
    touchPad,
    timerEsp32,
    bitstream,
    dht,
    i2cEsp32,
    softI2c,
    spiEsp32,
    softSpiEsp32,
    uartEsp32,
  ],
  esp8266: [
    pinEsp8266,
    signal,
    common,
    resetPart,
    pwmEsp8266,
    adcEsp8266,
    timerEsp8266,
    bitstream,
    dht,
    i2cEsp8266,
    spiEsp8266,
    softSpiEsp8266,
    uartEsp8266,
  ],
  rp2: [
    pinRp2,
    signal,
    common,
    resetPart,
    pwmRp2,
    adcRp2,
    timerRp2,
    bitstream,
    dht,
    i2cRp2,
    softI2c,
    spiRp2,
    softSpiRp2,
    uartRp2,
  ],
  wipy: [pinEsp32, signal, common, resetPart, pwmEsp32, adcEsp32, timerEsp32, i2cWipy, spiWipy, uartWipy],
};
