/** Pictures of displays and strips as text: two rows of dots in a line of half blocks, in colour or with shades. */

import type { Picture } from "./parts/part.js";

/** Brighter than this is drawn where there is no colour. */
const HALF = 96;
const PLAIN = [" ", "▄", "▀", "█"] as const;
const ASCII = [" ", ".", "'", "#"] as const;

type Rgb = readonly [number, number, number];

function dot({ width, height, rgb }: Picture, x: number, y: number): Rgb {
  if (y >= height) return [0, 0, 0];
  const at = 3 * (y * width + x);
  return [rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number];
}

/** The lines of the picture. `color`: with the escape sequences of terminals for 24-bit colour. */
export function pictureLines(picture: Picture, options: { color: boolean; ascii?: boolean }): string[] {
  const lines: string[] = [];
  for (let y = 0; y < picture.height; y += 2) {
    let line = "";
    for (let x = 0; x < picture.width; x++) {
      const [upper, lower] = [dot(picture, x, y), dot(picture, x, y + 1)];
      if (options.color) line += `\x1b[38;2;${upper.join(";")};48;2;${lower.join(";")}m▀`;
      else {
        const lit = (color: Rgb): number => (Math.max(...color) > HALF ? 1 : 0);
        line += (options.ascii ? ASCII : PLAIN)[2 * lit(upper) + lit(lower)] as string;
      }
    }
    lines.push(options.color ? `${line}\x1b[0m` : line.trimEnd());
  }
  return lines;
}

/** The picture with each dot as a square, so that strips can be seen: at least so many dots along its longer side. */
export function enlarged(picture: Picture, least: number): Picture {
  const scale = Math.max(1, Math.ceil(least / Math.max(picture.width, picture.height)));
  const width = picture.width * scale;
  const height = picture.height * scale;
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = dot(picture, Math.floor(x / scale), Math.floor(y / scale));
      rgb.set(color, 3 * (y * width + x));
    }
  }
  return { width, height, rgb };
}
