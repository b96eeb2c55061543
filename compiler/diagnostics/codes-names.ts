/** Codes of binding and lowering: names, scopes, and statements that stand where they may not. */

import type { CodeFamily } from "./codes.js";

export const NAME_CODES: CodeFamily = {
  NAM201: {
    severity: "error",
    text: "'{0}' is used or bound before it is declared global here",
    summary: "identifier redefined as global",
    explanation: {
      what: "A name is declared global after the same scope has used it.",
      why: "One scope cannot mean two variables by one name.",
      example: "def f():\n    x = 1\n    global x",
      instead: "Put the global statement first.",
    },
    micropython: { type: "SyntaxError", text: "identifier redefined as global" },
  },
  NAM202: {
    severity: "error",
    text: "'{0}' is used or bound before it is declared nonlocal here",
    summary: "identifier redefined as nonlocal",
    explanation: {
      what: "A name is declared nonlocal after the same scope has used it.",
      why: "One scope cannot mean two variables by one name.",
      example: "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x",
      instead: "Put the nonlocal statement first.",
    },
    micropython: { type: "SyntaxError", text: "identifier redefined as nonlocal" },
  },
  NAM203: {
    severity: "error",
    text: "no enclosing function binds '{0}'",
    summary: "nonlocal without a variable",
    explanation: {
      what: "A nonlocal declaration names a variable that no function around it has.",
      why: "There is nothing to refer to. Variables of modules and classes do not count.",
      example: "def f():\n    nonlocal x",
      instead: "Bind the name in an enclosing function, or use global for a name of the module.",
    },
    micropython: { type: "SyntaxError", text: "no binding for nonlocal found" },
  },
  NAM204: {
    severity: "error",
    text: "nonlocal outside a function",
    summary: "nonlocal at module level",
    explanation: {
      what: "A nonlocal declaration stands at module level.",
      why: "There is no function around it whose variable could be meant.",
      example: "nonlocal x",
      instead: "Leave it out: names at module level are global.",
    },
    micropython: { type: "SyntaxError", text: "can't declare nonlocal in outer code" },
  },
  NAM209: {
    severity: "error",
    text: "super() needs a function with a first parameter",
    summary: "super() can't find self",
    explanation: {
      what: "super() without arguments is called in a function that has no parameters.",
      why: "The first parameter of the function is taken for the instance.",
      example: "class A:\n    def f():\n        super().f()",
      instead: "Give the method its self parameter, or write super(A, obj).",
    },
    micropython: { type: "SyntaxError", text: "super() can't find self" },
  },
  NAM210: {
    severity: "error",
    text: "the argument of const() is not a constant",
    summary: "const of something that is not constant",
    explanation: {
      what: "const() is given something whose value is not known when compiling.",
      why: "The name is replaced by the value wherever it is used.",
      example: "X = const(read_pin())",
      instead: "Use a literal or arithmetic on literals and earlier constants, or leave const() out.",
    },
    micropython: { type: "SyntaxError", text: "not a constant" },
  },
  NAM212: {
    severity: "error",
    text: "inline assembler ({0}) cannot be compiled to JavaScript",
    summary: "inline assembler is not supported",
    explanation: {
      what: "A function is written in the assembler of a processor.",
      why: "The program runs on a JavaScript engine, which has no such instructions.",
      example: "@micropython.asm_thumb\ndef f(r0):\n    add(r0, r0, r0)",
      instead: "Write the function in Python; @micropython.viper keeps its machine arithmetic.",
    },
    micropython: {
      type: "SyntaxError",
      text: "inline assembler ({0}) cannot be compiled to JavaScript: write the function in Python, or with @micropython.viper",
    },
  },
  NAM213: {
    severity: "error",
    text: "'{0}' was given by const() and cannot be bound again",
    summary: "assignment to a constant",
    explanation: {
      what: "A name that const() has defined is assigned to later in the file.",
      why: "Every later use of the name stands for the constant itself.",
      example: "X = const(1)\nX = 2",
      instead: "Use another name, or leave const() out.",
    },
    micropython: { type: "SyntaxError", text: "can't assign to expression" },
  },
  NAM217: {
    severity: "error",
    text: "viper has no type '{0}'",
    summary: "unknown viper type",
    explanation: {
      what: "A parameter of a viper function is annotated with something that is no viper type.",
      why: "In viper functions annotations choose machine types.",
      example: "@micropython.viper\ndef f(x: float): pass",
      instead: "Use object, bool, int, uint, ptr, ptr8, ptr16 or ptr32.",
    },
    micropython: { type: "SyntaxError", text: "unknown type '{0}'" },
  },
  NAM218: {
    severity: "error",
    text: "an annotation of a viper function must be a name",
    summary: "viper annotation is no identifier",
    explanation: {
      what: "A viper function has an annotation that is not a plain name.",
      why: "In viper functions annotations choose machine types.",
      example: '@micropython.viper\ndef f(x: "int"): pass',
      instead: "Use object, bool, int, uint, ptr, ptr8, ptr16 or ptr32.",
    },
    micropython: { type: "SyntaxError", text: "annotation must be an identifier" },
  },
  NAM219: {
    severity: "error",
    text: "** in the header of a class",
    summary: "class header with **",
    explanation: {
      what: "A class statement takes keywords from a mapping.",
      why: "MicroPython's classes take no keywords at all.",
      example: "class A(**options): pass",
      instead: "Leave the mapping out.",
    },
  },
  NAM220: {
    severity: "error",
    text: "nothing in the program defines '{0}'",
    summary: "undefined name",
    explanation: {
      what: "A name is read that the module never binds and that is no builtin.",
      why: "Reading it raises NameError when the program gets there. It is a warning only where exec, globals(), setattr or an import of * might bind it, or where something may catch the exception.",
      example: "def f():\n    retrun = 1\n    return retrn",
      instead: "def f():\n    result = 1\n    return result",
    },
  },
  NAM230: {
    severity: "warning",
    text: "there is no module '{0}'",
    summary: "import of a module that is not found",
    explanation: {
      what: "An import names a module that is neither on the search path nor part of the library.",
      why: "It raises ImportError when the program gets there. It is a warning because the module may be on the device, or be put beside the program later. An import under try with an except ImportError is not reported.",
      example: "import tmie",
      instead: "import time",
    },
  },
  NAM231: {
    severity: "error",
    text: "module '{0}' has no '{1}'",
    summary: "name that a module does not have",
    explanation: {
      what: "A name is imported or read from a module whose names are known, and it is not among them.",
      why: "It raises ImportError or AttributeError when the program gets there. Modules of the library have the names that they have here, which are those of MicroPython as far as it is supported.",
      example: "import time\ntime.sleep_sec(1)",
      instead: "import time\ntime.sleep(1)",
    },
  },
  NAM232: {
    severity: "info",
    text: "'{0}' is on the board, but halpy does not have it",
    summary: "a part of the firmware that is not here",
    explanation: {
      what: "The program uses a module or name that the firmware of some board has, and that is not part of this library.",
      why: "On the board the program is right. Run here, it raises ImportError or AttributeError at this place.",
      example: "from pyb import LCD",
      instead: "try:\n    from pyb import LCD\nexcept ImportError:\n    LCD = None",
    },
  },
  NAM233: {
    severity: "warning",
    text: "module '{0}' is here only as bytecode ('{1}'); put its source '{2}' beside it",
    summary: "import of a module that has no source",
    explanation: {
      what: "An import names a module of which only the bytecode that mpy-cross makes (a '.mpy' file) is on the search path.",
      why: "halpy compiles Python source and does not run MicroPython's bytecode: the import raises ValueError when the program gets there. Libraries that are handed out as .mpy files have their source in their repository.",
      example: "import gyro",
      instead: "try:\n    import gyro\nexcept ValueError:\n    gyro = None",
    },
  },
  NAM234: {
    severity: "warning",
    text: "halpy does not have the module '{0}' that the firmware of {1} has",
    summary: "import of a module of the firmware that is not here",
    explanation: {
      what: "An import names a module that the firmware of the board, or of these ports, has and that is not part of this library.",
      why: "On the board the program is right. Run here, it raises ImportError at this place. A file of that name beside the script is imported in its place, and an import under try with an except ImportError is not reported.",
      example: "import btree",
      instead: "try:\n    import btree\nexcept ImportError:\n    btree = None",
    },
  },
};
