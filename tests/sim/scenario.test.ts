import assert from "node:assert/strict";
import { parseDuration } from "../../runtime-hal/sim/duration.js";
import { parseScenario, ScenarioError } from "../../runtime-hal/sim/scenario.js";

describe("durations", () => {
  for (const [text, us] of [
    ["10s", 10e6],
    ["1.5 s", 1.5e6],
    ["80ms", 80e3],
    ["200us", 200],
    ["7µs", 7],
    ["2min", 120e6],
    ["1h", 3600e6],
    ["3", 3e6],
    [".5s", 5e5],
    [0.25, 250e3],
  ] as const) {
    it(`${text}`, () => assert.equal(parseDuration(text), us));
  }
  for (const text of ["", "s", "10 minutes", "-1s", "1e3s", "1.5.2s"]) {
    it(`not ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), undefined));
  }
});

describe("scenario files", () => {
  it("gives the steps", () => {
    const text = `{ "steps": [
      { "at": "1s", "press": 4, "for": "80ms" }, { "at": "2s", "press": "D1" },
      { "at": "3s", "release": "D1" }, { "at": 4, "set": 5, "level": null } ] }`;
    assert.deepEqual(parseScenario(text), [
      { atUs: 1e6, press: 4, forUs: 80e3 },
      { atUs: 2e6, press: "D1", forUs: undefined },
      { atUs: 3e6, release: "D1" },
      { atUs: 4e6, set: 5, level: null },
    ]);
  });

  for (const [text, message] of [
    ["{", /^not valid JSON/],
    ["[]", /must be an object with a list 'steps'/],
    ['{"steps": [1]}', /^step 1: must be an object/],
    ['{"steps": [{"at": "soon", "press": 4}]}', /^step 1: 'at' must be a time/],
    ['{"steps": [{"at": 1, "press": 4, "for": {}}]}', /'for' must be a time/],
    ['{"steps": [{"at": 1, "press": true}]}', /a pin is a number or a name/],
    ['{"steps": [{"at": 1, "set": 4, "level": 2}]}', /'level' must be 0, 1 or null/],
    ['{"steps": [{"at": 1}]}', /needs 'press', 'release' or 'set'/],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      assert.throws(
        () => parseScenario(text),
        (e) => e instanceof ScenarioError && message.test(e.message),
      );
    });
  }
});
