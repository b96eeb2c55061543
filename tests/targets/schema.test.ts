import assert from "node:assert/strict";
import { Ajv, type ValidateFunction } from "ajv";
import { loadTarget } from "../../targets/load.js";
import { readTarget, target, targetIds } from "../helpers/targets.js";

const json = (path: string): unknown => JSON.parse(readTarget(path) ?? assert.fail(`no ${path}`));

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = Object.fromEntries(
  (["chip", "board", "backend"] as const).map((kind) => [kind, json(`schema/${kind}.schema.json`) as object]),
);
for (const schema of Object.values(validators)) ajv.addSchema(schema);
const validator = (kind: string): ValidateFunction =>
  ajv.getSchema(`${kind}.schema.json`) ?? assert.fail(`no schema of ${kind}`);

function check(kind: string, data: unknown): void {
  const validate = validator(kind);
  const message = validate(data) ? "" : ajv.errorsText(validate.errors, { separator: "\n" });
  assert.equal(message, "");
}

describe("files of targets", () => {
  for (const id of targetIds("chips"))
    it(`chips/${id}.json is as its schema says`, () => check("chip", json(`chips/${id}.json`)));
  for (const id of targetIds("boards"))
    it(`boards/${id}.json is as its schema says, also with all that it extends`, () => {
      check("board", json(`boards/${id}.json`));
      const { board, chip } = target(id);
      check("board", board);
      check("chip", chip);
    });
  for (const id of targetIds("backends"))
    it(`backends/${id}.json is as its schema says`, () => check("backend", json(`backends/${id}.json`)));

  it("refuses what the schemas do not know", () => {
    const file = json("chips/esp32.json") as { pins: object[] };
    for (const wrong of [
      { ...file, colour: "blue" },
      { ...file, family: "avr" },
      { ...file, pins: [{ id: 4, functions: ["fly"] }] },
      { ...file, pins: [{ id: 4 }] },
      { ...file, sources: [] },
      { id: "half" },
    ])
      assert.equal(validator("chip")(wrong), false);
    assert.equal(validator("board")({ extends: "esp32", override: { pins: [{ functions: [] }] } }), false);
  });
});

/** Fields of a file that somebody must have read somewhere; the others are names and links. */
const NEEDS_NO_SOURCE = new Set([
  "id",
  "family",
  "architectures",
  "sources",
  "exclusive",
  "chip",
  "otherDialects",
]);

/** Every field with data, those of pins as `pins.adc`. */
function fieldsOf(data: Record<string, unknown>): Set<string> {
  const fields = new Set<string>();
  for (const [key, value] of Object.entries(data)) {
    if (NEEDS_NO_SOURCE.has(key)) continue;
    if (key !== "pins") fields.add(key);
    else
      for (const pin of value as object[])
        for (const field of Object.keys(pin)) if (field !== "unverified") fields.add(`pins.${field}`);
  }
  return fields;
}

describe("sources of the facts", () => {
  const uncovered = (data: object, sources: readonly { gives: readonly string[] }[] = []): string[] => {
    const given = new Set(sources.flatMap((s) => s.gives));
    return [...fieldsOf(data as Record<string, unknown>)].filter(
      (field) => !given.has(field) && ![...given].some((g) => g.startsWith(`${field}.`)),
    );
  };
  for (const id of targetIds("boards"))
    it(`${id}: every field of board and chip has one`, () => {
      const { board, chip } = loadTarget(id, readTarget)!;
      assert.deepEqual(uncovered(board, board.sources), []);
      const both = [...(chip.sources ?? []), ...(board.sources ?? [])];
      assert.deepEqual(uncovered(chip, both), []);
    });
});
