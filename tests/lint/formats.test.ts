import assert from "node:assert/strict";
import { sarifLog } from "../../compiler/diagnostics/render-sarif.js";
import { renderGithub, renderGitlab, renderJunit } from "../../compiler/diagnostics/render-ci.js";
import { renderConcise } from "../../compiler/diagnostics/render-concise.js";
import { renderJson, renderJsonLines } from "../../compiler/diagnostics/render-json.js";
import { findingsOn } from "../helpers/check-board.js";

const source = `from machine import Pin

def make(n):
    return Pin(n, Pin.OUT)

leds = [make(n) for n in (2, 34, 35)]
button = Pin(4, Pin.IN, Pin.PULLUP)  # <&"> %
`;
const found = findingsOn("esp32", source);

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
