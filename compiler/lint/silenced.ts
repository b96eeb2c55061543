/** `# noqa` and `# noqa: CODE, CODE` at the end of a line silence what is found there. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";

const COMMENT = /#\s*noqa\b(?:\s*:\s*([A-Z]+\d+(?:[\s,]+[A-Z]+\d+)*))?/i;

/** Whether a comment on the line of a finding silences it. */
export function isSilenced({ file, start, code }: Diagnostic): boolean {
  const comment = COMMENT.exec(lineAt(file, start));
  if (comment === null) return false;
  const codes = comment[1];
  return (
    codes === undefined ||
    codes
      .toUpperCase()
      .split(/[\s,]+/)
      .includes(code)
  );
}

function lineAt(file: SourceFile, offset: number): string {
  return file.lineText(file.lineOf(offset));
}
