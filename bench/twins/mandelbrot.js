/** Twin of mandelbrot.py. */
import { measure } from "./measure.js";

const SIZE = 140;

function escape(cr, ci, limit) {
  let x = 0;
  let y = 0;
  for (let n = 0; n < limit; n++) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4) return n;
    y = 2 * x * y + ci;
    x = xx - yy + cr;
  }
  return limit;
}

function run(size) {
  let total = 0;
  const picture = [];
  for (let row = 0; row < size; row++) {
    let line = "";
    for (let column = 0; column < size * 2; column++) {
      const n = escape((column / size) * 1.5 - 2, (row / size) * 2.4 - 1.2, 100);
      total += n;
      line += " .:-=+*#%@"[Math.floor((n * 9) / 100)];
    }
    picture.push(line);
  }
  return `${total} ${picture[size >> 1].split("@").length - 1}`;
}

measure(run, SIZE);
