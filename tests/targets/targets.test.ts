import assert from "node:assert/strict";
import type { BusRole, ChipDescription } from "../../runtime-hal/hal/chip-description.js";
import { loadTarget } from "../../targets/load.js";
import { readTarget, target, targetIds } from "../helpers/targets.js";

/** All pin numbers that a chip's buses name. */
const busPins = (chip: ChipDescription): number[] =>
  (chip.buses ?? []).flatMap((bus) => [bus.defaults ?? {}, ...(bus.sets ?? [])]).flatMap(Object.values);

describe("targets", () => {
  for (const id of targetIds("boards")) {
    it(`${id} is complete and consistent`, () => {
      const { board, chip } = target(id);
      const ids = new Set(chip.pins.map((p) => p.id));
      assert.equal(board.id, id);
      assert.equal(chip.id, board.chip);
      assert.equal(ids.size, chip.pins.length, "no pin twice");
      const names = [board.pinNames, board.silkNames ?? {}, ...Object.values(board.dialectNames ?? {})];
      for (const [name, pin] of names.flatMap((n) => Object.entries(n)))
        assert.ok(ids.has(pin), `${name}: there is no pin ${pin}`);
      for (const pin of busPins(chip)) assert.ok(ids.has(pin), `a bus has pin ${pin}, which there is not`);
      for (const part of board.parts ?? [])
        for (const pin of Object.values(part.pins)) assert.ok(ids.has(pin), `${part.id}: no pin ${pin}`);
      for (const { left, right } of board.headers ?? [])
        for (const { label, pin } of [...left, ...right])
          assert.ok(pin === undefined || ids.has(pin), `header: ${label} has no pin ${pin}`);
      if (chip.clockRatesHz.length > 0) assert.ok(chip.clockRatesHz.includes(chip.clockHz));
      assert.ok(chip.tickNs > 0);
    });

    it(`${id}: what pins can do agrees with the peripherals`, () => {
      const { chip } = target(id);
      const buses = new Map(chip.buses?.map((bus) => [bus.id, bus]));
      const adcs = new Set(chip.adc?.units.map((u) => u.id));
      for (const pin of chip.pins) {
        const can = (what: (typeof pin.functions)[number]): boolean => pin.functions.includes(what);
        assert.equal(can("adc"), pin.adc !== undefined, `${pin.id}: adc`);
        assert.equal(can("dac"), pin.dac !== undefined, `${pin.id}: dac`);
        if (pin.touch !== undefined) assert.ok(can("touch"), `${pin.id}: touch`);
        if (pin.pwm !== undefined) assert.ok(can("pwm"), `${pin.id}: pwm`);
        if (pin.fixedPull !== undefined) assert.ok(can("gpio-in"), `${pin.id}: pull of what?`);
        for (const { unit } of pin.adc ?? []) assert.ok(adcs.has(unit), `${pin.id}: no unit ${unit}`);
        for (const { bus, role, pad } of pin.signals ?? []) {
          const found = buses.get(bus);
          assert.ok(found, `${pin.id}: no bus ${bus}`);
          assert.ok(
            role === undefined ? pad !== undefined : found.roles.includes(role),
            `${pin.id}: ${role}`,
          );
        }
      }
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
});
