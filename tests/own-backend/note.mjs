/** Writes lines into a file. */
export const noteTo = (path, append) => (line) => append(path, `${line}\n`);
