import assert from "node:assert/strict";
import type { PinDescription, PinFunction } from "../../runtime-hal/hal/chip-description.js";
import { classOf, pinOf, readTable, yesNo, type Row } from "../helpers/pin-tables.js";
import { target } from "../helpers/targets.js";

const can = (pin: PinDescription, what: PinFunction): string => yesNo(pin.functions.includes(what));

function esp8266Row(pin: PinDescription): Row {
  return {
    gpio: String(pin.id),
    known: yesNo(pin.functions.length > 0),
    in: can(pin, "gpio-in"),
    out: can(pin, "gpio-out"),
    "pull-up": can(pin, "pull-up"),
    "pull-down": can(pin, "pull-down"),
    irq: can(pin, "irq"),
    pwm: can(pin, "pwm"),
    class: classOf(pin),
  };
}

function esp32Row(pin: PinDescription): Row {
  const adc = pin.adc?.[0];
  return {
    gpio: String(pin.id),
    out: can(pin, "gpio-out"),
    pulls: yesNo(pin.functions.includes("pull-up") && pin.functions.includes("pull-down")),
    strap: yesNo(pin.boot?.strap === true),
    adc: adc === undefined ? "-" : `${adc.unit}_${adc.channel}`,
    dac: pin.dac === undefined ? "-" : String(pin.dac.channel + 1),
    touch: pin.touch === undefined ? "-" : String(pin.touch.channel),
    rtc: can(pin, "rtc"),
    class: classOf(pin),
  };
}

describe("facts of the ESP8266", () => {
  it("pins are as in the table", () => {
    const pins = target("esp8266").chip.pins.filter((p) => p.id < 1000);
    assert.deepEqual(pins.map(esp8266Row), readTable("esp8266"));
  });

  it("PWM: one frequency, 1 to 1000 Hz, eight outputs", () => {
    const { pwm } = target("esp8266").chip;
    assert.deepEqual([pwm?.sharing, pwm?.minHz, pwm?.maxHz, pwm?.outputs], ["all", 1, 1000, 8]);
    assert.equal(pwm?.dutyMax, 1023);
  });

  it("the converter has 10 bits and takes 1 V; boards with a divider take 3.3 V", () => {
    const volts = (id: string): unknown[] => {
      const { chip } = target(id);
      return [chip.adc?.bits, chip.adc?.ranges[0]?.maxVolts, pinOf(target(id), 1000).maxVolts];
    };
    assert.deepEqual(volts("esp8266"), [10, 1, 1]);
    assert.deepEqual(volts("huzzah"), [10, 1, 1]);
    assert.deepEqual(volts("nodemcu"), [10, 3.3, 3.3]);
    assert.deepEqual(volts("d1-mini"), [10, 3.3, 3.3]);
  });

  it("UART0 has two pairs of pins, UART1 sends only, SPI0 reads the flash", () => {
    const bus = (id: string) => target("esp8266").chip.buses?.find((b) => b.id === id);
    assert.deepEqual(bus("UART0")?.sets, [
      { tx: 1, rx: 3 },
      { tx: 15, rx: 13 },
    ]);
    assert.deepEqual(bus("UART1")?.roles, ["tx"]);
    assert.match(bus("SPI0")?.reserved ?? "", /flash/);
    assert.deepEqual(bus("SPI1")?.defaults, { sck: 14, mosi: 13, miso: 12 });
  });

  it("printed names of NodeMCU and D1 mini", () => {
    const names = { D0: 16, D1: 5, D2: 4, D3: 0, D4: 2, D5: 14, D6: 12, D7: 13, D8: 15, RX: 3, TX: 1 };
    for (const id of ["nodemcu", "d1-mini"])
      for (const [name, pin] of Object.entries(names))
        assert.equal(target(id).board.silkNames?.[name], pin, `${id} ${name}`);
  });
});

describe("facts of the ESP32", () => {
  it("pins are as in the table", () => {
    assert.deepEqual(target("esp32").chip.pins.map(esp32Row), readTable("esp32"));
  });

  it("input-only pins have no output, pull, PWM or timed protocols", () => {
    for (const id of [34, 35, 36, 37, 38, 39])
      assert.deepEqual(pinOf(target("esp32"), id).functions, ["gpio-in", "irq", "adc", "rtc"]);
  });

  it("GPIO12 must be low at reset, GPIO0 high, else the program does not start", () => {
    const fatal = target("esp32").chip.pins.filter((p) => p.boot?.fatal);
    assert.deepEqual(
      fatal.map((p) => [p.id, p.boot?.level]),
      [
        [0, "high"],
        [12, "low"],
      ],
    );
  });

  it("default pins of the buses, and ADC2 that Wi-Fi blocks", () => {
    const { chip } = target("esp32");
    const defaults = Object.fromEntries((chip.buses ?? []).map((b) => [b.id, b.defaults]));
    assert.deepEqual(defaults, {
      I2C0: { scl: 18, sda: 19 },
      I2C1: { scl: 25, sda: 26 },
      SPI1: { sck: 14, mosi: 13, miso: 12 },
      SPI2: { sck: 18, mosi: 23, miso: 19 },
      UART0: { tx: 1, rx: 3 },
      UART1: { tx: 10, rx: 9 },
      UART2: { tx: 17, rx: 16 },
      I2S0: undefined,
      I2S1: undefined,
    });
    assert.deepEqual(chip.adc?.units, [{ id: "ADC1" }, { id: "ADC2", blockedBy: "wifi" }]);
    assert.deepEqual([chip.pwm?.outputs, chip.pwm?.frequencies], [16, 8]);
  });

  it("WROVER: GPIO16 and GPIO17 are not there, UART1 has other default pins", () => {
    const { chip } = target("esp32-wrover");
    for (const id of [16, 17]) {
      const pin = pinOf(target("esp32-wrover"), id);
      assert.deepEqual([pin.functions, pin.reserved?.by, pin.reserved?.severity], [[], "psram", "error"]);
    }
    assert.deepEqual(chip.buses?.find((b) => b.id === "UART1")?.defaults, { tx: 5, rx: 4 });
  });

  const variants = {
    "esp32-s2": {
      last: 46,
      missing: [22, 23, 24, 25],
      strap: [0, 45, 46],
      flash: [26, 27, 28, 29, 30, 31, 32],
    },
    "esp32-s3": {
      last: 48,
      missing: [22, 23, 24, 25],
      strap: [0, 3, 45, 46],
      flash: [26, 27, 28, 29, 30, 31, 32],
    },
    "esp32-c3": { last: 21, missing: [], strap: [2, 8, 9], flash: [12, 13, 14, 15, 16, 17] },
  };
  for (const [id, { last, missing, strap, flash }] of Object.entries(variants))
    it(`${id}: numbers, strapping and flash pins`, () => {
      const { pins } = target(id).chip;
      const all = Array.from({ length: last + 1 }, (_, k) => k);
      const ids = (of: (p: PinDescription) => boolean): number[] => pins.filter(of).map((p) => p.id);
      assert.deepEqual(
        all.filter((k) => !pins.some((p) => p.id === k)),
        missing,
      );
      assert.deepEqual(
        ids((p) => p.boot?.strap === true),
        strap,
      );
      assert.deepEqual(
        ids((p) => p.reserved?.by === "flash"),
        flash,
      );
    });

  it("ESP32-S2: GPIO46 is an input only; ESP32-S3: eight-line PSRAM takes 33 to 37", () => {
    assert.deepEqual(pinOf(target("esp32-s2"), 46).functions, ["gpio-in", "irq"]);
    const psram = target("esp32-s3").chip.pins.filter((p) => p.reserved?.by === "psram");
    assert.deepEqual(
      psram.map((p) => [p.id, p.reserved?.severity]),
      [33, 34, 35, 36, 37].map((k) => [k, "warning"]),
    );
  });
});
