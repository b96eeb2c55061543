/**
 * The part of this backend that runs on the thread that listens for the program: it has the IO plugin, which answers through events, and
 * keeps what it reports in shared memory. Its text is sent to that thread, so the function uses nothing from around it but types.
 */

/** The shared memory: words, then text. */
export const MEMORY = {
  /** 0: starting, 1: ready, 2: failed, 3: it was ready, and is gone. */
  state: 0,
  textBytes: 1,
  /** Changes of levels ever written, and ever taken; their places in the ring are these modulo {@link MEMORY.changes}. */
  written: 2,
  taken: 3,
  /** Number of the last request of I2C that was answered, and how many bytes came; their place is {@link MEMORY.replyAt}. */
  answered: 4,
  replyBytes: 5,
  /** First word of the levels of pins, of the readings of analog channels: -1 is unknown. */
  levels: 16,
  readings: 144,
  pins: 128,
  /** First word of the ring of changes: pin and level in one word. */
  ring: 272,
  changes: 512,
  textAt: 4096,
  textLength: 32768,
  replyAt: 4096 + 32768,
  replyLength: 4096,
  bytes: 4096 + 32768 + 4096,
} as const;

/** What a plugin says of its pins; the text once it is ready. */
export interface PluginDescription {
  readonly name: string;
  readonly pins: readonly { readonly modes: readonly number[]; readonly analogChannel: number }[];
  readonly modes: Readonly<Record<string, number>>;
  /** Largest values of analog inputs and of PWM. */
  readonly adcMax: number;
  readonly pwmMax: number;
  /** Has it the functions for I2C? */
  readonly i2c: boolean;
}

export type PluginMessage =
  | { readonly mode: string; readonly pin: number }
  | { readonly digital: number; readonly pin: number }
  | { readonly pwm: number; readonly pin: number }
  | { readonly servo: number; readonly pin: number }
  | { readonly listen: number }
  | { readonly analog: number }
  | { readonly i2c: "start" }
  | { readonly i2c: "write"; readonly address: number; readonly bytes: readonly number[] }
  | {
      readonly i2c: "read";
      /** Number of the request, for the answer. */
      readonly request: number;
      readonly address: number;
      /** A register that is written before. */
      readonly register: number | undefined;
      readonly count: number;
    };

export interface PluginThreadData {
  readonly memory: SharedArrayBuffer;
  readonly layout: typeof MEMORY;
  /** The plugin's file. */
  readonly path: string;
  /** What its constructor gets. */
  readonly args: readonly unknown[];
  /** An open serial port: a stream of it is what the constructor gets, before `args`. */
  readonly port: number | undefined;
}

/** An object that is an IO plugin for Johnny-Five, as far as it is used here. */
interface IoPlugin {
  readonly name?: string;
  readonly isReady?: boolean;
  readonly MODES: Record<string, number>;
  readonly RESOLUTION?: { ADC?: number | null; PWM?: number | null };
  readonly pins: readonly { supportedModes?: number[]; analogChannel?: number }[];
  on(event: string, listener: (value?: unknown) => void): void;
  pinMode(pin: number, mode: number): void;
  digitalWrite(pin: number, value: number): void;
  analogWrite?(pin: number, value: number): void;
  pwmWrite?(pin: number, value: number): void;
  servoWrite?(pin: number, value: number): void;
  digitalRead(pin: number, handler: (value: number) => void): void;
  analogRead(pin: number, handler: (value: number) => void): void;
  i2cConfig?(options: object): void;
  i2cWrite?(address: number, bytes: number[]): void;
  i2cReadOnce?(address: number, ...rest: [...register: number[], handler: (bytes: number[]) => void]): void;
}

type MakePlugin = new (...args: readonly unknown[]) => IoPlugin;

interface Surroundings {
  readonly require: NodeRequire;
  /** Wakes the program. */
  readonly tell: () => void;
  readonly data: PluginThreadData;
}

/** Loads the plugin; gives what takes messages. */
export function pluginThread({ require, tell, data }: Surroundings): (message: PluginMessage) => void {
  const { memory, layout, path, args, port } = data;
  const words = new Int32Array(memory, 0, layout.textAt / 4);
  const text = new Uint8Array(memory, layout.textAt, layout.textLength);
  const reply = new Uint8Array(memory, layout.replyAt, layout.replyLength);

  const finish = (state: number, said: string): void => {
    const bytes = new TextEncoder().encode(said).subarray(0, text.length);
    text.set(bytes);
    Atomics.store(words, layout.textBytes, bytes.length);
    Atomics.store(words, layout.state, state);
    tell();
  };

  const change = (pin: number, level: number): void => {
    const before = Atomics.exchange(words, layout.levels + pin, level);
    if (before === level) return;
    const written = Atomics.load(words, layout.written);
    // A level that is seen for the first time is no edge.
    if (before >= 0 && written - Atomics.load(words, layout.taken) < layout.changes) {
      Atomics.store(words, layout.ring + (written % layout.changes), pin * 2 + level);
      Atomics.store(words, layout.written, written + 1);
    }
    tell();
  };

  const ready = (io: IoPlugin): void => {
    const description = {
      name: io.name ?? "IO plugin",
      pins: io.pins.map(({ supportedModes = [], analogChannel = 127 }) => ({
        modes: supportedModes,
        analogChannel,
      })),
      modes: io.MODES,
      adcMax: io.RESOLUTION?.ADC ?? 1023,
      pwmMax: io.RESOLUTION?.PWM ?? 255,
      i2c: typeof io.i2cReadOnce === "function" && typeof io.i2cWrite === "function",
    };
    finish(1, JSON.stringify(description));
  };

  const failed = (said: string): void => {
    const state = Atomics.load(words, layout.state);
    if (state < 2) finish(state === 0 ? 2 : 3, said);
  };

  /** What the package exports; that of `firmata` fails where its serial port was not built, which it prints. */
  const load = (): Record<string, unknown> & { default?: unknown } => {
    if (port === undefined) return require(path) as Record<string, unknown>;
    const { log } = console;
    console.log = () => {};
    try {
      return require(path) as Record<string, unknown>;
    } catch (e) {
      // The protocol is in a package of its own, and the port is ours.
      const { createRequire } = require("node:module") as typeof import("node:module");
      try {
        return createRequire(path)("firmata-io") as Record<string, unknown>;
      } catch {
        throw e;
      }
    } finally {
      console.log = log;
    }
  };

  /** The serial port as the stream that `firmata` wants to have. */
  const openStream = (fd: number): unknown => {
    const { ReadStream } = require("node:tty") as typeof import("node:tty");
    const stream = new ReadStream(fd);
    // Reading begins when somebody listens.
    setImmediate(() => stream.emit("open"));
    return stream;
  };

  const wordsOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));
  let io: IoPlugin | undefined;
  try {
    const loaded = load();
    const found = [loaded.Firmata, loaded, loaded.default, loaded.Board, ...Object.values(loaded)];
    const make = found.find((one) => typeof one === "function") as MakePlugin | undefined;
    const all = port === undefined ? args : [openStream(port), ...args];
    io = make === undefined ? (loaded as unknown as IoPlugin) : new make(...all);
    const made = io;
    made.on("error", (e) => failed(wordsOf(e)));
    made.on("close", () => failed("the connection to the board is closed"));
    if (made.isReady === true) ready(made);
    else made.on("ready", () => ready(made));
  } catch (e) {
    failed(wordsOf(e));
  }

  const read = (plugin: IoPlugin, request: number, address: number, ask: number[]): void =>
    plugin.i2cReadOnce?.(address, ...ask, (bytes) => {
      reply.set(bytes.slice(0, reply.length));
      Atomics.store(words, layout.replyBytes, Math.min(bytes.length, reply.length));
      Atomics.store(words, layout.answered, request);
      tell();
    });

  return (message) => {
    if (io === undefined) return;
    const { MODES } = io;
    if ("mode" in message) io.pinMode(message.pin, MODES[message.mode] ?? 0);
    else if ("digital" in message) io.digitalWrite(message.pin, message.digital);
    else if ("servo" in message) io.servoWrite?.(message.pin, message.servo);
    else if ("pwm" in message) {
      if (io.pwmWrite !== undefined) io.pwmWrite(message.pin, message.pwm);
      else io.analogWrite?.(message.pin, message.pwm);
    } else if ("i2c" in message) {
      if (message.i2c === "start") io.i2cConfig?.({ delay: 0 });
      else if (message.i2c === "write") io.i2cWrite?.(message.address, [...message.bytes]);
      else {
        const { register, count } = message;
        read(io, message.request, message.address, register === undefined ? [count] : [register, count]);
      }
    } else if ("listen" in message) {
      const pin = message.listen;
      io.digitalRead(pin, (level) => change(pin, level === 0 ? 0 : 1));
    } else {
      const channel = message.analog;
      io.analogRead(channel, (value) => {
        Atomics.store(words, layout.readings + channel, value);
        tell();
      });
    }
  };
}
