/**
 * The modules `audioio` and `audiocore` (shared-bindings/audioio): sounds through the chip's converter, sample by sample at their rate.
 * The first version gave `AudioOut` its sound when it was made; today `play()` is given one.
 */

import { importError, runtimeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { setArmed } from "../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { AnalogOutput } from "../../../runtime-hal/hal/analog.js";
import type { Alarm } from "../../../runtime-hal/hal/clock.js";
import { guard } from "../machine/hal-error.js";
import { DEFAULT_RATE, PySample, rawSample, rawSampleType, waveFile, waveFileType } from "./audio-samples.js";
import { startCircuitPython } from "./dialect.js";
import { freePin, requireFunction, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

const FULL = 0xffff;
const QUIET = 0x8000;
const USUAL_VOLTS = 3.3;
const US = 1e6;

class PyAudioOut extends PyResource {
  private readonly output: AnalogOutput;
  private readonly lost: number;
  private readonly volts: number;
  private readonly alarm: Alarm;
  private sample: PySample | undefined;
  private frame = 0;
  private isLooped = false;
  private dueUs = 0;
  isPaused = false;

  constructor(
    pin: PyMcuPin,
    /** What is put out while nothing is played. */
    private readonly quiet: number,
    /** The sound that the first version was made with. */
    readonly own: PySample | undefined,
  ) {
    requireFunction(pin, "dac", "PIN417", "analog output");
    super([pin]);
    const board = useBoard();
    this.output = guard(() => board.claim("dac", pin.id, { name: `AudioOut(${pin.describe()})` }));
    this.lost = 16 - (board.chip.dac?.bits ?? 16);
    this.volts = board.chip.volts?.logic ?? USUAL_VOLTS;
    this.alarm = board.clock.alarm(() => this.step());
    this.put(quiet);
  }

  /** The converter has fewer bits: the low ones do nothing. */
  private put(value: number): void {
    const most = FULL >> this.lost;
    guard(() => this.output.writeVolts(((value >> this.lost) / (most + 1)) * this.volts));
  }

  get isPlaying(): boolean {
    return this.sample !== undefined;
  }

  /** Begins at once; what was played before ends. */
  play(sample: PySample, isLooped: boolean): void {
    if (sample.frames === 0) throw valueError("sample is empty");
    this.sample = sample;
    this.isLooped = isLooped;
    this.isPaused = false;
    this.frame = 0;
    this.dueUs = useBoard().clock.peekUs();
    setArmed(this, true);
    this.step();
  }

  private step(): void {
    const { sample } = this;
    if (sample === undefined) return;
    if (this.frame >= sample.frames && this.isLooped) this.frame = 0;
    if (this.frame >= sample.frames) {
      this.stop();
      return;
    }
    this.put(sample.at(this.frame++));
    this.dueUs += US / sample.rate;
    this.alarm.at(this.dueUs);
  }

  stop(): void {
    if (this.sample === undefined) return;
    this.sample = undefined;
    this.isPaused = false;
    this.alarm.cancel();
    setArmed(this, false);
    this.put(this.quiet);
  }

  pause(): void {
    if (this.sample === undefined) throw runtimeError("Not playing");
    this.isPaused = true;
    this.alarm.cancel();
  }

  resume(): void {
    if (this.sample === undefined || !this.isPaused) return;
    this.isPaused = false;
    this.dueUs = useBoard().clock.peekUs();
    this.step();
  }

  protected release(): void {
    this.stop();
    this.output.close();
  }
}

const MAKE: readonly ArgumentSpec[] = [
  { name: "left_channel", required: true, convert: (value) => freePin(value, "left_channel") },
  { name: "sample_source" },
  { name: "right_channel", keywordOnly: true },
  { name: "quiescent_value", keywordOnly: true, default: QUIET, convert: intArgument },
];

/** A sound as the first version took it: a buffer of samples, or a file that was opened. */
function soundOf(source: Value): PySample {
  if (source instanceof PySample) return source;
  return isFile(source) ? waveFile(source) : rawSample(source, 1, DEFAULT_RATE);
}

const isFile = (source: Value): boolean => source?.type$?.lookup("readinto") !== undefined;

function play(self: PyAudioOut, args: readonly Value[], kw: Parameters<typeof parseArguments>[1]): null {
  self.check();
  if (self.own === undefined) {
    const [sample, isLooped] = parseArguments(args, kw, [
      { name: "sample", required: true },
      { name: "loop", keywordOnly: true, default: false },
    ]);
    self.play(soundOf(sample), truth(isLooped));
  } else {
    const [isLooped] = parseArguments(args, kw, [{ name: "loop", default: false }]);
    self.play(self.own, truth(isLooped));
  }
  return null;
}

const plain = (name: string, run: (self: PyAudioOut) => void): Value =>
  native(name, 1, 1, (self: PyAudioOut) => {
    run(self.check());
    return null;
  });

const audioOut = defineType({
  name: "AudioOut",
  js: PyAudioOut,
  make: (_type, args, kw) => {
    const [pin, source, right, quiet] = parseArguments(args, kw, MAKE) as [PyMcuPin, Value, Value, number];
    if (right !== null && right !== undefined) throw valueError("Right channel unsupported");
    if (quiet < 0 || quiet > FULL) throw valueError(`quiescent_value must be 0-${FULL}`);
    const hasOwn = source !== null && source !== undefined;
    return new PyAudioOut(pin, quiet, hasOwn ? soundOf(source) : undefined);
  },
  methods: {
    ...resourceMethods(),
    play: nativeKw("play", 1, Infinity, (args, kw) => play(args[0] as PyAudioOut, args.slice(1), kw)),
    stop: plain("stop", (self) => self.stop()),
    pause: plain("pause", (self) => self.pause()),
    resume: plain("resume", (self) => self.resume()),
  },
  attrs: {
    playing: attribute<PyAudioOut>("playing", (self) => self.isPlaying),
    paused: attribute<PyAudioOut>("paused", (self) => self.isPaused),
    // Of the first version.
    frequency: attribute<PyAudioOut>(
      "frequency",
      (self) => self.own?.rate ?? DEFAULT_RATE,
      (self, value) => {
        const hz = intArgument(value);
        if (hz <= 0) throw valueError("Invalid frequency");
        if (self.own !== undefined) self.own.rate = hz;
      },
    ),
  },
});

const SOUNDS = { RawSample: rawSampleType, WaveFile: waveFileType };

/** Boards whose chip has no converter lack the modules. */
function needConverter(module: string): void {
  const board = startCircuitPython(module);
  if (board.chip.dac === undefined) throw importError(`no module named '${module}'`);
}

/** Names of the module. */
export function audioioModule(): Record<string, Value> {
  needConverter("audioio");
  return { AudioOut: audioOut, ...SOUNDS };
}

/** Names of `audiocore`, which holds the sounds today. */
export function audiocoreModule(): Record<string, Value> {
  needConverter("audiocore");
  return SOUNDS;
}
