/** Milliseconds since 1970 of a time such as `2026-01-31 12:00:00`, `undefined` if the text is no time. */
export function parseDateTime(text: string): number | undefined {
  const ms = Date.parse(`${text.trim().replace(" ", "T")}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** What a property must be that is no time. */
export const DATE_TIME_FORM = "a time such as 2026-01-31 12:00:00";
