/** Codes of what is found by knowing what values are: calls whose arguments do not fit. */

import type { CodeFamily } from "./codes.js";

export const TYPE_CODES: CodeFamily = {
  TYP301: {
    severity: "error",
    text: "{0} takes {1}, but {2} given",
    summary: "too many positional arguments",
    explanation: {
      what: "A call gives more positional arguments than the function has parameters for.",
      why: "It raises TypeError when the program gets there. Parameters after a * are given by keyword only.",
      example: "def area(width, height):\n    return width * height\n\narea(1, 2, 3)",
      instead: "area(1, 2)",
    },
  },
  TYP302: {
    severity: "error",
    text: "the call of {0} lacks {1}",
    summary: "missing arguments",
    explanation: {
      what: "A call leaves out arguments that have no default.",
      why: "It raises TypeError when the program gets there.",
      example: "def area(width, height):\n    return width * height\n\narea(1)",
      instead: "area(1, 2)",
    },
  },
  TYP303: {
    severity: "error",
    text: "{0} takes no argument named '{1}'",
    summary: "unknown keyword argument",
    explanation: {
      what: "A call gives an argument by a name that no parameter has. Many functions of the library take no keywords at all.",
      why: "It raises TypeError when the program gets there.",
      example: "def area(width, height):\n    return width * height\n\narea(width=1, heigth=2)",
      instead: "area(width=1, height=2)",
    },
  },
  TYP304: {
    severity: "error",
    text: "{0} is given '{1}' twice",
    summary: "argument given twice",
    explanation: {
      what: "A call gives the same parameter two values: by two keywords, or by position and by keyword.",
      why: "It raises TypeError when the program gets there.",
      example: "def area(width, height):\n    return width * height\n\narea(1, width=2)",
      instead: "area(1, height=2)",
    },
  },
  TYP305: {
    severity: "warning",
    text: "MicroPython knows no encoding '{0}'",
    summary: "unknown encoding",
    explanation: {
      what: "A text is made bytes, or bytes a text, with an encoding other than 'utf-8' (or 'utf8') and 'ascii'.",
      why: "From version 1.29 on MicroPython raises LookupError. Earlier firmware takes any name for UTF-8, which gives other bytes than 'latin-1' does, and UnicodeError for bytes that are no UTF-8. In capital letters the names are taken here, and by that firmware.",
      example: "data = b'20\\xb0C'\n\nprint(data.decode('latin-1'))",
      instead: "print(''.join(chr(c) for c in data))",
    },
  },
};
