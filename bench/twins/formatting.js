/** Twin of formatting.py: lines for a display and a log. */
import { measure } from "./measure.js";

const SIZE = 25000;

const two = (n) => (n < 10 ? `0${n}` : String(n));

function stamp(seconds) {
  const hours = Math.floor(seconds / 3600) % 24;
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function bar(value, width) {
  const filled = Math.floor((value * width) / 100);
  return "#".repeat(filled) + ".".repeat(width - filled);
}

function run(lines) {
  let length = 0;
  let check = 0;
  let line = "";
  for (let n = 0; n < lines; n++) {
    const celsius = ((n * 37) % 1000) / 10;
    line = `${stamp(n * 7)} ${celsius.toFixed(2).padStart(6)}C ${`n${n % 300}`.padEnd(8)}|`;
    line += `${String(n).padStart(5, "0")} ${(n & 0xffff).toString(16).padStart(4, "0")} `;
    line += `${bar(n % 101, 16)} ${(celsius * 1.8 + 32).toFixed(1)}F`;
    const fields = ["a", "b", "c"].map((name, i) => `${name}=${(n * (i + 1)) % 1000}`);
    line += `;${fields.join(",").toUpperCase()}`;
    length += line.length;
    check = (check * 31 + line.charCodeAt(n % line.length)) & 0xfffff;
  }
  return `${length} ${check} ${line}`;
}

measure(run, SIZE);
