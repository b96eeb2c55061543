/** Names like `__name__` and `__init__`, to which the language gives a meaning; `__private` has none in MicroPython. */
export const isSpecialName = (name: string): boolean => name.startsWith("__") && name.endsWith("__");
