/** Colours of a row or matrix of pixels, as probes and pictures show them. */

import type { Picture, ProbeSpec } from "../parts/part.js";

export class PixelRow {
  /** Red, green, blue of each pixel. */
  readonly rgb: Uint8Array;

  constructor(
    readonly count: number,
    private readonly columns: number,
    /** Every other row of the matrix runs backward. */
    private readonly zigzag: boolean,
  ) {
    this.rgb = new Uint8Array(3 * count);
  }

  set(index: number, red: number, green: number, blue: number): void {
    this.rgb.set([red, green, blue], 3 * index);
  }

  private hex(index: number): string {
    return `#${[...this.rgb.subarray(3 * index, 3 * index + 3)].map((v) => v.toString(16).padStart(2, "0")).join("")}`;
  }

  get text(): string {
    return Array.from({ length: this.count }, (_, i) => this.hex(i)).join(" ");
  }

  get first(): string {
    return this.hex(0);
  }

  get lit(): number {
    let lit = 0;
    for (let i = 0; i < this.count; i++) if (this.rgb.subarray(3 * i, 3 * i + 3).some((v) => v > 0)) lit++;
    return lit;
  }

  picture(): Picture {
    const width = Math.min(this.columns, this.count);
    const height = Math.ceil(this.count / width);
    const rgb = new Uint8Array(3 * width * height);
    for (let i = 0; i < this.count; i++) {
      const row = Math.floor(i / width);
      const column = this.zigzag && row % 2 === 1 ? width - 1 - (i % width) : i % width;
      rgb.set(this.rgb.subarray(3 * i, 3 * i + 3), 3 * (row * width + column));
    }
    return { width, height, rgb };
  }
}

export const PIXEL_PROBES: readonly ProbeSpec[] = [
  { name: "lit", help: "number of pixels that are not black" },
  { name: "first", help: "colour of the first pixel as #rrggbb" },
  { name: "pixels", help: "colours of all, with a space between" },
  { name: "updates", help: "how often colours were sent" },
];
