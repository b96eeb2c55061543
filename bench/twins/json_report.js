/** Twin of json_report.py: values written as JSON by hand. */
import { measure } from "./measure.js";

const SIZE = 2500;

function quote(text) {
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"' || char === "\\") out += `\\${char}`;
    else if (char < " ") out += `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    else out += char;
  }
  return out + '"';
}

/** A number that Python would have as a float. */
class Float {
  constructor(value) {
    this.value = value;
  }
}

function write(value) {
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return String(value);
  if (value instanceof Float) return value.value.toFixed(3);
  let out = "";
  if (Array.isArray(value)) {
    for (const item of value) out += (out ? "," : "") + write(item);
    return `[${out}]`;
  }
  for (const key of Object.keys(value).sort()) out += `${out ? "," : ""}${quote(key)}:${write(value[key])}`;
  return `{${out}}`;
}

function report(number) {
  const sensors = [];
  for (let i = 0; i < 5; i++) {
    const history = [];
    for (let k = 0; k < 6; k++) history.push((number + k * i) % 50);
    const value = new Float(20 + ((number * 13 + i * 5) % 300) / 10);
    sensors.push({ id: i, name: `probe "${i}"`, unit: "C", ok: (number + i) % 7 !== 0, value, history });
  }
  const device = `esp32-${number.toString(16).padStart(4, "0")}`;
  return { device, uptime: number * 60, error: null, sensors };
}

function run(count) {
  let total = 0;
  let check = 0;
  for (let number = 0; number < count; number++) {
    const text = write(report(number));
    total += text.length;
    check = (check * 31 + text.charCodeAt(number % text.length)) & 0xffff;
  }
  return `${total} ${check}`;
}

measure(run, SIZE);
