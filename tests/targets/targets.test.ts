import assert from "node:assert/strict";
import type { BusRole } from "../../runtime-hal/hal/chip-description.js";
import { loadOwnTarget, loadTarget } from "../../targets/load.js";
import { inconsistencies } from "../../targets/validate.js";
import { readTarget, target, targetIds } from "../helpers/targets.js";

describe("targets", () => {
  for (const id of targetIds("boards")) {
    it(`${id} is complete and consistent`, () => {
      const { board, chip } = target(id);
      assert.equal(board.id, id);
      assert.equal(chip.id, board.chip);
      assert.equal(new Set(chip.pins.map((p) => p.id)).size, chip.pins.length, "no pin twice");
      assert.deepEqual(inconsistencies(target(id)), []);
      if (chip.clockRatesHz.length > 0) assert.ok(chip.clockRatesHz.includes(chip.clockHz));
      assert.ok(chip.tickNs > 0);
    });

    it(`${id}: default pins of buses are pins that can serve`, () => {
      const { chip } = target(id);
      for (const bus of chip.buses ?? [])
        for (const [role, pin] of Object.entries(bus.defaults ?? {}) as [BusRole, number][]) {
          assert.ok(bus.roles.includes(role), `${bus.id}: ${role}`);
          const { signals } = chip.pins.find((p) => p.id === pin)!;
          if (bus.pins === "signals")
            assert.ok(
              signals?.some((s) => s.bus === bus.id && (s.role === role || s.pad !== undefined)),
              `${bus.id}: ${role} on ${pin}`,
            );
        }
    });
  }

  it("takes no paths for ids", () => {
    for (const id of ["../boards/esp32", "esp32.json", "", "ESP32"])
      assert.equal(loadTarget(id, readTarget), undefined);
  });

  it("finds what does not fit together", () => {
    const own = (fields: object): string[] =>
      inconsistencies(loadOwnTarget(JSON.stringify({ extends: "esp32", ...fields }), "my.json", readTarget));
    assert.deepEqual(own({ pinNames: { PUMP: 24 } }), ["pinNames.PUMP: the ESP32 has no pin 24"]);
    assert.deepEqual(own({ parts: [{ id: "boot", pins: { pin: 99 } }] }), [
      "parts: boot.pin: the ESP32 has no pin 99",
    ]);
    const pin = (fields: object): string[] => own({ override: { pins: [{ id: 4, ...fields }] } });
    assert.deepEqual(pin({ functions: ["gpio-in"] }), [
      'pins: 4: the function "adc" and the field "adc" go together',
      'pins: 4: "touch" without the function "touch"',
    ]);
    assert.deepEqual(pin({ adc: [{ unit: "ADC7", channel: 0 }] }), [
      'pins: 4: the chip has no converter "ADC7"',
    ]);
    assert.deepEqual(pin({ signals: [{ bus: "I2C9", role: "sda" }] }), [
      'pins: 4: the chip has no bus "I2C9"',
    ]);
    assert.deepEqual(pin({ signals: [{ bus: "I2C0", role: "tx" }] }), ['pins: 4: I2C0 has no signal "tx"']);
    assert.deepEqual(own({ override: { buses: [{ id: "I2C0", defaults: { scl: 30 } }] } }), [
      "buses: I2C0.scl: the ESP32 has no pin 30",
    ]);
  });
});
