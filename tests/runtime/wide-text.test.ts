/**
 * Text with characters beyond U+FFFF, from every place where it may come from. Strs are only looked through once such text has been
 * met, so each source is tried in a process that has met none.
 */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

/** U+1F600 and a letter, in UTF-8. */
const BYTES = String.raw`b"\xf0\x9f\x98\x80z"`;
const SOURCES: Readonly<Record<string, string>> = {
  "a literal": 't = "\u{1f600}z"',
  "an escape": String.raw`t = "\U0001f600z"`,
  "halves as escapes": String.raw`t = "\ud83dz"`,
  "an f-string": 't = f"\u{1f600}{"z"}"',
  "a code point": 't = chr(0x1F600) + "z"',
  "half of a pair": 't = chr(0xD83D) + "z"',
  "%c": 't = "%cz" % 0x1F600',
  "format()": 't = "{:c}z".format(0x1F600)',
  "decoded bytes": `t = ${BYTES}.decode()`,
  "many decoded bytes": `t = str(bytes(80) + ${BYTES}, "utf-8")[80:]`,
  JSON: `import json\nt = json.loads(b'"' + ${BYTES} + b'"')`,
  "JSON with escapes": `import json\nt = json.loads('"' + chr(92) + "ud83dz" + '"')`,
  "executed text": `exec('t = "' + ${BYTES}.decode() + '"')`,
  "a file": 't = open("text").read()',
  "a line of a file": 't = open("text").readline()',
  "the name of a file": 'import os\nt = [n for n in os.listdir("names")][0]',
  "the environment": 'import os\nt = os.getenv("WIDE")',
  "the command line": "import sys\nt = sys.argv[1]",
  "standard input": "t = input()",
};

describe("text beyond U+FFFF", function () {
  this.timeout(60_000);

  const folder = folderWith({ text: "\u{1f600}z", "names/\u{1f600}z": "" });
  for (const [source, code] of Object.entries(SOURCES)) {
    it(`from ${source}`, () => {
      writeFileSync(join(folder, "program.py"), `${code}\nprint(len(t), t[1], t.find("z"), t[1:])\n`);
      const options = { cwd: folder, input: "\u{1f600}z\n", env: { ...process.env, WIDE: "\u{1f600}z" } };
      const given = source === "the command line" ? ["\u{1f600}z"] : [];
      const { stdout, stderr } = halpy(["run", "program.py", ...given], options);
      assert.equal(stdout, "2 z 1 z\n", stderr);
    });
  }
});
