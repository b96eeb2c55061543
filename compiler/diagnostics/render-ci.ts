/** Diagnostics in the forms that continuous integration reads: GitHub's commands, GitLab's code quality, JUnit's XML. */

import { messageOf, type Diagnostic } from "./diagnostic.js";

/** GitHub's workflow commands: shown beside the lines of a pull request. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, start, end, severity, code } = diagnostic;
      const from = file.position(start);
      const to = file.position(end);
      const level = severity === "info" ? "notice" : severity;
      const place = `file=${property(file.path)},line=${from.line},col=${from.column + 1},endLine=${to.line},endColumn=${to.column + 1}`;
      return `::${level} ${place},title=${property(code)}::${escaped(fullMessage(diagnostic))}\n`;
    })
    .join("");
}

/** The message with its hint. */
function fullMessage(diagnostic: Diagnostic): string {
  const { hint } = diagnostic;
  return hint === undefined ? messageOf(diagnostic) : `${messageOf(diagnostic)} (${hint})`;
}

function escaped(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return escaped(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

const GITLAB_SEVERITY = { error: "major", warning: "minor", info: "info" } as const;

/** GitLab's code quality report. */
export function renderGitlab(diagnostics: readonly Diagnostic[]): string {
  const seen = new Map<string, number>();
  const report = diagnostics.map((diagnostic) => {
    const { file, start, end, severity, code, args } = diagnostic;
    // The same whenever the finding is, wherever the line has moved to.
    const identity = [file.path, code, file.lineText(file.lineOf(start)).trim(), ...args].join("\0");
    const times = seen.get(identity) ?? 0;
    seen.set(identity, times + 1);
    return {
      description: fullMessage(diagnostic),
      check_name: code,
      fingerprint: fingerprint(`${identity}\0${times}`),
      severity: GITLAB_SEVERITY[severity],
      location: { path: file.path, lines: { begin: file.lineOf(start), end: file.lineOf(end) } },
    };
  });
  return JSON.stringify(report, null, 2) + "\n";
}

/** FNV-1a in 64 bits: the core has no cryptography, and none is needed. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** JUnit's XML: one suite a file, one case a finding. */
export function renderJunit(diagnostics: readonly Diagnostic[]): string {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.file;
    files.set(path, [...(files.get(path) ?? []), diagnostic]);
  }
  const suites = [...files].map(([path, list]) => {
    const cases = list.map((diagnostic) => {
      const { file, start, code, severity } = diagnostic;
      const { line, column } = file.position(start);
      const message = xml(messageOf(diagnostic));
      const body = xml(`${path}:${line}:${column + 1}: ${fullMessage(diagnostic)}`);
      return [
        `    <testcase name="${xml(code)}" classname="${xml(path)}" file="${xml(path)}" line="${line}">`,
        `      <failure type="${severity}" message="${message}">${body}</failure>`,
        "    </testcase>",
      ].join("\n");
    });
    return `  <testsuite name="${xml(path)}" tests="${list.length}" failures="${list.length}" errors="0">\n${cases.join("\n")}\n  </testsuite>`;
  });
  const total = diagnostics.length;
  const head = `<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="halpy" tests="${total}" failures="${total}" errors="0">`;
  return `${[head, ...suites, "</testsuites>"].join("\n")}\n`;
}

function xml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[^\P{Cc}\n\t]/gu, "\u{fffd}");
}
