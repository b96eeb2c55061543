/**
 * The module `pyb` of the STM32 boards (MicroPython ports/stm32/modpyb.c): pins, timers, LEDs, the switch, servos,
 * line interrupts, converters, buses, delays.
 */

import { importError, valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../runtime-hal/exec/board.js";
import { runHard } from "../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import type { DigitalPin } from "../../runtime-hal/hal/digital.js";
import { guard } from "./machine/hal-error.js";
import { lazyType } from "./machine/part.js";
import { pinType } from "./machine/pin-object.js";
import { bootloaderFunction } from "./machine/bootloader.js";
import { accelType, hasAccelerometer } from "./machine/stm32/accel.js";
import { adcAllType } from "./machine/stm32/adc-all.js";
import { infoFunctions } from "./machine/stm32/info.js";
import { startFunctions } from "./machine/stm32/pyb-start.js";
import { rtcStm32Type } from "./machine/stm32/rtc.js";
import { usbFunctions } from "./machine/stm32/usb.js";
import { pybAdcType } from "./machine/stm32/pyb-adc.js";
import { extIntType } from "./machine/stm32/extint.js";
import { pybDacType } from "./machine/stm32/pyb-dac.js";
import { pybI2cType } from "./machine/stm32/pyb-i2c.js";
import { pybSpiType } from "./machine/stm32/pyb-spi.js";
import { stm32CardType } from "./machine/stm32/sdcard.js";
import { servoType } from "./machine/stm32/servo.js";
import { pinStm32 } from "./machine/stm32/pin.js";
import { powerStm32 } from "./machine/stm32/power.js";
import { pybTimerType } from "./machine/stm32/timer.js";
import { uartStm32Type } from "./machine/stm32/uart.js";
import { syncFunction } from "./os-sync.js";
import { mountFunctions } from "./vfs.js";

/** Milliseconds and microseconds wrap around here. */
const PERIOD = 2 ** 30;
const FULL = 255;

/** A part of the board that hangs on one pin. */
function partPin(kind: "led" | "button", index: number): number | undefined {
  const parts = (bootBoard().description.parts ?? []).filter((part) => part.kind === kind);
  return parts[index]?.pins.pin;
}

class PyLed extends PyObject {
  private level = 0;

  constructor(
    readonly id: number,
    private readonly pin: number,
    private readonly activeLow: boolean,
  ) {
    super();
    this.digital.configure({ mode: "out", pull: "none", initial: activeLow ? 1 : 0 });
  }

  private get digital(): DigitalPin {
    return guard(() => useBoard().claim("digital", this.pin, { name: `LED(${this.id})` }));
  }

  /** 0 … 255. Only some LEDs can be dimmed; the others are on above half, as on the board without their timers. */
  set(intensity: number): void {
    this.level = Math.min(FULL, Math.max(0, intensity));
    this.digital.write(this.level > FULL / 2 !== this.activeLow ? 1 : 0);
  }

  get(): number {
    return this.level;
  }
}

const leds = new WeakMap<object, Map<number, PyLed>>();

function ledOf(id: number): PyLed {
  const board = useBoard();
  const part = (board.description.parts ?? []).filter(({ kind }) => kind === "led")[id - 1];
  if (part?.pins.pin === undefined) throw valueError(`LED(${id}) doesn't exist`);
  let known = leds.get(board);
  if (known === undefined) leds.set(board, (known = new Map()));
  let led = known.get(id);
  if (led === undefined) known.set(id, (led = new PyLed(id, part.pins.pin, part.activeLow === true)));
  return led;
}

const does = (name: string, run: (led: PyLed) => void): Value =>
  native(name, 1, 1, (self: PyLed) => {
    run(self);
    return null;
  });

const ledType = lazyType((): PyType =>
  defineType({
    name: "LED",
    js: PyLed,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return ledOf(intArgument(args[0]));
    },
    slots: {
      repr$(this: PyLed): string {
        return `LED(${this.id})`;
      },
    } as never,
    methods: {
      on: does("on", (led) => led.set(FULL)),
      off: does("off", (led) => led.set(0)),
      toggle: does("toggle", (led) => led.set(led.get() > 0 ? 0 : FULL)),
      intensity: native("intensity", 1, 2, (self: PyLed, value?: Value) => {
        if (value === undefined) return self.get();
        self.set(intArgument(value));
        return null;
      }),
    },
  }),
);

class PySwitch extends PyObject {
  private readonly pin: DigitalPin;

  constructor(id: number) {
    super();
    this.pin = guard(() => useBoard().claim("digital", id, { name: "Switch" }));
    this.pin.configure({ mode: "in", pull: "up" });
  }

  pressed(): boolean {
    return this.pin.read() === 0;
  }

  /** Called without arguments at each press, in the interrupt. */
  setCallback(callback: Value): void {
    if (callback === null) this.pin.onEdge("both", null);
    else this.pin.onEdge("falling", () => void runHard(callback));
  }
}

const switchType = lazyType((): PyType =>
  defineType({
    name: "Switch",
    js: PySwitch,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 0);
      const pin = partPin("button", 0);
      if (pin === undefined) throw valueError("the board has no switch");
      return new PySwitch(pin);
    },
    slots: {
      repr$(): string {
        return "Switch()";
      },
      call$(this: PySwitch, args: Value[], kw: never): Value {
        checkCount(args, kw, 0, 0);
        return this.pressed();
      },
    } as never,
    methods: {
      value: native("value", 1, 1, (self: PySwitch) => self.pressed()),
      callback: native("callback", 2, 2, (self: PySwitch, callback: Value) => {
        self.setCallback(callback);
        return null;
      }),
    },
  }),
);

const millis = (): number => Math.floor(timeSource().nowUs() / 1000) % PERIOD;
const micros = (): number => Math.floor(timeSource().nowUs()) % PERIOD;
const since = (now: number, start: Value): number => (now - intArgument(start) + PERIOD) % PERIOD;

/** Names of the module; it is there on the STM32 boards only. */
export function pybModule(): Record<string, Value> {
  const board = bootBoard();
  if (board.description.dialect !== "stm32") throw importError("no module named 'pyb'");
  pinStm32(board);
  const power = powerStm32(board);
  return {
    Pin: pinType(),
    Timer: pybTimerType(),
    LED: ledType(),
    Switch: switchType(),
    ADC: pybAdcType(),
    DAC: pybDacType(),
    I2C: pybI2cType(),
    SPI: pybSpiType(),
    UART: uartStm32Type(),
    Servo: servoType(),
    ExtInt: extIntType(),
    SDCard: stm32CardType(),
    RTC: rtcStm32Type(),
    ADCAll: adcAllType(),
    ...(hasAccelerometer(board) ? { Accel: accelType() } : {}),
    ...usbFunctions(),
    ...startFunctions(),
    ...infoFunctions,
    bootloader: bootloaderFunction,
    sync: syncFunction,
    mount: mountFunctions().mount,
    delay: native("delay", 1, 1, (ms: Value) => {
      timeSource().sleepUs(Math.max(0, intArgument(ms)) * 1000);
      return null;
    }),
    udelay: native("udelay", 1, 1, (us: Value) => {
      timeSource().sleepUs(Math.max(0, intArgument(us)));
      return null;
    }),
    millis: native("millis", 0, 0, millis),
    micros: native("micros", 0, 0, micros),
    elapsed_millis: native("elapsed_millis", 1, 1, (start: Value) => since(millis(), start)),
    elapsed_micros: native("elapsed_micros", 1, 1, (start: Value) => since(micros(), start)),
    wfi: power.idle,
    disable_irq: power.disable_irq,
    enable_irq: power.enable_irq,
    unique_id: power.unique_id,
    freq: power.freq,
    hard_reset: power.reset,
    stop: power.lightsleep,
    standby: power.deepsleep,
  };
}
