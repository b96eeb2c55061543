/** What the keys of a keyboard write, by their usage on page 7 of the HID usage tables, on the layout of the United States. */

const SHIFT = 0x22;
const LETTERS = 0x04;
const DIGITS = 0x1e;
const PLAIN = "1234567890\n\x1b\b\t -=[]\\#;'`,./";
const SHIFTED = '!@#$%^&*()\n\x1b\b\t _+{}|~:"~<>?';

/** The character that a key adds, with those modifiers held; `undefined` if it adds none. */
export function characterOf(key: number, modifiers: number): string | undefined {
  const isShifted = (modifiers & SHIFT) !== 0;
  // With Ctrl, Alt or the logo keys it is a command.
  if ((modifiers & ~SHIFT) !== 0) return undefined;
  if (key >= LETTERS && key < DIGITS) {
    const letter = String.fromCharCode(97 + key - LETTERS);
    return isShifted ? letter.toUpperCase() : letter;
  }
  return (isShifted ? SHIFTED : PLAIN)[key - DIGITS];
}
