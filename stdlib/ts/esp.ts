/** The module `esp`: functions of the ESP chips that drivers of pixel strips and sensors build on. */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { importError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { truth } from "../../runtime-hal/core/operators.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../runtime-hal/exec/board.js";
import type { BitTiming } from "../../runtime-hal/hal/bitstream.js";
import { sendBits } from "./machine/bitstream.js";
import { dhtReadInto } from "./machine/dht.js";
import { guard } from "./machine/hal-error.js";
import { findPin } from "./machine/pin-object.js";

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

/** Names of the module; it is there on the ESP chips only. */
export function espModule(): Record<string, Value> {
  const { dialect } = bootBoard().description;
  if (!dialect.startsWith("esp")) throw importError("no module named 'esp'");
  const common = {
    neopixel_write: native("neopixel_write", 2, 3, neopixelWrite),
    dht_readinto: native("dht_readinto", 2, 2, dhtReadInto),
    osdebug: native("osdebug", 1, dialect === "esp8266" ? 1 : 2, osdebug),
  };
  return dialect === "esp8266"
    ? {
        ...common,
        apa102_write: native("apa102_write", 3, 3, apa102Write),
        // There is no image in flash that could be damaged.
        check_fw: native("check_fw", 0, 0, () => true),
      }
    : common;
}
