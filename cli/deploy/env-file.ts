/** Secrets for the program: a file of lines `NAME=value`, made into what systemd reads. */

import { UsageError } from "../command.js";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", '"': '"', "\\": "\\", $: "$" };

/** The value of a line as shells and dotenv files write it: bare, 'as it is', or "with \n". */
function valueOf(raw: string): string | undefined {
  const text = raw.trim();
  if (text.startsWith("'")) return /^'([^']*)'(?:\s+#.*)?$/.exec(text)?.[1];
  if (text.startsWith('"')) {
    const inside = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(text)?.[1];
    return inside?.replace(/\\(.)/g, (whole, c: string) => ESCAPES[c] ?? whole);
  }
  return text.replace(/\s+#.*$/, "");
}

/** The variables of such a text. Messages name lines and never values. */
export function parseEnvFile(text: string, path: string): Map<string, string> {
  const variables = new Map<string, string>();
  text.split(/\r?\n/).forEach((line, i) => {
    if (/^\s*(?:#.*)?$/.test(line)) return;
    const [, name, raw = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/.exec(line) ?? [];
    const value = name === undefined ? undefined : valueOf(raw);
    if (name === undefined || value === undefined)
      throw new UsageError(`--env-file: ${path}:${i + 1}: this is no line NAME=value`);
    if (value.includes("\0")) throw new UsageError(`--env-file: ${path}:${i + 1}: NUL cannot be in a value`);
    variables.set(name, value);
  });
  return variables;
}

/** The variables as systemd's `EnvironmentFile=` reads them: in double quotes, with what is special there escaped. */
export function systemdEnvironment(variables: ReadonlyMap<string, string>): string {
  return [...variables].map(([name, value]) => `${name}="${value.replace(/[\\"$`]/g, "\\$&")}"\n`).join("");
}
