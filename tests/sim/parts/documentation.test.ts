import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { partList, partText, partsMarkdown } from "../../../cli/parts-text.js";
import { loadPart, partTypes } from "../../../runtime-hal/sim/parts/catalog.js";
import type { PartDefinition } from "../../../runtime-hal/sim/parts/part.js";
import { checkProperty } from "../../../runtime-hal/sim/wiring/property.js";
import { definitionProblem } from "../../../runtime-hal/sim/wiring/definition-check.js";

const root = fileURLToPath(new URL("../", import.meta.url));

describe("parts", () => {
  let parts: PartDefinition[] = [];
  before(async () => {
    parts = (await Promise.all(partTypes().map(loadPart))) as PartDefinition[];
  });

  it("are all in the catalog, under their type", () => {
    const files = readdirSync(`${root}runtime-hal/sim/parts`).map((name) => name.replace(/\.ts$/, ""));
    assert.deepEqual(partTypes(), files.filter((name) => name !== "part" && name !== "catalog").sort());
    assert.deepEqual(
      parts.map((part) => part.type),
      partTypes(),
    );
  });

  it("have sound definitions: names used once, defaults that are allowed, undoing actions that exist", () => {
    for (const part of parts) {
      assert.equal(definitionProblem(part), undefined, part.type);
      assert.ok(part.source.length > 0 && part.summary.length > 0, part.type);
      for (const spec of part.properties) {
        if (spec.default === undefined) continue;
        // Durations of definitions are microseconds, those of board files seconds.
        const raw = spec.type === "duration" ? (spec.default as number) / 1e6 : spec.default;
        assert.deepEqual(checkProperty(spec, raw), { value: spec.default }, `${part.type}.${spec.name}`);
      }
      for (const { undo } of part.actions ?? []) {
        if (undo !== undefined)
          assert.ok(
            part.actions?.some((action) => action.name === undo),
            `${part.type}: ${undo}`,
          );
      }
    }
  });

  it("are described in docs/parts.md", () => {
    const path = `${root}docs/parts.md`;
    const text = partsMarkdown(parts);
    if (process.env.UPDATE === "1") writeFileSync(path, text);
    assert.equal(readFileSync(path, "utf8"), text);
  });

  it("are listed and told by the command", () => {
    assert.match(partList(parts), /^led {8,}an LED with its resistor$/m);
    const button = partText(parts.find((part) => part.type === "button") as PartDefinition);
    assert.match(
      button,
      /^button: a push button[^]*TERMINALS\n {2}a\n[^]*PROPERTIES\n {2}bounce\n[^]*default 2 ms[^]*ACTIONS\n {2}press\n[^]*PROBES\n {2}pressed\n/,
    );
    assert.ok(
      parts.every((part) =>
        partText(part)
          .split("\n")
          .every((line) => line.length < 100),
      ),
    );
  });
});
