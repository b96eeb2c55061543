/** LEDs of the board through `/sys/class/leds`: the kernel's trigger (card access, heartbeat) is taken off them for the program, and put back. */

import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import type { LinuxBoard } from "./board.js";
import { IoError } from "./errno.js";

const LEDS = "/sys/class/leds";
/** The name that scripts of all ports use for the board's own LED, and what kernels call it, newest first. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  LED: ["ACT", "led0"],
  ACT: ["ACT", "led0"],
  PWR: ["PWR", "led1"],
};

export class LedPin implements DigitalPin {
  readonly pull: Pull = "none";
  private latch: Level = 0;
  private driven = false;
  private before: { readonly trigger: string | undefined; readonly brightness: string } | undefined;

  constructor(
    private readonly board: LinuxBoard,
    private readonly name: string,
  ) {}

  private get folder(): string {
    return `${LEDS}/${this.name}`;
  }

  /** Takes the LED from the kernel's trigger. */
  private take(): void {
    if (this.before !== undefined) return;
    const { files } = this.board;
    // The trigger in use stands in brackets.
    const trigger = /\[([^\]]*)\]/.exec(files.tryRead(`${this.folder}/trigger`) ?? "")?.[1];
    this.before = { trigger, brightness: files.read(`${this.folder}/brightness`) };
    this.board.onClose(() => this.close());
    if (trigger !== undefined && trigger !== "none") this.put("trigger", "none");
  }

  private put(file: string, text: string): void {
    try {
      this.board.files.write(`${this.folder}/${file}`, text);
    } catch (e) {
      if (!(e instanceof IoError) || e.code !== "EACCES") throw e;
      const rule = `SUBSYSTEM=="leds", RUN+="/bin/chmod a+w /sys%p/brightness /sys%p/trigger"`;
      throw e.explained(
        `no permission to use the LED ${this.name} (${e.what}): run as root, or add the udev rule '${rule}'`,
      );
    }
  }

  configure({ mode, initial }: PinSetup): void {
    this.driven = mode !== "in";
    if (!this.driven) return;
    this.take();
    if (initial !== undefined) this.latch = initial;
    this.write(this.latch);
  }

  write(level: Level): void {
    this.latch = level;
    if (!this.driven) return;
    const most = this.board.files.tryRead(`${this.folder}/max_brightness`) ?? "1";
    this.put("brightness", level === 1 ? most : "0");
  }

  read(): Level {
    return Number(this.board.files.read(`${this.folder}/brightness`)) > 0 ? 1 : 0;
  }

  peek(): Level {
    return this.read();
  }

  readLatch(): Level {
    return this.latch;
  }

  hold(_held: boolean): void {}

  onEdge(_edge: Edge, sink: EdgeSink | null): void {
    if (sink !== null) throw new HalError("unsupported", `the LED ${this.name} has no interrupts`);
  }

  close(): void {
    const { before } = this;
    if (before === undefined) return;
    this.before = undefined;
    this.driven = false;
    this.put("brightness", before.brightness);
    if (before.trigger !== undefined && before.trigger !== "none") this.put("trigger", before.trigger);
  }
}

/** The LED of that name: of the board file, of the usual names, or as the kernel calls it. */
export function ledPin(board: LinuxBoard, name: string): LedPin | undefined {
  const names = board.description.kernel?.leds?.[name] ?? USUAL_NAMES[name] ?? [name];
  const found = names.find((n) => !n.includes("/") && board.files.exists(`${LEDS}/${n}`));
  if (found === undefined) return undefined;
  board.note(name, `${LEDS}/${found}`);
  return new LedPin(board, found);
}
