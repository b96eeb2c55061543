import assert from "node:assert/strict";
import type { PinFunction } from "../../runtime-hal/hal/chip-description.js";
import { pinNamed, pinOf, readTable, signalsOf, yesNo } from "../helpers/pin-tables.js";
import { target } from "../helpers/targets.js";

describe("facts of the SAMD21 boards", () => {
  const zero = target("arduino-zero");

  it("what each pin can do is as in CircuitPython's table", () => {
    const columns: [string, PinFunction][] = [
      ["adc", "adc"],
      ["dac", "dac"],
      ["bitbang", "bitstream"],
      ["digital", "gpio-in"],
      ["pulse-in", "pulse-in"],
      ["pwm", "pwm"],
      ["touch", "touch"],
    ];
    for (const row of readTable("samd21")) {
      const pin = pinNamed(zero, row.pin as string);
      for (const [column, f] of columns)
        assert.equal(pin.functions.includes(f) ? "y" : "-", row[column], `${row.pin} ${column}`);
      for (const kind of ["i2c", "spi", "uart"] as const)
        assert.equal(pin.busRoles?.[kind]?.join("/").toUpperCase() ?? "-", row[kind], `${row.pin} ${kind}`);
    }
  });

  it("names of the pins on each board", () => {
    const rows = readTable("samd21-names");
    for (const id of Object.keys(rows[0] as object).filter((column) => column !== "pin")) {
      const board = target(id);
      for (const row of rows) {
        if (row[id] === "-") continue;
        for (const name of (row[id] as string).split("/"))
          assert.equal(
            pinOf(board, board.board.pinNames[name] as number).names?.[0],
            row.pin,
            `${id} ${name}`,
          );
      }
    }
  });

  it("the Feather M0 Bluefruit has the names of the Basic", () => {
    assert.deepEqual(
      target("feather-m0-bluefruit").board.pinNames,
      target("feather-m0-basic").board.pinNames,
    );
  });

  it("one converter for output, on PA02; the pair of USB lines is not usable", () => {
    const dac = zero.chip.pins.filter((p) => p.functions.includes("dac"));
    assert.deepEqual(
      dac.map((p) => p.names?.[0]),
      ["PA02"],
    );
    const usb = zero.chip.pins.filter((p) => p.reserved?.by === "usb");
    assert.deepEqual(
      usb.map((p) => [p.names?.[0], p.functions.length]),
      [
        ["PA24", 0],
        ["PA25", 0],
      ],
    );
  });

  it("pads of one SERCOM that go together", () => {
    const { padSets } = zero.chip;
    assert.deepEqual(padSets?.i2c, [{ sda: 0, scl: 1 }]);
    const pairs = new Set(padSets?.spi?.map((s) => `${s.mosi}/${s.sck}`));
    assert.deepEqual([...pairs], ["0/1", "2/3", "3/1", "0/3"]);
    assert.ok(padSets?.uart?.every((s) => (s.tx === 0 || s.tx === 2) && s.rx !== s.tx));
  });

  it("the small boards have no pins of port B", () => {
    for (const id of ["gemma-m0", "trinket-m0"])
      assert.ok(target(id).chip.pins.every((p) => p.names?.[0]?.startsWith("PA")));
  });
});

describe("facts of the Pycom modules", () => {
  for (const id of ["wipy2", "wipy3", "lopy", "lopy4", "sipy", "gpy", "fipy"])
    it(`${id}: names of module and Expansion Board, directions, RTC`, () => {
      const module = target(id);
      const rows = readTable("pycom").map(({ module: p, expansion: g }) => {
        const pin = pinNamed(module, p as string);
        assert.equal(pinNamed(module, g as string), pin, `${p} is ${g}`);
        const has = (f: PinFunction): string => yesNo(pin.functions.includes(f));
        return {
          module: p,
          expansion: g,
          gpio: String(pin.id),
          out: has("gpio-out"),
          pulls: has("pull-up") === "yes" ? "yes" : "none",
          rtc: has("rtc"),
        };
      });
      assert.deepEqual(rows, readTable("pycom"));
    });

  it("analog inputs are P13 to P20 only; names, not numbers", () => {
    const { chip, board } = target("lopy4");
    const adc = chip.pins.filter((p) => p.functions.includes("adc")).map((p) => p.id);
    const expected = [13, 14, 15, 16, 17, 18, 19, 20].map((k) => board.pinNames[`P${k}`] as number);
    assert.deepEqual(
      adc,
      expected.sort((a, b) => a - b),
    );
    assert.deepEqual([chip.pinIds?.integers, chip.pinIds?.boardNames], [false, true]);
  });

  it("the radio's lines are taken where there is a radio", () => {
    const taken = (id: string): number[] =>
      target(id)
        .chip.pins.filter((p) => p.reserved?.by === "radio")
        .map((p) => p.id);
    for (const id of ["lopy", "lopy4", "sipy", "fipy"]) assert.deepEqual(taken(id), [5, 19, 27]);
    for (const id of ["wipy2", "wipy3", "gpy"]) assert.deepEqual(taken(id), []);
  });
});

describe("facts of the WiPy 1.0", () => {
  const wipy = target("wipy1");

  it("pads, alternates and analog inputs are as in the table", () => {
    for (const row of readTable("wipy")) {
      const pin = pinNamed(wipy, row.gp as string);
      if (row.pad !== "-") assert.equal(wipy.board.pinNames[row.pad as string], pin.id, row.gp);
      const alternates = Object.entries(pin.alternates ?? {}).map(([k, name]) => `${k}:${name}`);
      const listed = row.alternates === "-" ? [] : (row.alternates as string).split(";");
      assert.deepEqual(alternates.sort(), listed.sort(), row.gp);
      assert.equal(pin.adc === undefined ? "-" : `ADC0_CH${pin.adc[0]?.channel}`, row.adc, row.gp);
    }
  });

  it("PWM on five pins; GP10 and GP11 share a timer", () => {
    const pwm = wipy.chip.pins.filter((p) => p.functions.includes("pwm"));
    assert.deepEqual(
      pwm.map((p) => [p.id, p.pwm?.[0]?.unit]),
      [
        [9, "TIM2"],
        [10, "TIM3"],
        [11, "TIM3"],
        [24, "TIM0"],
        [25, "TIM1"],
      ],
    );
    assert.equal(wipy.chip.pwm?.sharing, "unit");
  });

  it("analog inputs to 1.4 V, destroyed above 1.8 V; level interrupts", () => {
    assert.deepEqual([wipy.chip.adc?.ranges[0]?.maxVolts, wipy.chip.adc?.maxVolts], [1.4, 1.8]);
    assert.deepEqual(wipy.chip.irq?.triggers, ["rising", "falling", "low", "high"]);
  });
});

describe("facts of the STM32 and nRF boards", () => {
  it("pyboard: timers, buses and analog inputs are as in the table", () => {
    const pyboard = target("pyboard");
    const set = (text: string): string[] => (text === "-" ? [] : text.split(/[,/]/)).sort();
    for (const row of readTable("pyboard")) {
      const pin = pinNamed(pyboard, row.name as string);
      assert.equal(pin.names?.[0], row.cpu);
      const timers = (pin.pwm ?? []).map((p) => `${p.unit}_CH${p.channel}`);
      const outputs = set(row.timers as string).filter((name) => /_CH\dN?$/.test(name));
      assert.deepEqual(timers.sort(), outputs, row.name);
      const signals = (kind: string): string[] => set(signalsOf(pin, kind, { cs: "NSS" }));
      const known = (column: string): string[] =>
        set((row[column] as string).replace(/\bUSART/g, "UART")).filter(
          (name) => !/^I2S|SMBA|_CK$/.test(name),
        );
      assert.deepEqual(signals("I2C"), known("i2c"), row.name);
      assert.deepEqual(signals("SPI"), known("spi"), row.name);
      assert.deepEqual(signals("UART"), known("uart"), row.name);
      assert.deepEqual(signals("CAN"), known("can"), row.name);
      const adc = (pin.adc ?? []).map((a) => a.unit.slice(3)).join("");
      const input = pin.adc === undefined ? "-" : `ADC${adc}_IN${pin.adc[0]?.channel}`;
      assert.equal(input, row.adc, row.name);
    }
  });

  it("pyboard: named buses, DAC, switch, LEDs, 5 V", () => {
    const pyboard = target("pyboard");
    const bus = (id: string) => pyboard.chip.buses?.find((b) => b.id === id);
    const pinName = (id: number | undefined): string | undefined => pinOf(pyboard, id as number).names?.[0];
    assert.deepEqual(
      ["I2C1", "I2C2", "SPI1", "SPI2", "UART4", "UART1", "UART6", "UART3"].map((id) => bus(id)?.names?.[0]),
      ["X", "Y", "X", "Y", "XA", "XB", "YA", "YB"],
    );
    assert.deepEqual(
      Object.values(bus("SPI1")?.defaults ?? {}).map((id) => pinName(id)),
      ["PA4", "PA5", "PA6", "PA7"],
    );
    const dac = pyboard.chip.pins.filter((p) => p.dac).map((p) => p.names?.[0]);
    assert.deepEqual(dac, ["PA4", "PA5"]);
    assert.equal(pyboard.board.pinNames.SW, pyboard.board.pinNames.X17);
    const tolerant = ["X5", "X6", "X1"].map((name) => pinNamed(pyboard, name).maxVolts);
    assert.deepEqual(tolerant, [undefined, undefined, 5.5]);
  });

  it("interrupt lines go by the number of the pin across ports", () => {
    for (const id of ["pyboard", "giga-r1", "portenta-h7"])
      for (const pin of target(id).chip.pins)
        if (pin.extint !== undefined) assert.equal(pin.extint, Number(pin.names?.[0]?.slice(2)));
  });

  for (const id of ["giga-r1", "portenta-h7", "nano-33-ble", "nano-rp2040"])
    it(`${id}: names of the pins`, () => {
      const board = target(id);
      for (const { name, pin } of readTable(id)) {
        const found = pinNamed(
          { ...board, chip: { ...board.chip, pins: board.chip.pins.map(nameless) } },
          name as string,
        );
        const names = pinOf(board, found.id).names ?? [];
        assert.ok(
          names.includes(pin as string) || String(found.id) === pin,
          `${name} is ${names[0]}, not ${pin}`,
        );
      }
    });

  it("pins with _C are analog inputs only", () => {
    const giga = target("giga-r1");
    for (const name of ["A8", "A9", "A10", "A11"]) assert.deepEqual(pinNamed(giga, name).functions, ["adc"]);
  });

  it("Portenta: several names for one pad, pins that must be left alone", () => {
    const { pinNames } = target("portenta-h7").board;
    assert.equal(new Set([pinNames.D8, pinNames.D20, pinNames.A5]).size, 1);
    assert.equal(new Set([pinNames.D10, pinNames.A4]).size, 1);
    assert.equal(new Set([pinNames.D21, pinNames.A6, pinNames.DAC1]).size, 1);
    const by = (name: string) => pinNamed(target("portenta-h7"), name).reserved?.by;
    assert.deepEqual([by("PC8"), by("PD11"), by("PI11")], ["radio", "flash", "usb"]);
  });

  it("Nano 33 BLE: analog inputs, LEDs that are lit at low level", () => {
    const { chip, board } = target("nano-33-ble");
    assert.deepEqual(
      chip.pins.filter((p) => p.adc).map((p) => p.id),
      [2, 3, 4, 5, 28, 29, 30, 31],
    );
    const rgb = board.parts?.find((p) => p.id === "rgb");
    assert.deepEqual([rgb?.pins, rgb?.activeLow], [{ red: 24, green: 16, blue: 6 }, true]);
    assert.equal(chip.buses?.find((b) => b.id === "SPI0")?.defaults?.sck, board.pinNames.D13);
  });
});

/** A pin by its number alone, so that a name is looked up among the board's. */
function nameless<T extends { names?: readonly string[] }>(pin: T): T {
  return { ...pin, names: [] };
}
