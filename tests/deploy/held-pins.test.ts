/** Pins that others hold, by what the kernel lists, and which pins a script wants. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardFacts } from "../../cli/deploy/facts.js";
import { heldLines, heldPins } from "../../cli/deploy/held-pins.js";
import { parseAddress } from "../../cli/deploy/target.js";
import { findTarget } from "../../cli/find-target.js";
import { pinsOf } from "../../cli/hardware-check.js";

/** As Linux 6.6 writes it on a Raspberry Pi 4. */
const LIST = [
  "gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:",
  " gpio-516 (GPIO4               |onewire@0           ) out hi ",
  " gpio-518 (GPIO6               |button              ) in  hi IRQ",
  " gpio-520 (GPIO8               |spi0 CS0            ) out hi ACTIVE LOW",
  " gpio-529 (GPIO17              |halpy-lamp          ) out hi ",
  " gpio-534 (GPIO22              |sysfs               ) in  lo IRQ",
  " gpio-535 (GPIO23              |halpy-a-rather-long-) in  lo ",
  " gpio-554 (RGMII_MDIO          )",
  "gpiochip1: GPIOs 570-577, parent: platform/soc:firmware:gpio, raspberrypi-exp-gpio, can sleep:",
  " gpio-570 (BT_ON               |shutdown            ) out hi ",
];

describe("pins that others hold", () => {
  it("are in the kernel's list, in the words of old and new kernels", () => {
    const [pins, expander] = heldLines(LIST);
    assert.equal(pins?.label, "pinctrl-bcm2711");
    assert.deepEqual(
      [...(pins?.holders ?? [])],
      [
        [4, "onewire@0"],
        [6, "button"],
        [8, "spi0 CS0"],
        [17, "halpy-lamp"],
        [22, "sysfs"],
        [23, "halpy-a-rather-long-"],
      ],
    );
    assert.deepEqual([expander?.label, expander?.holders.get(0)], ["raspberrypi-exp-gpio", "shutdown"]);
    const [late] = heldLines([
      "gpiochip0: 54 GPIOs, parent: platform/3f200000.gpio, pinctrl-bcm2835:",
      " gpio-17  (GPIO17              |lamp                ) out hi ",
    ]);
    assert.deepEqual([late?.label, late?.holders.get(17)], ["pinctrl-bcm2835", "lamp"]);
    assert.deepEqual(heldLines([]), []);
  });

  const target = findTarget("rpi4");
  const said = (pins: number[], name = "plant", state = "inactive"): string => {
    const facts = { gpioLines: LIST, installed: { state } } as unknown as BoardFacts;
    const failure = heldPins(facts, parseAddress("pi@north"), { name, pins, target });
    return failure === undefined ? "" : [failure.message, ...failure.remedies].join("\n");
  };

  it("are named with their holder, and what to do", () => {
    assert.equal(said([2, 3, 5, 27]), "");
    assert.match(
      said([17, 27]),
      /^pins of the program are not free on the board: GPIO17 is in use by 'halpy-lamp'\nstop the other program: halpy stop --name lamp pi@north\nor give/,
    );
    assert.match(said([6]), /GPIO6 is in use by 'button'\n.*sudo fuser -v \/dev\/gpiochip.*dtoverlay=/);
    assert.match(said([22]), /GPIO22 is in use by 'sysfs'\n.*unexport/);
    // The bus has its chip select, and the program uses it through the bus; so with 1-Wire.
    assert.equal(said([4, 8]), "");
  });

  it("do not count if the release before holds them", () => {
    assert.equal(said([17], "lamp", "active"), "");
    assert.equal(said([17], "lamp", "failed"), "");
    assert.notEqual(said([17], "lam"), "");
    assert.equal(said([22], "plant", "active"), "");
    // The kernel's list cuts long names.
    assert.equal(said([23], "a-rather-long-name-of-a-program"), "");
  });

  it("a script wants those that it drives or reads itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "halpy-pins-"));
    const wanted = (text: string): number[] => {
      writeFileSync(join(folder, "main.py"), text);
      return pinsOf(join(folder, "main.py"), target);
    };
    writeFileSync(join(folder, "settings.py"), "LAMPS = {'red': 17, 'green': 27}\n");
    assert.deepEqual(
      wanted(
        "from machine import Pin\nimport settings\nlamps = [Pin(n, Pin.OUT) for n in settings.LAMPS.values()]\nbutton = Pin('GPIO22', Pin.IN)\n",
      ),
      [17, 22, 27],
    );
    // Those of buses are the kernel's, and what depends on what the program reads is not known.
    assert.deepEqual(
      wanted(
        "from machine import Pin, I2C\nimport onewire\nbus = I2C(1, scl=Pin(3), sda=Pin(2))\nw = onewire.OneWire(Pin(4))\nw.reset()\nany = Pin(int(input()), Pin.OUT)\n",
      ),
      [],
    );
    assert.deepEqual(wanted("print(1)\n"), []);
    rmSync(folder, { recursive: true });
  });
});
