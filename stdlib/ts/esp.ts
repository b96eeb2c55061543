/** The module `esp`: functions of the ESP chips that drivers of pixel strips and sensors build on. */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { importError, valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../runtime-hal/exec/board.js";
import type { BitTiming } from "../../runtime-hal/hal/bitstream.js";
import { boardFlash } from "./flash-memory.js";
import { sendBits } from "./machine/bitstream.js";
import { dhtReadInto } from "./machine/dht.js";
import { guard } from "./machine/hal-error.js";
import { perBoot } from "./machine/part.js";
import { findPin } from "./machine/pin-object.js";
import { sleepDeeply } from "./machine/power-esp8266.js";

/** WS2812 at 800 kHz, and the slow mode of WS2811. Nanoseconds. */
const FAST: BitTiming = [400, 850, 800, 450];
const SLOW: BitTiming = [800, 1700, 1600, 900];

/** The processor moves the pins of an APA102 strip at about this rate. */
const APA102_HZ = 4_000_000;
/** Head of a pixel's brightness byte. */
const PIXEL = 0xe0;

function neopixelWrite(pin: Value, buffer: Value, fast?: Value): null {
  sendBits(pin, fast === undefined || truth(fast) ? FAST : SLOW, getBytes(buffer));
  return null;
}

/** Pixels of red, green, blue, brightness; sent as the strip wants them, between a start and an end. */
function apa102Write(clockPin: Value, dataPin: Value, buffer: Value): null {
  const pixels = getBytes(buffer);
  const count = pixels.length >> 2;
  // Each pixel hands the data on half a clock later, so as many half clocks more are needed, high, before the end.
  const push = Math.ceil((Math.floor(pixels.length / 8) + (count % 2)) / 8);
  const frame = new Uint8Array(4 + 4 * count + push + 4).fill(0xff);
  frame.fill(0, 0, 4);
  for (let i = 0; i < count; i++) {
    const [red, green, blue, brightness] = pixels.subarray(4 * i, 4 * i + 4) as unknown as number[] as [
      number,
      number,
      number,
      number,
    ];
    frame.set([brightness | PIXEL, blue, green, red], 4 + 4 * i);
  }
  const setup = {
    sck: findPin(clockPin).line.id,
    mosi: findPin(dataPin).line.id,
    miso: undefined,
    baudrate: APA102_HZ,
    polarity: 0,
    phase: 0,
    bits: 8,
    lsbFirst: false,
  } as const;
  guard(() => useBoard().claimBus("spi", "soft", setup, { name: "apa102_write" })).transfer(
    frame,
    new Uint8Array(frame.length),
  );
  return null;
}

/** Where the vendor's system writes its messages; the simulated one has none. The ESP32 takes a level as well. */
function osdebug(uart: Value, level?: Value): null {
  if (uart !== null) intArgument(uart);
  if (level !== undefined) intArgument(level);
  return null;
}

/** The kinds of sleep of the ESP8266's radio. */
const SLEEP_TYPES = { SLEEP_NONE: 0, SLEEP_LIGHT: 1, SLEEP_MODEM: 2 };
/** Levels of messages of the ESP32. */
const LOG_LEVELS = { LOG_NONE: 0, LOG_ERROR: 1, LOG_WARNING: 2, LOG_INFO: 3, LOG_DEBUG: 4, LOG_VERBOSE: 5 };
/** Where the firmware ends (esp32: modesp.c; esp8266: boards/esp8266_2MiB.ld). */
const USER_START = { esp32: 0x200000, esp8266: 0x100000 };
/** A Winbond W25Q32, as most modules have it. */
const FLASH_ID = 0x1640ef;
/** What the vendor's system leaves free, about. */
const FREE_BYTES = 38_000;

const radioSleep = perBoot(() => ({ type: SLEEP_TYPES.SLEEP_MODEM }));

function sleepType(type?: Value): Value {
  if (type === undefined) return radioSleep().type;
  radioSleep().type = intArgument(type);
  return null;
}

/** The ESP8266 counts in microseconds here; the option says whether the radio is calibrated when it wakes. */
function deepsleep(us?: Value, option?: Value): never {
  if (option !== undefined) intArgument(option);
  sleepDeeply(us === undefined ? 0 : intArgument(us));
}

/** The ESP8266 also makes the bytes. */
function flashRead(offset: Value, target: Value, isEsp8266: boolean): Value {
  const made = isEsp8266 && typeof target === "number" ? new Uint8Array(target) : undefined;
  const into = made ?? getWritableBytes(target);
  boardFlash().read(intArgument(offset), into);
  return made === undefined ? null : new PyBytes(made);
}

function flashFunctions(port: keyof typeof USER_START): Record<string, Value> {
  const isEsp8266 = port === "esp8266";
  return {
    flash_read: native("flash_read", 2, 2, (offset: Value, target: Value) =>
      flashRead(offset, target, isEsp8266),
    ),
    flash_write: native("flash_write", 2, 2, (offset: Value, buffer: Value) => {
      const bytes = getBytes(buffer);
      if (isEsp8266 && bytes.length % 4 !== 0) throw valueError("len must be multiple of 4");
      boardFlash().write(intArgument(offset), bytes);
      return null;
    }),
    flash_erase: native("flash_erase", 1, 1, (sector: Value) => {
      boardFlash().erase(intArgument(sector));
      return null;
    }),
    flash_size: native("flash_size", 0, 0, () => boardFlash().size),
    flash_user_start: native("flash_user_start", 0, 0, () => USER_START[port]),
  };
}

/** Names of the module; it is there on the ESP chips only. */
export function espModule(): Record<string, Value> {
  const { dialect } = bootBoard().description;
  if (!dialect.startsWith("esp")) throw importError("no module named 'esp'");
  const isEsp8266 = dialect === "esp8266";
  const common = {
    neopixel_write: native("neopixel_write", 2, 3, neopixelWrite),
    dht_readinto: native("dht_readinto", 2, 2, dhtReadInto),
    osdebug: native("osdebug", 1, isEsp8266 ? 1 : 2, osdebug),
    ...flashFunctions(isEsp8266 ? "esp8266" : "esp32"),
  };
  if (!isEsp8266) return { ...common, ...LOG_LEVELS };
  return {
    ...common,
    apa102_write: native("apa102_write", 3, 3, apa102Write),
    // There is no image in flash that could be damaged.
    check_fw: native("check_fw", 0, 0, () => true),
    sleep_type: native("sleep_type", 0, 1, sleepType),
    deepsleep: native("deepsleep", 0, 2, deepsleep),
    flash_id: native("flash_id", 0, 0, () => FLASH_ID),
    freemem: native("freemem", 0, 0, () => FREE_BYTES),
    ...SLEEP_TYPES,
  };
}
