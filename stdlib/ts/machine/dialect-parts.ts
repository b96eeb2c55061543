/** The parts of `machine` by port, all of them: stdlib/dialects.json says the same as data, and a test compares them. */

import { adcEsp32 } from "./adc-esp32.js";
import { adcEsp8266 } from "./adc-esp8266.js";
import { adcRp2 } from "./adc-rp2.js";
import { adcLinux } from "./adc-linux.js";
import { bitstream } from "./bitstream.js";
import { bootloader, bootloaderEsp32 } from "./bootloader.js";
import { common } from "./common.js";
import { dac } from "./dac.js";
import { dacLinux } from "./dac-linux.js";
import { dht } from "./dht.js";
import { i2cEsp32 } from "./i2c-esp32.js";
import { i2cRp2 } from "./i2c-rp2.js";
import { i2cEsp8266, softI2c } from "./i2c-soft.js";
import { i2cWipy } from "./i2c-wipy.js";
import { i2sEsp32, i2sRp2 } from "./i2s.js";
import { memory } from "./mem.js";
import type { Part } from "./part.js";
import { pinEsp32 } from "./pin-esp32.js";
import { pinEsp8266 } from "./pin-esp8266.js";
import { pinLinux } from "./pin-linux.js";
import { pinRp2 } from "./pin-rp2.js";
import { pwmEsp32 } from "./pwm-esp32.js";
import { pwmEsp8266 } from "./pwm-esp8266.js";
import { pwmRp2 } from "./pwm-rp2.js";
import { powerEsp32 } from "./power-esp32.js";
import { powerEsp8266 } from "./power-esp8266.js";
import { powerRp2 } from "./power-rp2.js";
import { rtcEsp32, rtcEsp8266, rtcRp2 } from "./rtc.js";
import { sdCardEsp32 } from "./sdcard-esp32.js";
import { sdWipy } from "./sd-wipy.js";
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
import { wdtEsp32, wdtEsp8266, wdtRp2 } from "./wdt.js";

import { adcPycom } from "./pycom/adc.js";
import { dacPycom } from "./pycom/dac.js";
import { i2cPycom } from "./pycom/i2c.js";
import { pinPycom } from "./pycom/pin.js";
import { powerPycom } from "./pycom/power.js";
import { pwmPycom } from "./pycom/pwm.js";
import { rtcPycom } from "./pycom/rtc.js";
import { spiPycom } from "./pycom/spi.js";
import { timerPycom } from "./pycom/timer.js";
import { uartPycom } from "./pycom/uart.js";
import { wdtPycom } from "./pycom/wdt.js";

import { countersEsp32 } from "./esp32/counter.js";

import { adcWipy } from "./wipy/adc.js";
import { pinWipy } from "./wipy/pin.js";
import { powerWipy } from "./wipy/power.js";
import { rtcWipy } from "./wipy/rtc.js";
import { timerWipy } from "./wipy/timer.js";

import { adcStm32 } from "./stm32/adc.js";
import { i2cStm32 } from "./stm32/i2c.js";
import { spiStm32 } from "./stm32/spi.js";
import { uartStm32 } from "./stm32/uart.js";
import { pinStm32 } from "./stm32/pin.js";
import { sdCardStm32 } from "./stm32/sdcard.js";
import { powerStm32 } from "./stm32/power.js";
import { infoStm32 } from "./stm32/info.js";
import { rtcStm32 } from "./stm32/rtc.js";

export const DIALECT_PARTS: Readonly<Record<string, readonly Part[]>> = {
  esp32: [
    pinEsp32,
    signal,
    common,
    memory,
    powerEsp32,
    rtcEsp32,
    wdtEsp32,
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
    sdCardEsp32,
    countersEsp32,
    i2sEsp32,
    bootloaderEsp32,
  ],
  esp8266: [
    pinEsp8266,
    signal,
    common,
    memory,
    powerEsp8266,
    rtcEsp8266,
    wdtEsp8266,
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
  // Scripts for any of the common ports run on a Linux board: what they have in common is here as the ESP32 has it.
  linux: [
    pinLinux,
    signal,
    common,
    memory,
    powerEsp32,
    rtcEsp32,
    wdtEsp32,
    pwmEsp32,
    adcLinux,
    dacLinux,
    timerEsp32,
    bitstream,
    dht,
    i2cEsp32,
    softI2c,
    spiEsp32,
    softSpiEsp32,
    uartRp2,
  ],
  rp2: [
    pinRp2,
    signal,
    common,
    memory,
    powerRp2,
    rtcRp2,
    wdtRp2,
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
    i2sRp2,
    bootloader,
  ],
  pycom: [
    pinPycom,
    common,
    memory,
    powerPycom,
    rtcPycom,
    wdtPycom,
    pwmPycom,
    adcPycom,
    dacPycom,
    timerPycom,
    i2cPycom,
    spiPycom,
    uartPycom,
    sdWipy,
  ],
  stm32: [
    pinStm32,
    signal,
    common,
    memory,
    powerStm32,
    adcStm32,
    timerRp2,
    rtcStm32,
    bitstream,
    dht,
    i2cStm32,
    softI2c,
    spiStm32,
    softSpiRp2,
    uartStm32,
    sdCardStm32,
    bootloader,
    infoStm32,
  ],
  wipy: [pinWipy, common, memory, powerWipy, rtcWipy, adcWipy, timerWipy, i2cWipy, spiWipy, uartWipy, sdWipy],
};
