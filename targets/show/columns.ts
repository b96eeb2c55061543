/** Rows of texts set in columns. */

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - [...text].length));

/** Each row as a line; the last column is not padded, so that long remarks do no harm. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [k, cell] of row.entries()) widths[k] = Math.max(widths[k] ?? 0, [...cell].length);
  return rows.map((row) =>
    row
      .map((cell, k) => (k === row.length - 1 ? cell : pad(cell, (widths[k] as number) + gap)))
      .join("")
      .trimEnd(),
  );
}
