/** The text of strs that a program appends to a list and joins; the compiler knows of such lists that nothing else is done with them. */
export class Parts {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What is to be added has been evaluated by now: it may have added to this itself. */
  add(part: string): void {
    this.text += part;
  }
}
