/** Twin of generators.py: the same pipeline as a loop with callbacks, as one writes it when speed matters. */
import { measure } from "./measure.js";

const SIZE = 1000000;

function samples(count, each) {
  let seed = 5;
  for (let i = 0; i < count; i++) {
    seed = (seed * 75 + 74) % 65537;
    each(seed & 0x3ff);
  }
}

function run(count) {
  const half = Math.floor(count / 2);
  const target = new Set([7, 77, 770]);
  let [total, peaks, hits] = [0, 0, 0];
  let on = false;
  let window = [];
  function accept(sample) {
    const value = sample * 3 - 40;
    if (value > 1500) on = true;
    else if (value < 600) on = false;
    if (!on) return;
    window.push(value);
    if (window.length < 8) return;
    let sum = 0;
    let peak = window[0];
    for (const item of window) {
      sum += item;
      if (item > peak) peak = item;
    }
    total += sum;
    if (peak > 2900) peaks++;
    if (target.has(window[3] % 800)) hits++;
    window = [];
  }
  samples(half, accept);
  for (let i = 0; i < half; i++) accept(i % 1000);
  let evens = 0;
  samples(count, (value) => {
    if (value % 2 === 0) evens += value;
  });
  return `${total} ${peaks} ${hits} ${evens}`;
}

measure(run, SIZE);
