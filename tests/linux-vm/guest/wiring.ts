/**
 * The outside world of the pretend board: levels that are put on its pins and seen at them (gpio-sim's files), and
 * everything that happens to a pin with the kernel's own time, told by probes on the driver that plays the chip.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const CONFIG = "/sys/kernel/config/gpio-sim/board";
const TRACING = "/sys/kernel/tracing";
export const CHIP_LABEL = "pinctrl-bcm2711";
export const LINES = 58;
const PARAMETERS = "/sys/module/bench/parameters";

export type Level = 0 | 1;

/** Something that happened to a line, with the time of the kernel's monotonic clock. */
export interface LineEvent {
  readonly kind: "out" | "set" | "in" | "pull";
  readonly line: number;
  readonly level: Level;
  readonly timeUs: number;
}

export const read = (path: string): string => readFileSync(path, "latin1").trim();
export const write = (path: string, text: string | number): void => writeFileSync(path, String(text));

/** Loads a kernel module. */
export const modprobe = (...words: string[]): void => void execFileSync("modprobe", words, { stdio: "pipe" });

/** The kernel's monotonic clock, that of the trace too. */
export const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);

/** What the bench module plays: voltages, temperatures, faults. */
export const bench = {
  get: (name: string): string => read(`${PARAMETERS}/${name}`),
  set: (name: string, value: string | number): void => write(`${PARAMETERS}/${name}`, value),
};

/** Plugs everything in. The chip's lines have the names they have on a Pi. */
export function plugIn(): void {
  modprobe("gpio-sim");
  mkdirSync(`${CONFIG}/bank`, { recursive: true });
  write(`${CONFIG}/bank/num_lines`, LINES);
  write(`${CONFIG}/bank/label`, CHIP_LABEL);
  for (let line = 0; line < LINES; line++) {
    mkdirSync(`${CONFIG}/bank/line${String(line)}`);
    write(`${CONFIG}/bank/line${String(line)}/name`, `GPIO${String(line)}`);
  }
  write(`${CONFIG}/live`, 1);
  modprobe("leds-gpio");
  modprobe("bench", `led_chip=${CHIP_LABEL}`, "led_line=42");
  for (const module of ["w1_therm", "i2c-dev"]) modprobe(module);
  // The serial port of the header; its other end of the wire is ttyS3.
  if (!existsSync("/dev/serial0")) symlinkSync("ttyS2", "/dev/serial0");
  startProbes();
}

/** Pulls the GPIO chip off the board, while programs use it. */
export const unplugChip = (): void => write(`${CONFIG}/live`, 0);
/** Plugs it in again; its outside files are new. */
export function plugChipIn(): void {
  write(`${CONFIG}/live`, 1);
  outside = "";
}

let outside = "";

/** The folder of a line with the files of the outside. */
function folderOf(line: number): string {
  if (outside === "")
    outside = `/sys/devices/platform/${read(`${CONFIG}/dev_name`)}/${read(`${CONFIG}/bank/chip_name`)}`;
  return `${outside}/sim_gpio${String(line)}`;
}

/** The level at a line, as seen from outside. */
export const levelAt = (line: number): Level => (read(`${folderOf(line)}/value`) === "1" ? 1 : 0);

/** The file that drives an input from outside. */
export const pullFile = (line: number): string => `${folderOf(line)}/pull`;

/** Drives an input from outside; gives the time just before. */
export function drive(line: number, level: Level): number {
  const file = pullFile(line);
  const timeUs = nowUs();
  write(file, level === 1 ? "pull-up" : "pull-down");
  return timeUs;
}

/** The first global number of the chip's lines. */
export function baseOfChip(): number {
  for (const name of readdirSync("/sys/class/gpio")) {
    const folder = `/sys/class/gpio/${name}`;
    if (name.startsWith("gpiochip") && read(`${folder}/label`) === CHIP_LABEL)
      return Number(read(`${folder}/base`));
  }
  throw new Error(`no chip ${CHIP_LABEL}`);
}

/** Who has a line and how, in the kernel's words: empty if nobody has. */
export function ownerOf(line: number): string {
  const found = new RegExp(`^ gpio-${String(baseOfChip() + line)} .*$`, "m").exec(
    read("/sys/kernel/debug/gpio"),
  );
  return found === null ? "" : (/\|(.*?)\s*\)/.exec(found[0])?.[1] ?? "");
}

function startProbes(): void {
  write(`${TRACING}/trace_clock`, "mono");
  const line = "line=%si:u32 level=%dx:s32";
  write(
    `${TRACING}/kprobe_events`,
    [
      `p:bench/set gpio_sim_set ${line}`,
      `p:bench/out gpio_sim_direction_output ${line}`,
      `p:bench/pull gpio_sim_apply_pull ${line}`,
      "p:bench/in gpio_sim_direction_input line=%si:u32",
      "p:bench/many gpio_sim_set_multiple mask=+0(%si):x64 bits=+0(%dx):x64",
      "",
    ].join("\n"),
  );
  write(`${TRACING}/events/bench/enable`, 1);
}

const EVENT = /\s(\d+\.\d+): (set|out|in|pull): .*line=(\d+)(?: level=(-?\d+))?/;
const MANY = /\s(\d+\.\d+): many: .*mask=0x([0-9a-f]+) bits=0x([0-9a-f]+)/;

function* parse(text: string): Generator<LineEvent> {
  const one = EVENT.exec(text);
  if (one !== null) {
    const [, time, kind, line, level] = one as unknown as [
      string,
      string,
      LineEvent["kind"],
      string,
      string | undefined,
    ];
    yield {
      kind,
      line: Number(line),
      level: Number(level ?? 0) === 0 ? 0 : 1,
      timeUs: Math.round(Number(time) * 1e6),
    };
  }
  const many = MANY.exec(text);
  if (many === null) return;
  const [, time, mask, bits] = many as unknown as [string, string, string, string];
  for (let line = 0; line < LINES; line++) {
    const bit = 1n << BigInt(line);
    if ((BigInt(`0x${mask}`) & bit) === 0n) continue;
    const level = (BigInt(`0x${bits}`) & bit) === 0n ? 0 : 1;
    yield { kind: "set", line, level, timeUs: Math.round(Number(time) * 1e6) };
  }
}

/** Records what happens to the lines. */
export class Recorder {
  readonly events: LineEvent[] = [];
  private readonly waiting: { match: (event: LineEvent) => boolean; found: (event: LineEvent) => void }[] =
    [];
  private readonly reader: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor() {
    write(`${TRACING}/trace`, "");
    // A read of the pipe waits inside the kernel, so another process does it.
    this.reader = spawn("cat", [`${TRACING}/trace_pipe`], { stdio: ["ignore", "pipe", "ignore"] });
    const lines = createInterface({ input: this.reader.stdout as NodeJS.ReadableStream });
    this.ended = new Promise((resolve) => lines.on("close", resolve));
    lines.on("line", (text) => {
      for (const event of parse(text)) this.add(event);
    });
  }

  private add(event: LineEvent): void {
    this.events.push(event);
    for (const one of [...this.waiting]) {
      if (!one.match(event)) continue;
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.found(event);
    }
  }

  /** The next event of that kind. */
  next(match: (event: LineEvent) => boolean): Promise<LineEvent> {
    return new Promise((found) => this.waiting.push({ match, found }));
  }

  /** Ends the recording, with all that has happened in it. */
  async stop(): Promise<readonly LineEvent[]> {
    // What is in the pipe already comes first.
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.reader.kill("SIGTERM");
    await this.ended;
    return this.events;
  }
}
