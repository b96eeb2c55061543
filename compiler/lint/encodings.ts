/**
 * Names of encodings that MicroPython does not know. Up to version 1.28 firmware takes any name for UTF-8, which `"latin-1"` is
 * not; from 1.29 on it raises LookupError (py/objstr.c, parse_encoding_arg).
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { Scope } from "../binding/scope.js";
import type { Call, StringLiteral } from "../syntax/ast.js";
import type { CheckedModule } from "./checked-module.js";
import { reportFinding } from "./finding.js";
import type { ProgramView } from "./program-view.js";

const KNOWN = new Set(["utf-8", "utf8", "ascii"]);

/** Names of Python's encodings, as far as programs use them; other texts given to a method `decode` are no encodings. */
const ENCODINGS = new Set(
  (
    "utf_8 utf-8-sig utf-16 utf16 utf-16-le utf-16-be utf-16le utf-16be utf-32 us-ascii latin-1 latin1 latin_1 l1 iso-8859-1 " +
    "iso8859-1 iso_8859_1 iso-8859-2 iso-8859-15 cp437 cp850 cp1250 cp1251 cp1252 windows-1250 windows-1251 windows-1252 koi8-r " +
    "gbk gb2312 gb18030 big5 shift-jis shift_jis euc-jp euc-kr idna punycode hex base64 raw-unicode-escape raw_unicode_escape " +
    "unicode-escape unicode_escape"
  ).split(" "),
);

/** Checks the encodings that stand in the text. */
export function checkEncodings(program: ProgramView, sink: DiagnosticSink): void {
  for (const module of program.modules) {
    module.eachNode((node, scope) => {
      if (node.kind !== "Call") return;
      const place = encodingOf(program, module, scope, node);
      if (place === undefined || KNOWN.has(place.value)) return;
      const plain = place.value.toLowerCase();
      if (KNOWN.has(plain)) {
        // It means the same wherever it is taken.
        const extra = { severity: "info", hint: `write '${plain}'` } as const;
        sink.report("TYP305", module.source.file, place.start, place.end, [place.value], extra);
      } else if (ENCODINGS.has(plain)) {
        const extra = { hint: "MicroPython has 'utf-8' and 'ascii'; other bytes are taken one by one" };
        const finding = { code: "TYP305", place, args: [place.value], raises: "LookupError", extra } as const;
        reportFinding(module, sink, { ...finding, atMost: "likely" });
      }
    });
  }
}

/** The text that says which encoding: of `b.decode(…)` and `s.encode(…)` the first argument, of `str` and `bytes` the second. */
function encodingOf(
  program: ProgramView,
  module: CheckedModule,
  scope: Scope,
  { func, args }: Call,
): StringLiteral | undefined {
  let index: number;
  if (func.kind === "Attribute" && (func.attr.name === "decode" || func.attr.name === "encode")) {
    index = 0;
  } else if (func.kind === "Name" && (func.name === "str" || func.name === "bytes")) {
    if (!program.isBuiltin(module, scope, func.name)) return undefined;
    index = 1;
  } else return undefined;
  if (args.slice(0, index + 1).some(({ form }) => form !== "positional")) return undefined;
  const value = args[index]?.value;
  return value?.kind === "Str" ? value : undefined;
}
