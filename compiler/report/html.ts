/** The cost report as one HTML page without scripts: a click on a line opens what was done for it, and why. */

import type { CostFunction, CostLine, CostModule, CostNote, CostReport } from "./cost-report.js";
import { STYLE } from "./style.js";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The page. */
export function costReportPage(report: CostReport): string {
  const title = `Cost report: ${report.modules[0]?.file ?? ""}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<h1>${escape(title)}</h1>
<p>White lines became plain JavaScript. The darker a line, the more of it is done by general functions of the runtime.
Click on a coloured line to see what is done, and what blocked better.</p>
<p><span class="l0">plain</span> <span class="l1">behind a test of the type</span> <span class="l2">general function</span>
<span class="l3">general, and makes objects</span></p>
${report.modules.map((module, i) => modulePart(module, i)).join("\n")}
</html>
`;
}

function modulePart(module: CostModule, index: number): string {
  const anchor = (line: number): string => `m${index}-${line}`;
  const lines = module.lines.map((line) => linePart(line, anchor)).join("");
  return `<h2>${escape(module.file)}</h2>
<div class="code">${lines}</div>
<h3>Types</h3>
${module.functions.map((fn) => functionPart(fn, anchor)).join("\n")}`;
}

function linePart(line: CostLine, anchor: (line: number) => string): string {
  const number = `<i>${line.line}</i>`;
  const text = `${number}${escape(line.text)}`;
  const id = anchor(line.line);
  if (line.notes.length === 0) return `<div id="${id}" class="line">${text}\n</div>`;
  const notes = line.notes.map((note) => notePart(note, anchor)).join("");
  const kind = `line l${line.level ?? 0}`;
  return `<details id="${id}"><summary class="${kind}" title="cost ${line.cost}">${text}\n</summary><ul>${notes}</ul></details>`;
}

function notePart(note: CostNote, anchor: (line: number) => string): string {
  const reasons = note.because.map(
    (reason) => `<li><a href="#${anchor(reason.line)}">line ${reason.line}</a>: ${escape(reason.text)}</li>`,
  );
  const because = reasons.length === 0 ? "" : `<ol>${reasons.join("")}</ol>`;
  return `<li class="w${note.weight}">column ${note.column + 1}: ${escape(note.does)}${because}</li>`;
}

function functionPart(fn: CostFunction, anchor: (line: number) => string): string {
  const rows = fn.variables.map(
    (v) =>
      `<tr><td>${escape(v.name)}</td><td>${v.role}</td><td>${escape(v.type)}${v.isBare ? ", a bare number" : ""}</td></tr>`,
  );
  return `<details><summary><a href="#${anchor(fn.line)}">${escape(fn.name)}</a> gives ${escape(fn.result)}</summary>
<table>${rows.join("")}</table></details>`;
}
