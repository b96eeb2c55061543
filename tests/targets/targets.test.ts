import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadTarget } from "../../targets/load.js";

const folder = fileURLToPath(new URL("../targets/", import.meta.url));
const read = (path: string): string | undefined => {
  try {
    return readFileSync(folder + path, "utf8");
  } catch {
    return undefined;
  }
};
const boards = readdirSync(`${folder}boards`).map((file) => file.replace(/\.json$/, ""));
const functions = new Set([
  "gpio-in",
  "gpio-out",
  "pull-up",
  "pull-down",
  "irq",
  "pwm",
  "adc",
  "dac",
  "touch",
  "rtc",
]);

describe("targets", () => {
  for (const id of boards) {
    it(`${id} is complete and consistent`, () => {
      const target = loadTarget(id, read);
      assert.ok(target);
      const { board, chip } = target;
      assert.equal(board.id, id);
      assert.equal(chip.id, board.chip);
      assert.equal(new Set(chip.pins.map((p) => p.id)).size, chip.pins.length);
      for (const pin of chip.pins)
        for (const f of pin.functions) assert.ok(functions.has(f), `${pin.id}: ${f}`);
      for (const pin of Object.values(board.pinNames)) assert.ok(chip.pins.some((p) => p.id === pin));
      assert.ok(chip.clockRatesHz.includes(chip.clockHz));
      assert.ok(chip.tickNs > 0);
    });
  }

  it("knows what an ESP32's pins cannot do", () => {
    const { chip } = loadTarget("esp32", read)!;
    const can = (id: number): readonly string[] => chip.pins.find((p) => p.id === id)?.functions ?? [];
    assert.deepEqual(can(24), []);
    for (const id of [34, 35, 36, 39]) {
      assert.ok(!can(id).includes("gpio-out") && !can(id).includes("pull-up"), `GPIO${id} is an input only`);
      assert.ok(can(id).includes("adc") && can(id).includes("rtc"));
    }
    assert.deepEqual(
      chip.pins.filter((p) => p.functions.includes("dac")).map((p) => p.id),
      [25, 26],
    );
  });

  it("takes no paths for ids", () => {
    for (const id of ["../boards/esp32", "esp32.json", "", "ESP32"])
      assert.equal(loadTarget(id, read), undefined);
  });
});
