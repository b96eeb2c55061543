import assert from "node:assert/strict";
import { pinNamed, pinOf, readTable, signalsOf } from "../helpers/pin-tables.js";
import { target } from "../helpers/targets.js";

describe("facts of the RP2040 boards", () => {
  it("functions of the pins are as in the table", () => {
    const pico = target("pico");
    const spi = { miso: "RX", mosi: "TX" };
    const rows = pico.chip.pins.map((pin) => ({
      gpio: String(pin.id),
      spi: signalsOf(pin, "SPI", spi),
      uart: signalsOf(pin, "UART"),
      i2c: signalsOf(pin, "I2C"),
      pwm: (pin.pwm ?? []).map((p) => `${p.unit}_${p.channel}`).join(),
      clock: Object.values(pin.alternates ?? {}).join() || "-",
      adc: (pin.adc ?? []).map((a) => `${a.unit}${a.channel}`).join() || "-",
    }));
    assert.deepEqual(rows, readTable("rp2040"));
  });

  it("GPIO n and n + 16 carry the same PWM signal", () => {
    const pico = target("pico");
    for (let n = 0; n + 16 < 30; n++) assert.deepEqual(pinOf(pico, n).pwm, pinOf(pico, n + 16).pwm);
  });

  it("Pico: header, LED, pins that are not on the header", () => {
    const { board, chip } = target("pico");
    const onHeader = (board.headers ?? [])
      .flatMap((h) => [...h.left, ...h.right])
      .flatMap((c) => (c.pin === undefined ? [] : [c.pin]));
    const expected = [...Array(23).keys(), 26, 27, 28];
    assert.deepEqual(
      onHeader.sort((a, b) => a - b),
      expected,
    );
    assert.equal(board.pinNames.LED, 25);
    assert.deepEqual(
      chip.pins.filter((p) => p.reserved).map((p) => p.id),
      [23, 24, 29],
    );
  });

  it("Pico W: the LED is on the radio chip, 23, 24, 25 and 29 belong to the radio", () => {
    const picoW = target("pico-w");
    const led = pinOf(picoW, picoW.board.pinNames.LED as number);
    assert.ok(led.external && led.names?.includes("WL_GPIO0"));
    assert.deepEqual(led.functions, ["gpio-in", "gpio-out"]);
    assert.deepEqual(
      picoW.chip.pins.filter((p) => p.reserved?.by === "radio").map((p) => p.id),
      [23, 24, 25, 29],
    );
    assert.equal(pinOf(picoW, 25).reserved?.severity, "error");
    assert.equal(picoW.board.pinNames.GP25, undefined);
  });

  it("default pins of the buses", () => {
    const bus = Object.fromEntries((target("pico").chip.buses ?? []).map((b) => [b.id, b.defaults]));
    assert.deepEqual(bus, {
      SPI0: { sck: 18, mosi: 19, miso: 16 },
      SPI1: { sck: 10, mosi: 11, miso: 8 },
      UART0: { tx: 0, rx: 1 },
      UART1: { tx: 4, rx: 5 },
      I2C0: { scl: 5, sda: 4 },
      I2C1: { scl: 7, sda: 6 },
      I2S0: undefined,
      I2S1: undefined,
    });
  });

  it("the RP2350 has more pins for UARTs, and three PIO blocks", () => {
    const { chip } = target("pico2");
    const uart = (id: number): string => signalsOf(pinOf(target("pico2"), id), "UART");
    assert.equal(uart(2), "UART0_CTS,UART0_TX");
    assert.equal(uart(7), "UART1_RTS,UART1_RX");
    assert.deepEqual([chip.pio?.blocks, target("pico").chip.pio?.blocks], [3, 2]);
  });

  it("Nano RP2040 Connect: pins on the radio module have no interrupts, PWM or pulls", () => {
    const nano = target("nano-rp2040");
    for (const name of ["LEDR", "LEDG", "LEDB", "D18", "D21", "A4", "A7"]) {
      const pin = pinNamed(nano, name);
      assert.ok(pin.external, name);
      for (const f of ["irq", "pwm", "pull-up", "pull-down"] as const) assert.ok(!pin.functions.includes(f));
    }
    assert.deepEqual(
      nano.chip.pins.filter((p) => p.reserved?.by === "radio").map((p) => p.id),
      [2, 3, 8, 9, 10, 11, 14],
    );
  });
});

describe("facts of the Raspberry Pi", () => {
  const table = readTable("raspberry-pi");
  const alternates = (id: string, pin: number): Readonly<Record<string, string>> =>
    pinOf(target(id), pin).alternates ?? {};

  it("numbers of the contacts and pulls after reset", () => {
    for (const id of ["rpi1", "rpi2", "rpi3", "rpi4", "rpi5", "rpi-zero", "rpi-zero2w"]) {
      const [header] = target(id).board.headers ?? [];
      const contacts = [...(header?.left ?? []), ...(header?.right ?? [])];
      for (const row of table) {
        const contact = contacts.find((c) => c.pin === Number(row.bcm));
        assert.equal(String(contact?.number), row.contact, `${id} GPIO${row.bcm}`);
        assert.equal(pinOf(target(id), Number(row.bcm)).resetPull, row.pull);
      }
      const power = { "3V3": [1, 17], "5V": [2, 4], GND: [6, 9, 14, 20, 25, 30, 34, 39] };
      for (const [label, numbers] of Object.entries(power))
        assert.deepEqual(
          contacts
            .filter((c) => c.label === label)
            .map((c) => c.number)
            .sort((a, b) => a! - b!),
          numbers,
        );
    }
  });

  it("functions of Pi 1 to 3 and Zero", () => {
    for (const id of ["rpi1", "rpi2", "rpi3", "rpi-zero", "rpi-zero2w"])
      for (const row of table)
        for (const k of [0, 1, 2, 3, 4, 5])
          assert.equal(alternates(id, Number(row.bcm))[`ALT${k}`] ?? "-", row[`alt${k}`], `${id} ${row.bcm}`);
  });

  it("functions of Pi 4", () => {
    for (const row of table) {
      const found = alternates("rpi4", Number(row.bcm));
      const noAlt0 = ["16", "17"].includes(row.bcm as string);
      assert.equal(found.ALT0 ?? "-", noAlt0 ? "-" : row.alt0);
      for (const k of [1, 2]) assert.equal(found[`ALT${k}`] ?? "-", row[`alt${k}`]);
      for (const k of [3, 4, 5])
        assert.equal(found[`ALT${k}`] ?? "-", row[`pi4-alt${k}`], `${row.bcm} ALT${k}`);
    }
  });

  it("functions of Pi 5", () => {
    for (const row of table)
      for (const k of ["a0", "a2", "a3", "a4", "a8"])
        assert.equal(alternates("rpi5", Number(row.bcm))[k] ?? "-", row[`pi5-${k}`], `${row.bcm} ${k}`);
  });

  it("hardware PWM: two pins for each channel", () => {
    const pwm = (id: string): [number, string][] =>
      target(id).chip.pins.flatMap((p) => (p.pwm ?? []).map((o): [number, string] => [p.id, o.channel]));
    const old = [
      [12, "0"],
      [13, "1"],
      [18, "0"],
      [19, "1"],
    ];
    assert.deepEqual(pwm("rpi3"), old);
    assert.deepEqual(pwm("rpi4"), old);
    assert.deepEqual(pwm("rpi5"), [
      [12, "0"],
      [13, "1"],
      [14, "2"],
      [15, "3"],
      [18, "2"],
      [19, "3"],
    ]);
  });

  it("no analog inputs; pull-ups of the I2C bus; pins of the HAT's memory", () => {
    const { chip } = target("rpi4");
    assert.equal(chip.adc, undefined);
    assert.deepEqual(
      chip.pins.filter((p) => p.fixedPull).map((p) => [p.id, p.fixedPull?.direction, p.fixedPull?.ohms]),
      [
        [2, "up", 1800],
        [3, "up", 1800],
      ],
    );
    assert.deepEqual(
      chip.pins.filter((p) => p.reserved?.by === "identification").map((p) => p.id),
      [0, 1],
    );
  });

  it("buses that scripts can use", () => {
    const defaults = (id: string) =>
      Object.fromEntries(
        (target(id).chip.buses ?? []).flatMap((b) => (b.defaults ? [[b.id, Object.values(b.defaults)]] : [])),
      );
    const common = {
      I2C0: [0, 1],
      I2C1: [2, 3],
      SPI0: [11, 10, 9, 8],
      SPI1: [21, 20, 19, 18],
      UART0: [14, 15],
    };
    for (const id of ["rpi1", "rpi3", "rpi4", "rpi5"]) assert.deepEqual(defaults(id), common, id);
    const more = (target("rpi4").chip.buses ?? []).map((b) => b.id);
    for (const id of ["I2C3", "I2C6", "SPI3", "SPI6", "UART2", "UART5"]) assert.ok(more.includes(id), id);
  });
});

describe("facts of the BeagleBone Black", () => {
  const bone = target("beaglebone-black");

  it("contacts, GPIO numbers and names of the multiplexer", () => {
    for (const { contact, mux, gpio, bank } of readTable("beaglebone")) {
      const pin = pinNamed(bone, contact as string);
      assert.equal(String(pin.id), gpio, contact);
      assert.equal(`${Math.floor(pin.id / 32)}.${pin.id % 32}`, bank);
      assert.equal(pin.alternates?.reference, mux, contact);
    }
  });

  it("analog inputs take 1.8 V", () => {
    const inputs = { P9_33: 4, P9_35: 6, P9_36: 5, P9_37: 2, P9_38: 3, P9_39: 0, P9_40: 1 };
    for (const [name, channel] of Object.entries(inputs)) {
      const pin = pinNamed(bone, name);
      assert.deepEqual([pin.functions, pin.adc?.[0]?.channel, pin.maxVolts], [["adc"], channel, 1.8]);
    }
  });

  it("eMMC and HDMI have their pins unless they are switched off", () => {
    const by = (name: string): string | undefined => pinNamed(bone, name).reserved?.by;
    for (const k of [3, 4, 5, 6, 20, 21, 22, 23, 24, 25]) assert.equal(by(`P8_${k}`), "flash");
    for (let k = 27; k <= 46; k++) assert.equal(by(`P8_${k}`), "kernel");
    for (const k of [25, 28, 29, 31]) assert.equal(by(`P9_${k}`), "kernel");
    assert.equal(by("P9_12"), undefined);
  });

  it("hardware PWM", () => {
    const pwm = { P9_14: "1A", P9_16: "1B", P9_21: "0B", P9_22: "0A", P8_19: "2A", P8_13: "2B" };
    for (const [name, expected] of Object.entries(pwm)) {
      const [output] = pinNamed(bone, name).pwm ?? [];
      assert.equal(`${output?.unit}${output?.channel}`, `EHRPWM${expected}`);
    }
  });
});
