/**
 * What a board's firmware leaves in the main script before that runs. It starts by a script of its own (`_boot.py`; on the STM32 boards the
 * `boot.py` that a new file system is given), whose names are those of `boot.py` and `main.py` too: programs for the Pico say
 * `machine.Pin` without an `import machine`, and run.
 */

/** By dialect, from MicroPython's ports/…/modules/_boot.py and ports/stm32/factoryreset.c; only what is a module. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  rp2: ["machine", "rp2"],
  esp32: ["gc", "vfs"],
  esp8266: ["gc", "vfs"],
};

/** The same where no `boot.py` of the user's is in place of the firmware's. */
const LEFT_BY_BOOT_FILE: Readonly<Record<string, readonly string[]>> = {
  stm32: ["machine", "pyb"],
};

/** Whether the firmware of some board leaves the module there. */
export function isLeftByAnyStart(name: string): boolean {
  return [LEFT, LEFT_BY_BOOT_FILE].some((left) => Object.values(left).some((names) => names.includes(name)));
}

/** Names of the modules that the main script has without importing them. */
export function modulesLeftByStart(dialect: string | undefined, hasBootFile: boolean): readonly string[] {
  if (dialect === undefined) return [];
  return LEFT[dialect] ?? (hasBootFile ? [] : LEFT_BY_BOOT_FILE[dialect]) ?? [];
}
