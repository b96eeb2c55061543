/** `--picture [PART=]FILE[@TIME]`: what displays and strips show, at the end or at a time, as PNG files or in the terminal. */

import { writeFileSync } from "node:fs";
import type { Picture } from "../runtime-hal/sim/parts/part.js";
import { parseDuration } from "../runtime-hal/sim/duration.js";
import { enlarged, pictureLines } from "../runtime-hal/sim/picture-text.js";
import type { WiringRun } from "../runtime-hal/sim/wiring/wiring-run.js";
import { UsageError } from "./command.js";
import { writeFailure } from "./file-failure.js";
import { noteWrite } from "./file-observer.js";
import type { LoadedWiring } from "./wiring.js";

/** Small pictures are enlarged to this. */
const LEAST_SIDE = 256;

interface Wanted {
  readonly part: string;
  readonly path: string;
  readonly atUs: number | undefined;
}

/** Reads the values of the option; mistakes are found before the program runs. */
function wanted(text: string, wiring: LoadedWiring | undefined): Wanted {
  if (wiring === undefined) throw new UsageError("--picture: there is no board file; see --wiring");
  const match = /^(?:([A-Za-z_][A-Za-z0-9_-]*)=)?(.+?)(?:@([^@/]*))?$/.exec(text);
  const [, named, path = "", time] = match ?? [];
  const atUs = time === undefined ? undefined : parseDuration(time);
  if (time !== undefined && atUs === undefined)
    throw new UsageError(`--picture: '${time}' is no time; write 10s or 500ms`);
  if (path !== "-" && !path.toLowerCase().endsWith(".png"))
    throw new UsageError(`--picture: '${path}' must end in .png, or be '-'`);
  const displays = wiring.wiring.parts.filter(({ definition }) => definition.display).map(({ id }) => id);
  const part = named ?? displays[0];
  if (part === undefined || !displays.includes(part)) {
    const known =
      displays.length === 0
        ? "the board file has no display or strip"
        : `displays and strips: ${displays.join(", ")}`;
    throw new UsageError(
      part === undefined ? `--picture: ${known}` : `--picture: '${part}' shows no picture; ${known}`,
    );
  }
  if (named === undefined && displays.length > 1) {
    throw new UsageError(`--picture: which of ${displays.join(", ")}? Write ${part}=${path}`);
  }
  return { part, path, atUs };
}

type Encode = (picture: Picture) => Uint8Array;

export class Pictures {
  private readonly taken: { path: string; picture: Picture }[] = [];

  private constructor(
    private readonly list: readonly Wanted[],
    private readonly encode: Encode,
  ) {}

  /** Reads the options; `undefined` if there are none. */
  static async of(
    options: readonly string[],
    wiring: LoadedWiring | undefined,
  ): Promise<Pictures | undefined> {
    if (options.length === 0) return undefined;
    const list = options.map((text) => wanted(text, wiring));
    const { PNG } = await import("pngjs");
    return new Pictures(list, ({ width, height, rgb }) => {
      const png = new PNG({ width, height });
      for (let i = 0; i < width * height; i++) {
        png.data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
        png.data[4 * i + 3] = 255;
      }
      return PNG.sync.write(png);
    });
  }

  /** The last time at which a picture is wanted. */
  get lastUs(): number {
    return Math.max(0, ...this.list.map(({ atUs }) => atUs ?? 0));
  }

  /** Takes the pictures at their times. */
  schedule(run: WiringRun): void {
    for (const { part, path, atUs } of this.list)
      if (atUs !== undefined) run.at(atUs, () => this.take(run, part, path));
  }

  private take(run: WiringRun, part: string, path: string): void {
    const picture = run.assembly.live(part).part.picture?.();
    if (picture !== undefined) this.taken.push({ path, picture: { ...picture, rgb: picture.rgb.slice() } });
  }

  /** Takes those of the end and writes all; gives what went wrong. */
  finish(
    run: WiringRun,
    options: { color: boolean; ascii: boolean },
    write: (text: string) => void,
  ): string | undefined {
    for (const { part, path, atUs } of this.list) if (atUs === undefined) this.take(run, part, path);
    let problem: string | undefined;
    for (const { path, picture } of this.taken) {
      if (path === "-") {
        write(`${pictureLines(picture, options).join("\n")}\n`);
        continue;
      }
      try {
        noteWrite(path, () => writeFileSync(path, this.encode(enlarged(picture, LEAST_SIDE))));
      } catch (e) {
        problem ??= writeFailure(e, path) ?? `can't write '${path}': ${(e as Error).message}`;
      }
    }
    return problem;
  }
}
