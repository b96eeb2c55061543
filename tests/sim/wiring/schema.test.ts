import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../", import.meta.url));
const schema = JSON.parse(readFileSync(`${root}targets/schema/wiring.schema.json`, "utf8")) as object;

describe("schema of board files", () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  const errors = (text: string): string[] => {
    validate(parse(text));
    return (validate.errors ?? []).map((error) => error.instancePath);
  };

  it("takes the examples of the documentation and of the test programs", () => {
    const documentation = readFileSync(`${root}docs/wiring.md`, "utf8");
    const examples = [...documentation.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] as string);
    const programs = `${root}test-programs/hardware`;
    const files = readdirSync(programs, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".yaml"),
    );
    examples.push(...files.map((name) => readFileSync(`${programs}/${name}`, "utf8")));
    assert.ok(examples.length >= 4);
    for (const example of examples) assert.deepEqual(errors(example), []);
  });

  for (const text of [
    "bord: x",
    "parts: [led]",
    "parts:\n  a: {anode: 4}",
    "events:\n  - 3s: press b",
    "expect: GPIO2 high",
    "for: long",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.notDeepEqual(errors(text), []));
  }
});
