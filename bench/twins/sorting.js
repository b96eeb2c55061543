/** Twin of sorting.py: records by several keys, merge sort, bisection. */
import { measure } from "./measure.js";

const SIZE = 25000;

function make(count) {
  let seed = 9;
  const records = [];
  for (let number = 0; number < count; number++) {
    seed = (seed * 75 + 74) % 65537;
    const name = `sensor${String(seed % 500).padStart(3, "0")}`;
    records.push({ number, name, level: (seed % 1000) / 8 });
  }
  return records;
}

function mergeSort(values) {
  if (values.length < 2) return values;
  const middle = values.length >> 1;
  const left = mergeSort(values.slice(0, middle));
  const right = mergeSort(values.slice(middle));
  const out = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) out.push(left[i] <= right[j] ? left[i++] : right[j++]);
  while (i < left.length) out.push(left[i++]);
  while (j < right.length) out.push(right[j++]);
  return out;
}

function bisect(values, wanted) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function run(count) {
  const records = make(count);
  records.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : b.number - a.number));
  const first = records.slice(0, 3).map((record) => record.number);
  records.sort((a, b) => b.level * 10000 + b.number - (a.level * 10000 + a.number));
  const levels = mergeSort(records.map((record) => record.level));
  const names = [...new Set(records.map((record) => record.name))].sort();
  let found = 0;
  for (let i = 0; i < 1000; i++) found += bisect(levels, i / 8);
  const numbers = records.map((record) => (record.number * 7919) % count).sort((a, b) => a - b);
  const last = names[names.length - 1];
  return `[${first.join(", ")}] ${records[0].number} ${last} ${found} ${numbers[Math.floor(count / 3)]}`;
}

measure(run, SIZE);
