/** What a person is told of a file that cannot be written. */

/** What went wrong with writing a file; `undefined` if the error is another one. */
export function writeFailure(e: unknown, file?: string): string | undefined {
  if (!(e instanceof Error) || !("code" in e)) return undefined;
  const path = file ?? (e as NodeJS.ErrnoException).path;
  if (path === undefined) return undefined;
  return `can't write '${path}': ${e.message.replace(/^\w+: /, "").replace(/, (mkdir|open|write|rm|copyfile|scandir).*$/, "")}`;
}
