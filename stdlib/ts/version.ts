/** The version of MicroPython whose behaviour this is, as programs ask for it. */
export const VERSION = [1, 29, 0, "preview"] as const;
