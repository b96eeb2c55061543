import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { renderSarif, sarifLog } from "../../compiler/diagnostics/render-sarif.js";
import { renderGithub, renderGitlab, renderJunit } from "../../compiler/diagnostics/render-ci.js";
import { renderConcise } from "../../compiler/diagnostics/render-concise.js";
import { renderJson, renderJsonLines } from "../../compiler/diagnostics/render-json.js";
import { RULES } from "../../compiler/lint/rules/index.js";
import { findingsOn } from "../helpers/check-board.js";

const source = `from machine import Pin

def make(n):
    return Pin(n, Pin.OUT)

leds = [make(n) for n in (2, 34, 35)]
button = Pin(4, Pin.IN, Pin.PULLUP)  # <&"> %
`;
const found = findingsOn("esp32", source);

/** The schema comes with a package; it is of a draft whose `id` and `$schema` this validator knows by other names. */
function sarifValidator(): ValidateFunction {
  const path = "../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  const schema = JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8")) as Record<
    string,
    unknown
  >;
  delete schema.id;
  delete schema.$schema;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("uri-reference", (text: string) => URL.canParse(text, "file:///") && !text.includes(" "));
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(schema);
}

const isSarif = sarifValidator();

const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 1 };
const place = { path: text, line: count, column: count, endLine: count, endColumn: count };

const JSON_FINDINGS = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["code", "severity", "message", ...Object.keys(place), "related"],
    additionalProperties: false,
    properties: {
      code: { type: "string", pattern: "^[A-Z]{3}\\d{3}$" },
      severity: { enum: ["error", "warning", "info"] },
      message: text,
      ...place,
      hint: text,
      notes: { type: "array", items: text },
      related: {
        type: "array",
        items: {
          type: "object",
          required: ["message", ...Object.keys(place)],
          additionalProperties: false,
          properties: { message: text, ...place },
        },
      },
    },
  },
};

/** After GitLab's documentation of code quality reports. */
const GITLAB_ISSUES = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^(?!\\./|/)" },
          lines: { type: "object", required: ["begin"], properties: { begin: count } },
        },
      },
    },
  },
};

describe("forms of findings", () => {
  it("concise: a line each", () => {
    const lines = renderConcise(found).trimEnd().split("\n");
    assert.equal(lines.length, found.length);
    for (const line of lines) assert.match(line, /^test\.py:\d+:\d+: (error|warning)\[PIN\d+\] \S/);
  });

  it("json and json-lines say the same", () => {
    const list = JSON.parse(renderJson(found)) as unknown[];
    const lines = renderJsonLines(found).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      list,
    );
  });

  it("github: commands with escaped properties", () => {
    for (const line of renderGithub(found).trimEnd().split("\n"))
      assert.match(
        line,
        /^::(error|warning) file=test\.py,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=PIN\d+::[^\n]+$/,
      );
  });

  it("gitlab: distinct fingerprints that do not depend on the line", () => {
    interface Issue {
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }
    const issues = JSON.parse(renderGitlab(found)) as Issue[];
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, found.length);
    for (const { severity, location } of issues) {
      assert.match(severity, /^(major|minor)$/);
      assert.equal(location.path, "test.py");
      assert.ok(location.lines.begin > 0);
    }
    const moved = JSON.parse(renderGitlab(findingsOn("esp32", `\n\n${source}`))) as Issue[];
    assert.deepEqual(
      moved.map((one) => one.fingerprint),
      issues.map((one) => one.fingerprint),
    );
  });

  it("junit: one failure a finding, in well-formed XML", () => {
    const text = renderJunit(found);
    assert.match(
      text,
      new RegExp(
        `^<\\?xml version="1\\.0" encoding="utf-8"\\?>\\n<testsuites name="halpy" tests="${found.length}"`,
      ),
    );
    assert.equal(text.match(/<failure /g)?.length, found.length);
    const names = [...text.matchAll(/<(\/?)(\w+)(?:\s[^<>]*)?>/g)].map(
      ([, slash, name]) => `${slash}${name}`,
    );
    const open: string[] = [];
    for (const name of names) {
      if (name.startsWith("/")) assert.equal(open.pop(), name.slice(1));
      else open.push(name);
    }
    assert.deepEqual(open, []);
  });

  it("sarif: valid by the schema, with findings of all kinds and with none", () => {
    const many = RULES.flatMap(({ board, backend, explanation }) =>
      findingsOn(board, explanation.example, backend === undefined ? {} : { backend }),
    );
    assert.ok(many.some(({ fix }) => fix !== undefined) && many.some(({ related }) => related.length > 0));
    for (const diagnostics of [found, many, []]) {
      const log = JSON.parse(renderSarif(diagnostics, "1.0.0")) as unknown;
      assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2));
    }
    // The schema does refuse what is wrong.
    assert.ok(!isSarif({ ...sarifLog(found, "1.0.0"), runs: [{ results: [] }] }));
  });

  it("json: the fields that docs/checks.md lists", () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON_FINDINGS);
    assert.ok(validate(JSON.parse(renderJson(found))), JSON.stringify(validate.errors));
  });

  it("gitlab: the fields of a code quality report", () => {
    const validate = new Ajv({ allErrors: true }).compile(GITLAB_ISSUES);
    assert.ok(validate(JSON.parse(renderGitlab(found))), JSON.stringify(validate.errors));
  });

  it("junit: attributes and counts as the consumers of its schema expect", () => {
    const text = renderJunit(found);
    const counts = [...text.matchAll(/<testsuite [^>]*tests="(\d+)"[^>]*failures="(\d+)"/g)];
    const sum = (k: number): number => counts.reduce((all, one) => all + Number(one[k]), 0);
    assert.equal(sum(1), found.length);
    assert.equal(sum(2), found.length);
    for (const [one] of text.matchAll(/<testcase [^>]*>/g))
      assert.match(one, / name="[^"]+" classname="[^"]+"/);
    for (const [one] of text.matchAll(/<failure [^>]*>/g)) assert.match(one, / message="[^"]+"/);
  });

  it("sarif: places from 1, rules, related places and fixes", () => {
    const [run] = sarifLog(found, "1.0.0").runs;
    assert.equal(run!.results!.length, found.length);
    for (const result of run!.results!) {
      assert.equal(run!.tool.driver.rules![result.ruleIndex!]!.id, result.ruleId);
      assert.ok(result.locations![0]!.physicalLocation!.region!.startLine! >= 1);
    }
    assert.ok(run!.results!.some((result) => (result.relatedLocations?.length ?? 0) > 0));
    const fix = run!.results!.flatMap((result) => result.fixes ?? [])[0];
    assert.equal(fix!.artifactChanges[0]!.replacements[0]!.insertedContent!.text, "PULL_UP");
  });
});
