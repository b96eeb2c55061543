/**
 * `# noqa` and `# noqa: CODE, CODE reason` at the end of a line silence what is found there. Comments that silence nothing
 * are told of, so that they do not outlive their cause.
 */

import { CODES, registerCodes } from "../diagnostics/codes.js";
import type { Diagnostic, DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";

/** One comment. */
interface Comment {
  readonly start: number;
  readonly end: number;
  /** `undefined`: all codes. */
  readonly codes: readonly string[] | undefined;
}

const COMMENT = /#\s*noqa\b(?:\s*:\s*([A-Z]+\d+(?:(?:\s*,\s*|\s+)[A-Z]+\d+)*))?[^\n]*/i;

/** Codes of ours; comments may be for other tools. */
const OWN = /^(SYN|NAM|TYP|PIN|LNK|RUN|LNT)\d+$/;

export const UNUSED_NOQA = "LNT801";

/** Puts the code of this file into the table. */
export function registerNoqaCode(): void {
  if (CODES.has(UNUSED_NOQA)) return;
  registerCodes({
    [UNUSED_NOQA]: {
      severity: "warning",
      text: "nothing to silence here: {0}",
      summary: "a noqa comment that silences nothing",
      explanation: {
        what: "A comment '# noqa: CODE' stands on a line where nothing with that code is found.",
        why: "The cause has gone, or the code is another one. Left standing, the comment would hide the next mistake on the line.",
        example: "import time\n\ntime.sleep(1)  # noqa: NAM220",
        instead: "import time\n\ntime.sleep(1)",
      },
    },
  });
}

function commentIn(file: SourceFile, line: number): Comment | undefined {
  const text = file.lineText(line);
  const found = COMMENT.exec(text);
  if (found === null) return undefined;
  const start = file.lineStarts[line - 1]! + found.index;
  const codes = found[1]?.toUpperCase().split(/[\s,]+/);
  return { start, end: start + found[0].trimEnd().length, codes };
}

/** Whether a comment on the line of a finding silences it. */
export function isSilenced({ file, start, code }: Diagnostic): boolean {
  const comment = commentIn(file, file.lineOf(start));
  return comment !== undefined && (comment.codes === undefined || comment.codes.includes(code));
}

/**
 * Sorts findings into those to show and those that comments silence, and remembers the comments that were of use. One for
 * all programs of a run, since a module may be checked with several.
 */
export class Silencer {
  private readonly used = new Map<string, Set<string>>();

  /** Whether the finding is to be shown. */
  isShown(found: Diagnostic): boolean {
    if (!isSilenced(found)) return true;
    const key = `${found.file.path}:${found.file.lineOf(found.start)}`;
    this.used.set(key, (this.used.get(key) ?? new Set()).add(found.code));
    return false;
  }

  /** Reports the codes of comments that silenced nothing; `wasChecked` tells which codes could have been found at all. */
  reportUnused(file: SourceFile, wasChecked: (code: string) => boolean, sink: DiagnosticSink): void {
    if (!/#\s*noqa/i.test(file.text)) return;
    registerNoqaCode();
    for (let line = 1; line <= file.lineStarts.length; line++) {
      const comment = commentIn(file, line);
      if (comment?.codes === undefined || isInText(file, line, comment.start)) continue;
      const used = this.used.get(`${file.path}:${line}`);
      const idle = comment.codes.filter(
        (code) => OWN.test(code) && wasChecked(code) && used?.has(code) !== true,
      );
      if (idle.length === 0) continue;
      const isWhole = idle.length === comment.codes.length;
      const lineText = file.lineText(line);
      const before = lineText.slice(0, comment.start - file.lineStarts[line - 1]!).trimEnd().length;
      sink.report(UNUSED_NOQA, file, comment.start, comment.end, [idle.join(", ")], {
        hint: isWhole ? "remove the comment" : `remove ${idle.join(", ")} from it`,
        ...(isWhole
          ? { fix: { start: file.lineStarts[line - 1]! + before, end: comment.end, text: "" } }
          : {}),
      });
    }
  }
}

/** Whether the `#` stands in a string: an odd number of quotes before it on the line is enough to be careful. */
function isInText(file: SourceFile, line: number, offset: number): boolean {
  const before = file.text.slice(file.lineStarts[line - 1]!, offset);
  const quotes = before.replace(/\\./g, "").match(/["']/g) ?? [];
  return quotes.length % 2 === 1;
}
