/** The names of MicroPython's `builtins` module, as data: the binder decides by them what may be a builtin. */

const FUNCTIONS = `__build_class__ __import__ __repl_print__ abs all any bin callable chr delattr dir divmod eval exec
  execfile compile getattr globals hasattr hash help hex id input isinstance issubclass iter len locals max min
  next oct open ord pow print repr round setattr sorted sum`;

const TYPES = `bool bytearray bytes classmethod complex dict enumerate filter float frozenset int list map memoryview
  object property range reversed set slice staticmethod str super tuple type zip`;

const EXCEPTIONS = `ArithmeticError AssertionError AttributeError BaseException EOFError Exception GeneratorExit
  ImportError IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError
  NotImplementedError OSError OverflowError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemExit
  TypeError UnicodeError ValueError ViperTypeError ZeroDivisionError`;

const VALUES = `Ellipsis NotImplemented`;

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Everything a program may expect to find without importing it. */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(
  [FUNCTIONS, TYPES, EXCEPTIONS, VALUES].flatMap(words),
);

/** The built-in exceptions. */
export const EXCEPTION_NAMES: ReadonlySet<string> = new Set(words(EXCEPTIONS));

/** Names every module has by itself. */
export const MODULE_NAMES: ReadonlySet<string> = new Set([
  "__name__",
  "__file__",
  "__path__",
  "__dict__",
  "__debug__",
]);

/** Types that exist inside `@micropython.viper` functions only. */
export const VIPER_TYPES: ReadonlySet<string> = new Set(["uint", "ptr", "ptr8", "ptr16", "ptr32"]);

/** Builtins that see or make names at run time: a module that mentions one keeps its globals in a namespace object. */
export const NAMESPACE_BUILTINS: ReadonlySet<string> = new Set([
  "exec",
  "eval",
  "execfile",
  "globals",
  "locals",
]);
