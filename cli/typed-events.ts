/** In real time on a terminal, events can be typed while the board runs: `press b1`, `set room.temperature 25`. */

import type { Host } from "../runtime-hal/exec/host.js";
import type { Names } from "../runtime-hal/sim/wiring/names.js";
import { readDeed } from "../runtime-hal/sim/wiring/read-events.js";
import { Sentence, SentenceError } from "../runtime-hal/sim/wiring/sentence.js";
import type { WiringRun } from "../runtime-hal/sim/wiring/wiring-run.js";

/** How often the keyboard is looked at, in virtual time, which is real time here. */
const LOOK_US = 20_000;
const POLLIN = 1;

export class TypedEvents {
  private line = "";
  private readonly decoder = new TextDecoder();

  constructor(
    private readonly host: Host,
    private readonly run: WiringRun,
    private readonly names: Names,
  ) {}

  /** Looks at the keyboard from now on. */
  start(): void {
    const look = (): void => {
      if (this.read()) this.run.at(this.run.now + LOOK_US, look);
    };
    this.run.at(this.run.now + LOOK_US, look);
  }

  /** Takes what was typed; false at the end of the input. */
  private read(): boolean {
    const bytes = new Uint8Array(256);
    let open = true;
    while (open && ((this.host.poll([{ fd: 0, events: POLLIN }], 0)[0] ?? 0) & POLLIN) !== 0) {
      const count = this.host.files.read(0, bytes);
      open = count > 0;
      this.line += this.decoder.decode(bytes.subarray(0, count), { stream: true });
    }
    for (let end = this.line.indexOf("\n"); end >= 0; end = this.line.indexOf("\n")) {
      this.perform(this.line.slice(0, end));
      this.line = this.line.slice(end + 1);
    }
    return open;
  }

  /** Does what a sentence says, or tells what is wrong with it. */
  perform(line: string): void {
    if (line.trim() === "") return;
    try {
      const sentence = new Sentence(line, 0);
      const deed = readDeed(sentence, this.names, () => undefined);
      sentence.finish();
      this.run.perform(deed);
    } catch (e) {
      if (!(e instanceof SentenceError)) throw e;
      const hint = e.hint === undefined ? "" : `; ${e.hint}`;
      this.host.writeError(`halpy: ${e.message}${hint}\n`);
    }
  }
}
