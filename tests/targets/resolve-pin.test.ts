import assert from "node:assert/strict";
import {
  boardNames,
  isInputOnly,
  pinById,
  pinByName,
  pinLabel,
  resolvePin,
} from "../../targets/resolve-pin.js";
import { target } from "../helpers/targets.js";

/** The id that a script gets, or why it gets none. */
const found = (board: string, which: number | string): number | string | undefined => {
  const { pin, problem } = resolvePin(target(board), which);
  return problem ?? pin?.id;
};

describe("from what a script writes to the pin", () => {
  it("takes numbers where the port does", () => {
    assert.equal(found("esp32", 4), 4);
    assert.equal(found("pico", 25), 25);
    assert.equal(found("rpi4", 17), 17);
    for (const id of ["lopy4", "wipy1", "pyboard"]) assert.equal(found(id, 4), "integers-not-accepted");
  });

  it("knows which numbers there are not, and which the firmware refuses", () => {
    assert.equal(found("esp32", 24), "no-such-pin");
    assert.equal(found("esp8266", 6), "not-in-firmware");
    assert.equal(found("esp32-wrover", 16), "not-in-firmware");
    assert.equal(found("esp8266", 1000), "no-such-pin", "ids of pins without a number are no numbers");
  });

  it("takes names of chip and board", () => {
    assert.equal(found("pico", "LED"), 25);
    assert.equal(found("pico-w", "LED"), 1000);
    assert.equal(found("pico", "GP4"), 4);
    assert.equal(found("pico", "GPIO4"), 4);
    assert.equal(found("lopy4", "P9"), 12);
    assert.equal(found("lopy4", "G16"), 12);
    assert.equal(found("wipy1", "GP16"), 16);
    assert.equal(found("arduino-zero", "A0"), 2);
    assert.equal(found("arduino-zero", "PB08"), 40);
    assert.equal(found("beaglebone-black", "P9_12"), 60);
    assert.equal(found("pyboard", "X1"), 0);
    assert.equal(found("giga-r1", "A8"), pinByName(target("giga-r1"), "PC2_C")?.id);
  });

  it("refuses names where the port knows none, and names that there are not", () => {
    assert.equal(found("esp32", "GPIO4"), "names-not-accepted");
    assert.equal(found("nodemcu", "D1"), "no-such-pin");
    assert.equal(found("pico", "GP30"), "no-such-pin");
    assert.equal(found("pico", "toString"), "no-such-pin");
  });

  it("has the names of another dialect", () => {
    const names = boardNames(target("pico"), "circuitpython");
    assert.equal(names.A0, 26);
    assert.equal(pinByName(target("pico"), "A0", "circuitpython")?.id, 26);
    assert.equal(pinByName(target("pico"), "A0"), undefined);
    assert.equal(boardNames(target("pico"), "no such dialect"), target("pico").board.pinNames);
  });

  it("labels pins with what is printed", () => {
    assert.equal(pinLabel(target("esp32"), 4), "GPIO4");
    assert.equal(pinLabel(target("nodemcu"), 5), "GPIO5 (D1)");
    assert.equal(pinLabel(target("lopy4"), 12), "P9 (GPIO12)");
    assert.equal(pinLabel(target("arduino-zero"), 20), "PA20 (D6)");
    assert.equal(pinLabel(target("esp32"), 99), "99");
  });

  it("knows pins that nothing can be put out on", () => {
    const inputOnly = (board: string, id: number): boolean => isInputOnly(pinById(target(board), id)!);
    assert.equal(inputOnly("esp32", 34), true);
    assert.equal(inputOnly("esp32", 33), false);
    assert.equal(inputOnly("esp8266", 1000), false, "analog only");
  });
});
